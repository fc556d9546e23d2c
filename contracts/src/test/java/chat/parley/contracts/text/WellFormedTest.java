package chat.parley.contracts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WellFormedTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", " a ", "Привет", "🚚", "a🚚b", "👩‍👩‍👧", "line\nline", "\uFFFD", "\uFFFF", "\u0001"})
    void takesTextOfAnyScript(String text) {
        assertThat(WellFormed.required("text", text, 100)).isSameAs(text);
        assertThat(WellFormed.optional("text", text, 100)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0", "\0a", "🚚\0"})
    void refusesTheCharacterNoDatabaseHolds(String text) {
        refuses(text, ErrorCode.INVALID_TEXT, "U+0000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD83D",
                "\uDE9A",
                "a\uD83D",
                "\uD83Da",
                "\uDE9Aa",
                "\uDE9A\uD83D",
                "\uD83D\uD83D\uDE9A",
                "\uD83D\uDE9A\uDE9A"
            })
    void refusesHalfOfASurrogatePairWhereverItStands(String text) {
        refuses(text, ErrorCode.INVALID_TEXT, "surrogate");
    }

    @Test
    void takesExactlyAsManyUnitsAsAllowed() {
        assertThat(WellFormed.required("text", "x".repeat(5), 5)).hasSize(5);
        assertThat(WellFormed.required("text", "🚚🚚", 4)).hasSize(4);

        assertThatThrownBy(() -> WellFormed.required("text", "x".repeat(6), 5))
                .isInstanceOf(ContractViolation.class)
                .hasMessage("text has more than 5 characters")
                .extracting(failure -> ((ContractViolation) failure).code())
                .isEqualTo(ErrorCode.TEXT_TOO_LONG);
        assertThatThrownBy(() -> WellFormed.required("text", "🚚🚚", 3)).isInstanceOf(ContractViolation.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\n\t ", "\u2003"})
    void refusesNothingWhereSomethingIsRequired(String text) {
        assertThatThrownBy(() -> WellFormed.required("name", text, 5))
                .isInstanceOf(ContractViolation.class)
                .hasMessage("name must not be empty");
    }

    @Test
    void leavesOutWhatIsOptional() {
        assertThat(WellFormed.optional("name", null, 5)).isNull();
        assertThat(WellFormed.optional("name", "", 5)).isEmpty();
    }

    @Test
    void takesExactlyWhatSurvivesUtf8AndHasNoZero() {
        var random = new Random(20_261_121);
        for (int run = 0; run < 20_000; run++) {
            var units = new char[1 + random.nextInt(6)];
            for (int i = 0; i < units.length; i++) {
                units[i] = switch (random.nextInt(8)) {
                    case 0 -> (char) (0xD800 + random.nextInt(0x400));
                    case 1 -> (char) (0xDC00 + random.nextInt(0x400));
                    case 2 -> (char) random.nextInt(3);
                    default -> (char) ('a' + random.nextInt(26));
                };
            }
            var text = new String(units);
            var back = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

            assertThat(isTaken(text)).as(text).isEqualTo(back.equals(text) && text.indexOf(0) < 0);
        }
    }

    private static boolean isTaken(String text) {
        try {
            WellFormed.optional("text", text, 100);
            return true;
        } catch (ContractViolation e) {
            return false;
        }
    }

    private static void refuses(String text, ErrorCode code, String reason) {
        assertThatThrownBy(() -> WellFormed.optional("text", text, 100))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining(reason)
                .extracting(failure -> ((ContractViolation) failure).code())
                .isEqualTo(code);
    }
}
