package chat.parley.ingest.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TextSplitTest {
    @Test
    void aTextThatFitsStaysWhole() {
        assertThat(TextSplit.pieces("Good morning", 12)).containsExactly("Good morning");
    }

    @Test
    void paragraphsAreKeptTogetherRatherThanSentencesAndSentencesRatherThanWords() {
        assertThat(TextSplit.pieces("One. Two three.\n\nFour five six", 20))
                .containsExactly("One. Two three.", "Four five six");
        assertThat(TextSplit.pieces("One two three. Four five six", 20))
                .containsExactly("One two three.", "Four five six");
        assertThat(TextSplit.pieces("alpha beta gamma delta epsilon", 18))
                .containsExactly("alpha beta gamma", "delta epsilon");
    }

    @Test
    void aWordWithoutSeamsIsCutButNoCharacterIs() {
        String text = "👋".repeat(30);

        assertThat(TextSplit.pieces(text, 17)).allSatisfy(piece -> {
            assertThat(piece.length()).isEven().isLessThanOrEqualTo(17);
        });
        assertThat(String.join("", TextSplit.pieces(text, 17))).isEqualTo(text);
    }

    @Test
    void nothingButWhiteSpaceIsEverLost() {
        var random = new Random(11);
        for (int round = 0; round < 300; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(400); i >= 0; i--) {
                text.appendCodePoint("ab я. \n👋".codePoints().toArray()[random.nextInt(8)]);
            }

            var pieces = TextSplit.pieces(text.toString(), 16 + random.nextInt(40));

            assertThat(String.join("", pieces).replaceAll("\\s", ""))
                    .isEqualTo(text.toString().replaceAll("\\s", ""));
        }
    }
}
