package chat.parley.embedded.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The running server of a data directory, known by its {@code postmaster.pid}. */
final class Postmaster {
    /** How far the start noted in the file may be from the process's own. */
    private static final Duration CLOCK_GRAIN = Duration.ofSeconds(10);

    private static final Duration FAST = Duration.ofSeconds(15);
    private static final Duration IMMEDIATE = Duration.ofSeconds(10);

    private static final Duration GLANCE = Duration.ofMillis(20);

    private final ProcessHandle process;
    private final Path pidFile;

    private Postmaster(ProcessHandle process, Path pidFile) {
        this.process = process;
        this.pidFile = pidFile;
    }

    /**
     * The server that runs on these data, whoever started it. A process that merely got the number of one that is
     * gone is not taken for it.
     *
     * @param data a data directory; need not exist
     */
    static Optional<Postmaster> of(Path data) {
        var pidFile = data.resolve("postmaster.pid");
        var lines = lines(pidFile);
        if (lines.size() < 3) {
            return Optional.empty();
        }
        // Lines: process, data directory, start in seconds since 1970, port, ...
        var started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> isPostmaster(process, started))
                .map(process -> new Postmaster(process, pidFile));
    }

    private static boolean isPostmaster(ProcessHandle process, Instant started) {
        var info = process.info();
        boolean sameStart = info.startInstant()
                .map(start -> Duration.between(start, started).abs().compareTo(CLOCK_GRAIN) <= 0)
                .orElse(false);
        return info.command().map(command -> command.endsWith("postgres")).orElse(sameStart);
    }

    long pid() {
        return process.pid();
    }

    /**
     * Whether it still works on its data. It removes its file last of all; where nobody fetches the exit codes of
     * orphans, as in many containers, the process itself never quite goes.
     */
    boolean isAlive() {
        return process.isAlive() && lines(pidFile).stream().limit(1).anyMatch(Long.toString(pid())::equals);
    }

    private static List<String> lines(Path pidFile) {
        try {
            return Files.readAllLines(pidFile);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends it: sessions are cut and a checkpoint is written; if that takes too long, at once and without one.
     *
     * @throws IllegalStateException when it survives even that
     */
    void stop() {
        signal("INT");
        if (!endedWithin(FAST)) {
            signal("QUIT");
            if (!endedWithin(IMMEDIATE)) {
                throw new IllegalStateException("PostgreSQL (process " + pid() + ") does not stop");
            }
        }
    }

    private void signal(String name) {
        try {
            // Java can send neither of the two signals; the shell's own kill is there on every system.
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL was stopped", e);
        }
    }

    private boolean endedWithin(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (isAlive()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            // The server is no child of this process, so its end has to be looked for.
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        return true;
    }
}
