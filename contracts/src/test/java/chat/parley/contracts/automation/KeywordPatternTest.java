package chat.parley.contracts.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which patterns may be tried at all. */
@Tag("B-07")
class KeywordPatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "price|invoice",
                "[A-Z]{2}\\d{2}(\\d{4}){4,5}",
                "a{999}",
                "\\p{L}+\\x{1F600}{3}",
                "[]a-z{99}]{10}",
                "[[:alpha:]{900}]{2}",
                "\\(a{500}\\){2}",
                "a{,5}b{x}c{",
                "(?i)straße",
            })
    void ordinaryExpressionsPass(String pattern) {
        assertThatCode(() -> KeywordPattern.check(KeywordMatch.REGEX, pattern)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a{1000}){1000}",
                "((a{1000}){1000}){1000}",
                "(?:(?:(?:a{10}){10}){10}){10}",
                "a{1001}",
                "a{100}{100}",
                "a{2,}b{0,99999}",
                "(ab{20}){60}",
                "[a{2}]{999}c{2}",
                "a{500}|b{501}",
                "\\p{L}{1000}x",
                ")a{600})b{600}",
            })
    void expressionsThatGrowWithoutBoundAreRefused(String pattern) {
        refused("more than 1000 parts", KeywordMatch.REGEX, pattern);
    }

    @Test
    void expressionsThatNestTooDeepAreRefused() {
        refused("deep", KeywordMatch.REGEX, "(".repeat(250) + ")".repeat(250));
    }

    @Test
    void aPatternOfWordsHasAWord() {
        refused("no word", KeywordMatch.WORD, "!?");
        refused("no word", KeywordMatch.PHRASE, "—");
        assertThatCode(() -> KeywordPattern.check(KeywordMatch.PHRASE, "«цена?»"))
                .doesNotThrowAnyException();
    }

    @Test
    void aPatternIsNeitherEmptyNorLongNorHalfACharacter() {
        refused("empty", KeywordMatch.WORD, " ");
        refused("more than 500", KeywordMatch.REGEX, "x".repeat(501));
        refused("surrogate", KeywordMatch.REGEX, "\uD83D");
    }

    private static void refused(String why, KeywordMatch match, String pattern) {
        assertThatThrownBy(() -> KeywordPattern.check(match, pattern))
                .isInstanceOfSatisfying(
                        ContractViolation.class,
                        violation -> assertThat(violation.code()).isEqualTo(ErrorCode.INVALID_PATTERN))
                .hasMessageContaining(why);
    }
}
