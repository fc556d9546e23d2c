package chat.parley.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./parley config} understands. */
@Tag("N-30")
class ConfigOptionsTest {
    @Test
    void aFileIsAppliedToTheAccountThatIsMeant() throws UsageException {
        var options = ConfigOptions.parse(List.of("apply", "--dry-run", "shop.yaml", "--account", "shop", "--prune"));

        assertThat(options.verb()).isEqualTo(ConfigOptions.Verb.APPLY);
        assertThat(options.files()).containsExactly(Path.of("shop.yaml"));
        assertThat(options.account()).isEqualTo("shop");
        assertThat(options.dryRun()).isTrue();
        assertThat(options.prune()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "import a",
                "export",
                "export a b",
                "diff a b c",
                "apply a --force",
                "apply a --account",
                "export a --prune",
                "diff a --door ftp://x"
            })
    void whatIsNotUnderstoodIsSaid(String line) {
        assertThatThrownBy(() -> ConfigOptions.parse(line.isEmpty() ? List.of() : List.of(line.split(" "))))
                .isInstanceOf(UsageException.class);
    }
}
