package chat.parley.dialog.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.error.ContractViolation;
import com.google.re2j.Pattern;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must stand in a text for an expression to be found in it. */
@Tag("T-07")
class NeededLiteralTest {
    private static final String[] PIECES = {
        "order",
        "Заказ",
        "k",
        "S",
        "ß",
        "é",
        "#",
        " ",
        "\\d",
        "\\s*",
        "[a-z]",
        "[^]x]",
        "(?:ab|c)",
        "(inv)?",
        "x?",
        "y*",
        "z+",
        "o{0,2}",
        "n{2}",
        "|",
        "^",
        "$",
        ".",
        "\\.",
        "\\-",
        "\\p{L}",
        "\\pL",
        "\\x41",
        "\\x{41}",
        "(?i)",
        "😀"
    };
    private static final String[] WORDS = {
        "order", "ORDER", "orde", "заказ", "ЗАКАЗ", "\u212A", "k", "\u017F", "s", "ß", "SS", "ẞ", "é", "É", "#", " ",
        "7", "x", "ab", "inv", "zz", "nn", "oo", ".", "-", "A", "😀", "\u0307", "İ"
    };

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "order\\s*#?\\d{4}, order",
                "(order|invoice)\\s*#?7\\d{4}, -",
                "^hello world$, hello world",
                "colou?rs, colo",
                "a|bcd, -",
                "x{3}yes, yes",
                "ЗАКАЗ\\.ru, заказ",
                "[abc]def, def",
                "\\Qa.b\\E, -",
                "ab+cd, ab",
            })
    void theLongestPlainPieceIsNeeded(String expression, String needed) {
        assertThat(NeededLiteral.of(expression)).isEqualTo(needed);
    }

    @Test
    void whatIsNeededNeverHidesAFind() {
        var chance = new Random(7);
        int found = 0;
        for (int round = 0; round < 60_000; round++) {
            String expression = some(PIECES, chance, 5);
            String text = some(WORDS, chance, 8);
            LinearExpression linear;
            try {
                linear = LinearExpression.of(expression);
            } catch (ContractViolation e) {
                continue;
            }
            var folded = FoldedText.of(text);
            boolean engine = Pattern.compile(expression, Pattern.CASE_INSENSITIVE)
                    .matcher(folded.plain())
                    .find();
            assertThat(linear.foundIn(folded)).as("%s in %s", expression, text).isEqualTo(engine);
            found += engine ? 1 : 0;
        }
        assertThat(found).isGreaterThan(1_000);
    }

    private static String some(String[] of, Random chance, int most) {
        var text = new StringBuilder();
        for (int i = chance.nextInt(1, most); i > 0; i--) {
            text.append(of[chance.nextInt(of.length)]);
        }
        return text.toString();
    }
}
