package chat.parley.dialog.keyword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.automation.KeywordMatch;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pattern finds in a text. */
@Tag("B-07")
class TextPatternTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "price, What is the price?, true",
                "price, PRICE!, true",
                "price, prices, false",
                "price, underpriced, false",
                "price, «price», true",
                "price, price2, false",
                "\"price cost,fee\", the fee please, true",
                "don't, I don’t know, true",
                "t, don't, false",
                "e-mail, your E-Mail address, true",
                "e-mail, mail, false",
                "Счёт, ПРИШЛИТЕ СЧЁТ, true",
                "счёт, расчёт, false",
                "straße, STRASSE, true",
                "ΟΔΟΣ, η οδός ήταν οδοσ, true",
                "İstanbul, istanbul, true",
                "ısı, ISI, true",
                "价格, 请问价格多少, true",
                "价钱, 请问价格多少, false",
                "ราคา, สอบถามราคาหน่อย, true",
                "café, cafe\u0301, true",
                "cafe, café, false",
            })
    void aWordStandsByItself(String pattern, String text, boolean found) {
        assertThat(finds(KeywordMatch.WORD, pattern, text)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "where is my order, Where — is my ORDER?, true",
                "where is my order, where my order is, false",
                "where is my order, where is my orders, false",
                "my order, order, false",
                "\"money, back\", I want my money (back), true",
                "money back, money is back, false",
            })
    void aPhraseIsItsWordsInTheirOrder(String pattern, String text, boolean found) {
        assertThat(finds(KeywordMatch.PHRASE, pattern, text)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "order\\s*#?\\d{4}, my ORDER #1234, true",
                "order\\s*#?\\d{4}, my order #12, false",
                "^hello, Hello there, true",
                "^hello, oh hello, false",
                "(?i)сч[её]т, РАСЧЁТ, true",
                "caf\u00e9, CAFE\u0301, true",
            })
    void anExpressionIsFoundAnywhere(String pattern, String text, boolean found) {
        assertThat(finds(KeywordMatch.REGEX, pattern, text)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a)\\1",
                "(?=a)b",
                "(?<!a)b",
                "a**",
                "[a-",
                "(",
                "a{1001}",
                "((a{100}){100}){100}",
                "\\",
            })
    void whatDoesNotTakeLinearTimeIsRefused(String pattern) {
        assertThatThrownBy(() -> TextPattern.of(KeywordMatch.REGEX, pattern))
                .isInstanceOfSatisfying(
                        ContractViolation.class,
                        violation -> assertThat(violation.code()).isEqualTo(ErrorCode.INVALID_PATTERN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a*)*b", "(a|aa)+b", "(.*)(.*)(.*)(.*)(.*)b", "(a?){100}a{100}b", "([a-z]+)*\\d"})
    void anExpressionThatIsSlowElsewhereIsNot(String pattern) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(finds(KeywordMatch.REGEX, pattern, "a".repeat(60_000)))
                        .isFalse());
    }

    @Test
    void onlyTheBeginningOfALongTextIsLookedAt() {
        String long1 = "x ".repeat(FoldedText.LOOKED_AT / 2 - 3) + "price";
        String long2 = "x ".repeat(FoldedText.LOOKED_AT / 2) + "price";

        assertThat(finds(KeywordMatch.WORD, "price", long1)).isTrue();
        assertThat(finds(KeywordMatch.WORD, "price", long2)).isFalse();
    }

    @Test
    void aTextIsCutBetweenCharacters() {
        assertThat(FoldedText.of("x".repeat(FoldedText.LOOKED_AT - 1) + "😀").plain())
                .hasSize(FoldedText.LOOKED_AT - 1);
    }

    private static boolean finds(KeywordMatch match, String pattern, String text) {
        return TextPattern.of(match, pattern).matches(FoldedText.of(text));
    }
}
