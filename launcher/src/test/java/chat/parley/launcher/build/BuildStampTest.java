package chat.parley.launcher.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildStampTest {
    @TempDir
    Path root;

    private Module module;

    @BeforeEach
    void project() throws IOException {
        write("pom.xml", "<project/>");
        write("admin-api/pom.xml", "<project/>");
        write("admin-api/src/main/java/A.java", "class A {}");
        write("admin-api/src/test/java/ATest.java", "class ATest {}");
        module = new Module("admin-api", root.resolve("admin-api"), Set.of());
    }

    private void write(String name, String content) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private String fingerprint() throws IOException {
        return SourceFingerprint.of(root, List.of(module));
    }

    private void build() throws IOException {
        write("admin-api/target/quarkus-app/quarkus-run.jar", "jar");
        BuildStamp.write(module, fingerprint());
    }

    @Test
    void what_was_never_built_is_stale() throws IOException {
        assertThat(BuildStamp.isFresh(module, fingerprint())).isFalse();
    }

    @Test
    void what_was_built_of_these_sources_is_fresh() throws IOException {
        build();

        assertThat(BuildStamp.isFresh(module, fingerprint())).isTrue();
    }

    @Test
    void a_changed_added_or_removed_source_makes_it_stale() throws IOException {
        build();

        write("admin-api/src/main/java/A.java", "class A { }");
        assertThat(BuildStamp.isFresh(module, fingerprint())).isFalse();

        build();
        write("admin-api/src/main/resources/application.properties", "a=b");
        assertThat(BuildStamp.isFresh(module, fingerprint())).isFalse();

        build();
        Files.delete(root.resolve("admin-api/src/main/resources/application.properties"));
        assertThat(BuildStamp.isFresh(module, fingerprint())).isFalse();
    }

    @Test
    void the_parent_pom_counts() throws IOException {
        build();

        write("pom.xml", "<project></project>");

        assertThat(BuildStamp.isFresh(module, fingerprint())).isFalse();
    }

    @Test
    void a_source_that_was_only_touched_changes_nothing() throws IOException {
        build();

        Files.setLastModifiedTime(
                root.resolve("admin-api/src/main/java/A.java"), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

        assertThat(BuildStamp.isFresh(module, fingerprint())).isTrue();
    }

    @Test
    void tests_and_what_builds_make_do_not_count() throws IOException {
        build();

        write("admin-api/src/test/java/BTest.java", "class BTest {}");
        write("admin-api/node_modules/x/index.js", "x");
        write("admin-api/dist/index.html", "x");
        write("admin-api/target/classes/A.class", "x");

        assertThat(BuildStamp.isFresh(module, fingerprint())).isTrue();
    }

    @Test
    void a_result_that_another_build_replaced_is_not_taken_for_this_one() throws IOException {
        build();

        Files.setLastModifiedTime(
                root.resolve("admin-api/target/quarkus-app/quarkus-run.jar"),
                FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

        assertThat(BuildStamp.isFresh(module, fingerprint())).isFalse();
    }
}
