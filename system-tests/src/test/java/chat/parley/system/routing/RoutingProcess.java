package chat.parley.system.routing;

import static chat.parley.testkit.Wait.await;

import chat.parley.testkit.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/** The packaged service in a process of its own, started again and again on the same state. */
final class RoutingProcess implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ProcessBuilder command;
    private final Path log;
    private final int port;
    private Process process;

    private RoutingProcess(ProcessBuilder command, Path log, int port) throws IOException {
        this.command = command;
        this.log = log;
        this.port = port;
        this.process = command.start();
    }

    static RoutingProcess start(String kafka, TestDatabase database, Path state, String name) throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path log = Path.of("target", "routing-" + name + ".log");
        Files.deleteIfExists(log);
        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-jar",
                        Path.of("..", "routing-service", "target", "quarkus-app", "quarkus-run.jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        command.environment().put("PARLEY_PORT", Integer.toString(port));
        command.environment().put("PARLEY_KAFKA", kafka);
        command.environment().put("PARLEY_DATABASE_URL", database.url());
        command.environment().put("PARLEY_DATABASE_USER", database.user());
        command.environment().put("PARLEY_DATABASE_PASSWORD", database.password());
        command.environment().put("PARLEY_SECRET_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        command.environment().put("PARLEY_STATE_DIR", state.toString());
        return new RoutingProcess(command, log, port);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    void startAgain() throws IOException {
        process = command.start();
    }

    boolean ready() {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void awaitReady() {
        await().atMost(Duration.ofSeconds(60)).until(this::ready);
    }

    /** Everything that all its processes have logged. */
    String logged() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }
}
