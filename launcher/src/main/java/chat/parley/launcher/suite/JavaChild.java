package chat.parley.launcher.suite;

import chat.parley.launcher.process.ChildCommand;
import chat.parley.launcher.process.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A part that is a Java process of its own.
 *
 * @param preparation runs before each start; may take long the first time
 * @param command what to start
 * @param readiness whether it does its work
 */
record JavaChild(Preparation preparation, ChildCommand command, BooleanSupplier readiness) implements Program {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private static final int OK = 200;

    /** Something to do before a start. */
    @FunctionalInterface
    interface Preparation {
        void run() throws IOException;
    }

    @Override
    public ProcessHandle start() throws IOException {
        preparation.run();
        return command.start().toHandle();
    }

    @Override
    public boolean isReady() {
        return readiness.getAsBoolean();
    }

    /** Ready as soon as the address answers 200. */
    static BooleanSupplier answering(URI address) {
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        return () -> {
            try {
                return HTTP.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == OK;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }
}
