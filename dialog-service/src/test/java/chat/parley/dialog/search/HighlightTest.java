package chat.parley.dialog.search;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.dialog.search.Highlight.Part;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T-14")
class HighlightTest {
    @Test
    void theWordsFoundAreMarkedInTheTextAsItWasWritten() {
        assertThat(Highlight.of("Счёт <b>№5</b> оплачен", marked("(Счет)  b №5  b  (оплачен)")))
                .containsExactly(new Part("Счёт", true), new Part(" <b>№5</b> ", false), new Part("оплачен", true));
    }

    @Test
    void ofALongTextThePartAroundTheFirstWordIsShown() {
        String before = "слово ".repeat(100);
        String after = " потом".repeat(100);

        var parts = Highlight.of(before + "договор" + after, marked(before + "(договор)" + after));

        assertThat(parts).hasSize(3);
        assertThat(parts.getFirst().text())
                .startsWith("…слово")
                .endsWith("слово ")
                .hasSizeLessThan(90);
        assertThat(parts.get(1)).isEqualTo(new Part("договор", true));
        assertThat(parts.get(2).text()).startsWith(" потом").endsWith("…");
        assertThat(String.join("", parts.stream().map(Part::text).toList()))
                .hasSizeLessThanOrEqualTo(Highlight.SHOWN + 2);
    }

    @Test
    void noCharacterIsCutInTwo() {
        String text = "x".repeat(Highlight.SHOWN - 1) + "😀 and more";
        assertThat(Highlight.of(text, text).getFirst().text()).endsWith("x…");
    }

    @Test
    void nothingIsMarkedWhereTheMarkedTextIsAnother() {
        assertThat(Highlight.of("abc", marked("(ab) c d"))).containsExactly(new Part("abc", false));
    }

    private static String marked(String text) {
        return text.replace('(', Highlight.BEGIN).replace(')', Highlight.END);
    }
}
