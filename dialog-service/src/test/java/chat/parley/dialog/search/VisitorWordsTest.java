package chat.parley.dialog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T-14")
class VisitorWordsTest {
    @Test
    void aVisitorIsFoundByEachThingThatIsKnownOfThem() {
        assertThat(VisitorWords.of(
                        List.of("Артём Петров-Водкин"),
                        List.of("Art@Example.com"),
                        List.of("+7 (495) 123-45-67"),
                        List.of("V-1")))
                .contains("артем", "петров", "водкин", "art@example.com", "art", "example", "v-1")
                .contains("74951234567", "4951234567", "1234567", "4567");
    }

    @Test
    void longWordsMayBeBeginningsAndShortOnesAreWhole() {
        assertThat(VisitorWords.query("acme", "Ли Артё"))
                .isEqualTo("'account acme' & (('ли' & 'арте':*) | 'ли арте':*)");
    }

    @Test
    void aNumberIsFoundHoweverItIsWritten() {
        assertThat(VisitorWords.query("acme", "8 (495) 123-45-67")).contains("'74951234567':*", "'84951234567':*");
    }

    @Test
    void nothingTypedIsPartOfTheLanguageOfQueries() {
        assertThat(VisitorWords.query("acme", "o'neil\\")).contains("'o''neil\\\\':*", "'o' & 'neil':*");
        assertThat(VisitorWords.query("acme", "!!")).isNull();
        assertThat(VisitorWords.query("acme", "a b c d e f g h i")).isNull();
    }
}
