package chat.parley.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuiteOptionsTest {
    private final Path root = SuiteOptions.rootAbove(Path.of(""));
    private final SuiteOptions options = SuiteOptions.of(root, Path.of("target/home"));

    @Test
    void the_projects_folder_is_found_from_inside_of_a_module() {
        assertThat(root.resolve("parley")).isRegularFile();
        assertThatThrownBy(() -> SuiteOptions.rootAbove(Path.of("/"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SuiteOptions.of(Path.of("/"), Path.of("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parts_can_be_left_out() {
        assertThat(options.without(Set.of(Part.KEYCLOAK)).parts())
                .doesNotContain(Part.KEYCLOAK)
                .contains(Part.KAFKA)
                .hasSize(Part.values().length - 1);
    }

    @Test
    void added_environment_keeps_what_was_added_before() {
        var added = options.withEnvironment(Part.ADMIN_API, Map.of("A", "1", "B", "1"))
                .withEnvironment(Part.ADMIN_API, Map.of("B", "2"))
                .withEnvironment(Part.KAFKA, Map.of("C", "3"));

        assertThat(added.environment().get(Part.ADMIN_API)).isEqualTo(Map.of("A", "1", "B", "2"));
        assertThat(added.environment().get(Part.KAFKA)).isEqualTo(Map.of("C", "3"));
    }

    @Test
    void services_are_parts_with_a_database_of_their_own() {
        assertThat(Part.services()).hasSize(6).allMatch(part -> part.database().isPresent());
        assertThat(Part.services().stream().map(Part::database).distinct()).hasSize(6);
    }
}
