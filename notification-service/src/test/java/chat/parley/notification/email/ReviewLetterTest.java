package chat.parley.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-09")
@Tag("T-10")
class ReviewLetterTest {
    private final ReviewLetter letters = new ReviewLetter(URI.create("https://chat.example.com/"));

    @Test
    void itSaysWhoseMarkItIsAndWhereTheDialogStands() {
        var letter = write("en", new Transcript.Read("12:00 Visitor: Hello\n", false));

        assertThat(letter.subject()).isEqualTo("A visitor gave 2 of 5 to Ann");
        assertThat(letter.recipient()).isEqualTo(Alerts.RECIPIENT);
        assertThat(letter.messageKey()).isEqualTo("review.d-1");
        assertThat(letter.plain())
                .contains("\nhttps://chat.example.com/console/closed/d-1\n", "12:00 Visitor: Hello")
                .endsWith("\n");
    }

    @Test
    void itSpeaksTheAccountsLanguageAndGoesOutWithoutATranscriptToo() {
        assertThat(write("ru", new Transcript.None()).plain())
                .contains("поставил 2 из 5, отвечал оператор Ann", "Переписку получить не удалось");
    }

    private Letter write(String language, Transcript transcript) {
        var review = new BadReview(Alerts.ACME, new DialogId("d-1"), Alerts.NINE, 2, new OperatorId("ann"));
        return letters.write(Alerts.review(review), review, "Acme", language, "Ann", transcript, Alerts.NINE);
    }
}
