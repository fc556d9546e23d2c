package chat.parley.launcher.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetsTest {
    @Test
    void a_third_more_than_the_budget_is_still_allowed() throws Refusal {
        var budgets = Budgets.parse(List.of("# seconds", "", "contracts 30 # small", "platform  60"));

        assertThat(budgets.isFarOver("contracts", 40.0)).isFalse();
        assertThat(budgets.isFarOver("contracts", 40.1)).isTrue();
        assertThat(budgets.isFarOver("platform", 79)).isFalse();
    }

    @Test
    void a_module_without_a_budget_is_never_late() throws Refusal {
        var budgets = Budgets.parse(List.of());

        assertThat(budgets.isFarOver("new-module", 1e6)).isFalse();
        assertThat(budgets.shown("new-module")).isEqualTo("-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contracts", "contracts many", "contracts 30 s", "contracts 1501"})
    void what_is_no_budget_is_refused(String line) {
        assertThatThrownBy(() -> Budgets.parse(List.of(line))).isInstanceOf(Refusal.class);
    }

    @Test
    void a_module_has_one_budget() {
        assertThatThrownBy(() -> Budgets.parse(List.of("contracts 1", "contracts 2")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void all_together_is_bounded() {
        assertThatThrownBy(() -> Budgets.parse(List.of("a 1000", "b 501")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("1501");
    }

    @Test
    void the_projects_own_budgets_name_every_module() throws IOException, Refusal {
        var root = Path.of("..").toAbsolutePath().normalize();

        var budgets = Budgets.parse(Files.readAllLines(root.resolve("budgets.txt")));

        assertThat(budgets.seconds().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        ModuleGraph.read(root).all().stream().map(Module::name).toList());
    }
}
