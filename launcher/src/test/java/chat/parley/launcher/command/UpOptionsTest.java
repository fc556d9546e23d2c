package chat.parley.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.launcher.suite.Part;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpOptionsTest {
    private static UpOptions parse(String line) throws UsageException {
        return UpOptions.parse(line.isEmpty() ? List.of() : List.of(line.split(" ", -1)), Path.of("/work/.parley"));
    }

    @Test
    void without_options_everything_runs_on_loopback_with_demo_data() throws UsageException {
        var options = parse("");

        assertThat(options.fresh()).isFalse();
        assertThat(options.demo()).isTrue();
        assertThat(options.longLived()).isFalse();
        assertThat(options.host()).isEqualTo("127.0.0.1");
        assertThat(options.port()).isZero();
        assertThat(options.home()).isEqualTo(Path.of("/work/.parley"));
        assertThat(options.leftOut()).isEmpty();
    }

    @Test
    void each_option_is_understood() throws UsageException {
        var options = parse(
                "--fresh --no-build --long-lived --port 9000 --host 0.0.0.0 --home /tmp/x --no-demo --without kafka,admin-api");

        assertThat(options.fresh()).isTrue();
        assertThat(options.demo()).isFalse();
        assertThat(options.longLived()).isTrue();
        assertThat(options.host()).isEqualTo("0.0.0.0");
        assertThat(options.port()).isEqualTo(9000);
        assertThat(options.home()).isEqualTo(Path.of("/tmp/x"));
        assertThat(options.leftOut()).containsExactlyInAnyOrder(Part.KAFKA, Part.ADMIN_API);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--port 0", "--port 65536", "--port web", "--without nothing", "--what", "up"})
    void what_is_not_understood_is_said(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(UsageException.class).hasMessageEndingWith(".");
    }
}
