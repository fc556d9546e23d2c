package chat.parley.launcher.suite;

import chat.parley.launcher.process.ProcessMark;
import chat.parley.launcher.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Children of an earlier run that was killed before it could stop them. */
final class LeftOvers {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private LeftOvers() {}

    /**
     * Stops those whose notes are in the folder and that are still the ones noted; everything else is left alone.
     *
     * @return how many were stopped
     */
    static int stop(SuiteFolder folder) throws IOException {
        int stopped = 0;
        for (var part : Part.values()) {
            var file = folder.mark(part);
            var running = ProcessMark.readFrom(file).flatMap(ProcessMark::running);
            if (running.isPresent()) {
                stop(part, running.get());
                stopped++;
            }
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder.brokerReady());
        return stopped;
    }

    private static void stop(Part part, ProcessHandle process) {
        Signal.CONT.sendTo(process);
        if (part == Part.DATABASE) {
            Signal.INT.sendTo(process);
        } else {
            process.destroy();
        }
        if (!endedWithin(process, PATIENCE)) {
            process.destroyForcibly();
            endedWithin(process, PATIENCE);
        }
    }

    private static boolean endedWithin(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The argument that tells a part's process of this folder from every other process of the machine. */
    static String sign(Path home, Part part) {
        return switch (part) {
            // PostgreSQL is not started by us directly; its own command line names its data directory.
            case DATABASE -> home.resolve("data").resolve(part.title()).toString();
            case KAFKA,
                    KEYCLOAK,
                    DIALOG_SERVICE,
                    ROUTING_SERVICE,
                    CHANNEL_INGEST,
                    NOTIFICATION_SERVICE,
                    INTEGRATION_SERVICE,
                    ADMIN_API -> "-Dparley.child=" + home + "#" + part.title();
        };
    }
}
