package chat.parley.dialog.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.platform.problem.ProblemException;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T-03")
class CursorTest {
    @Test
    void comesBackAsItWasGiven() {
        var cursor = new Cursor(Instant.parse("2026-03-01T12:00:00.123456Z"), "d-1");

        assertThat(Cursor.of(cursor.text())).isEqualTo(cursor);
    }

    @Test
    void noneIsNone() {
        assertThat(Cursor.of(null)).isNull();
        assertThat(Cursor.of("")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "####", "MTIz", "YWJjIGRlZg"})
    void whatIsNoCursorIsRefused(String text) {
        assertThatThrownBy(() -> Cursor.of(text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("invalid-request");
    }
}
