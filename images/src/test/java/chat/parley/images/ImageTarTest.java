package chat.parley.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in an image, and as whom it runs. */
@Tag("N-15")
class ImageTarTest {
    @TempDir
    Path folder;

    private Path app;

    @BeforeEach
    void aBuiltService() throws IOException {
        app = folder.resolve("quarkus-app");
        for (var file :
                new String[] {"lib/main/a.jar", "lib/boot/b.jar", "quarkus/q.dat", "quarkus-run.jar", "app/s.jar"}) {
            Files.createDirectories(app.resolve(file).getParent());
            Files.writeString(app.resolve(file), file);
        }
        Files.writeString(app.resolve("secrets.properties"), "not for an image");
    }

    @Test
    void itHasAServiceAndNothingElseThatAnybodyMayWrite() throws Exception {
        var image = image("1");

        assertThat(image.files().keySet().stream().filter(file -> !file.endsWith("/")))
                .containsExactlyInAnyOrder(
                        "/app/lib/main/a.jar",
                        "/app/lib/boot/b.jar",
                        "/app/quarkus/q.dat",
                        "/app/quarkus-run.jar",
                        "/app/app/s.jar");
        assertThat(image.files().values()).allSatisfy(file -> {
            assertThat(file.getMode() & 0022).as(file.getName()).isZero();
            assertThat(file.getLongUserId()).isZero();
        });
        assertThat(image.layers()).hasSize(3);
    }

    @Test
    void itRunsAsNobodyInParticularAndSaysWhereItComesFrom() throws Exception {
        var config = image("2").config().get("config");

        assertThat(config.get("User").asText()).isEqualTo("10001:10001");
        assertThat(config.get("Entrypoint")).extracting(word -> word.asText()).isEqualTo(ImagePlan.entryPoint());
        assertThat(config.get("ExposedPorts").has("8080/tcp")).isTrue();
        assertThat(config.get("Env") == null || config.get("Env").isEmpty())
                .as("nothing is set in it")
                .isTrue();
        var labels = config.get("Labels");
        assertThat(labels.get("org.opencontainers.image.version").asText()).isEqualTo("1.2.3");
        assertThat(labels.get("org.opencontainers.image.revision").asText()).isEqualTo("abcdef");
        assertThat(labels.get("org.opencontainers.image.source").asText()).isEqualTo("https://code.example/parley");
        assertThat(labels.get("org.opencontainers.image.licenses").asText()).isEqualTo("Apache-2.0");
    }

    @Test
    void aChangedServiceIsOneNewLayer() throws Exception {
        var before = image("3");
        assertThat(image("4").layers()).as("the same files are the same image").isEqualTo(before.layers());

        Files.writeString(app.resolve("app/s.jar"), "changed");
        var after = image("5");

        assertThat(after.layers().subList(0, 2)).isEqualTo(before.layers().subList(0, 2));
        assertThat(after.layers().getLast()).isNotEqualTo(before.layers().getLast());
    }

    @Test
    void whatWasNotBuiltIsSaid() throws Exception {
        Files.delete(app.resolve("quarkus-run.jar"));

        assertThatThrownBy(() -> image("6")).isInstanceOf(IOException.class).hasMessageContaining("was not built");
    }

    private UnpackedImage image(String name) throws IOException, InterruptedException {
        var archive = folder.resolve(name + ".tar");
        new ImageTar(folder.resolve("cache"))
                .write(
                        new ImagePlan(
                                "dialog-service",
                                "1.2.3",
                                "abcdef",
                                "https://code.example/parley",
                                ImagePlan.SCRATCH,
                                app),
                        archive);
        return UnpackedImage.of(archive, folder.resolve(name));
    }
}
