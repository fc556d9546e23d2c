package chat.parley.launcher.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleGraphTest {
    @Test
    void a_pom_says_what_its_code_needs_and_not_what_its_tests_need() {
        var needs = ModuleGraph.needs("""
                <artifactId>parley-admin-api</artifactId>
                <dependencies>
                  <dependency><groupId>chat.parley</groupId><artifactId>parley-platform</artifactId></dependency>
                  <dependency>
                    <groupId>chat.parley</groupId>
                    <artifactId>parley-testkit</artifactId>
                    <scope>test</scope>
                  </dependency>
                  <dependency><groupId>io.vertx</groupId><artifactId>vertx-core</artifactId></dependency>
                </dependencies>
                """);

        assertThat(needs).containsExactly("platform");
    }

    @Test
    void what_is_needed_through_others_comes_along_in_the_order_of_the_build() throws IOException {
        var graph = ModuleGraph.read(Path.of("..").toAbsolutePath().normalize());

        assertThat(graph.closure(List.of("launcher")).stream().map(Module::name))
                .containsExactly("contracts", "egress", "embedded", "launcher");
    }

    @Test
    void a_module_that_is_not_there_is_refused_with_those_that_are() throws IOException {
        var graph = ModuleGraph.read(Path.of("..").toAbsolutePath().normalize());

        assertThatThrownBy(() -> graph.closure(List.of("nothing")))
                .hasMessageContaining("nothing")
                .hasMessageContaining("launcher");
    }
}
