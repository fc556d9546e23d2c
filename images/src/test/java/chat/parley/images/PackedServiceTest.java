package chat.parley.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The services as they lie in their images, started by their own entry point, from files nobody may write. */
@Tag("full")
@Tag("N-15")
class PackedServiceTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"admin-api", "dialog-service"})
    void aServiceLivesBeforeWhatItNeedsIsThere(String service) throws Exception {
        var archive = folder.resolve("image.tar");
        var plan = new ImagePlan(
                service,
                "0",
                "0",
                "",
                ImagePlan.SCRATCH,
                PROJECT.resolve(service).resolve("target/quarkus-app"));
        new ImageTar(folder.resolve("cache")).write(plan, archive);
        var root = folder.resolve("root");
        var image = UnpackedImage.of(archive, root);
        var port = freePort();
        var command = new ArrayList<String>();
        image.config().get("config").get("Entrypoint").forEach(word -> command.add(word.asText()));
        command.set(0, ProcessHandle.current().info().command().orElseThrow());
        command.replaceAll(word -> word.startsWith(ImagePlan.HOME) ? root + word : word);
        var starting = new ProcessBuilder(command)
                .directory(root.resolve("app").toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        starting.environment().put("JAVA_TOOL_OPTIONS", "-Xmx256m -XX:TieredStopAtLevel=1");
        starting.environment().put("PARLEY_PORT", Integer.toString(port));
        starting.environment().put("PARLEY_HOST", "127.0.0.1");
        starting.environment().put("PARLEY_STATE_DIR", folder.resolve("state").toString());
        // Nobody listens there.
        starting.environment().put("PARLEY_KAFKA", "127.0.0.1:1");
        starting.environment().put("PARLEY_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/" + service);
        starting.environment().put("PARLEY_SECRET_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        var process = starting.start();
        try {
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> {
                        assertThat(process.isAlive()).as(() -> log(folder)).isTrue();
                        assertThat(status(port, "live")).as(() -> log(folder)).isEqualTo(200);
                    });
            assertThat(status(port, "ready"))
                    .as("it does not say that it is ready")
                    .isEqualTo(503);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static int status(int port, String health) throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/" + health))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private static String log(Path folder) {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
