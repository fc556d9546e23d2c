package chat.parley.admin.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B-07")
class LinearPatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "deliver(y|ed)",
                "(?:где|куда) .*заказ",
                "^\\d{4,6}$",
                "[a-zа-яё0-9._-]+@[^\\s]+",
                "a{3}b{2,}c{1,9}?",
                "\\.\\*\\[\\\\",
                "\\p{L}+\\b",
                "x|",
                "(a{10}){10}"
            })
    void whatEveryEngineReadsAlikeIsGood(String pattern) {
        assertThat(LinearPattern.flaw(pattern)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a)\\1",
                "a(?=b)",
                "a(?!b)",
                "(?<=a)b",
                "(?<name>a)",
                "(?i)a",
                "(?>a)",
                "a*+",
                "a++",
                "a**",
                "*a",
                "a{",
                "a{2}{3}",
                "(a",
                "a)",
                "[a",
                "[a[b]]",
                "[a&&b]",
                "[]x]",
                "\\k<name>",
                "\\Qa\\E",
                "\\p{IsCyrillic}",
                "a\\",
                "a{5,2}",
                "[z-a]",
                "a{1001}",
                "(a{100}){100}",
                "((((((((((((((((((((((((((((((((a))))))))))))))))))))))))))))))))"
            })
    void whatTakesMoreThanLinearTimeOrMeansDifferentThingsIsNot(String pattern) {
        assertThat(LinearPattern.flaw(pattern)).isPresent();
    }
}
