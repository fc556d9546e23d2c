package chat.parley.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-24")
class AlertLetterTest {
    private final AlertLetter letters = new AlertLetter(URI.create("https://chat.example.com"));

    @Test
    void itSaysHowLongAndWhereAndWhatWasSaid() {
        var letter = write("en", null, new Transcript.Read("12:00 Visitor: <b>Hello & bye</b>\n", false));

        assertThat(letter.sender()).isEqualTo("Acme");
        assertThat(letter.recipient()).isEqualTo(Alerts.RECIPIENT);
        assertThat(letter.subject()).isEqualTo("A visitor has been waiting for the first reply for 1 min");
        assertThat(letter.plain())
                .contains("Nobody has taken the dialog.", "https://chat.example.com/console/awaiting/d-1")
                .contains("12:00 Visitor: <b>Hello & bye</b>");
        assertThat(letter.html())
                .contains("12:00 Visitor: &lt;b&gt;Hello &amp; bye&lt;/b&gt;")
                .doesNotContain("<b>Hello");
    }

    @Test
    void itSpeaksTheAccountsLanguage() {
        var letter = write("ru", "Анна", new Transcript.Read("Здравствуйте", false));

        assertThat(letter.subject()).isEqualTo("Посетитель ждёт первого ответа уже 1 мин");
        assertThat(letter.plain()).contains("Диалог ведёт: Анна.", "Переписка:", "Здравствуйте");
        assertThat(write("de", null, new Transcript.None()).subject()).startsWith("A visitor");
    }

    @Test
    @Tag("W-26")
    void aLaterReplyIsCalledSo() {
        var letter =
                letters.write(Alerts.mail(Alerts.next(7), 0), "Acme", "en", "Ann", new Transcript.None(), Alerts.NINE);

        assertThat(letter.subject()).isEqualTo("A visitor has been waiting for a reply for 1 min");
        assertThat(letter.plain()).contains("belongs to Ann", "/console/others/d-7");
    }

    @Test
    @Tag("W-25")
    void itTellsHowManyWereHeldBack() {
        var letter =
                letters.write(Alerts.mail(Alerts.first(1), 30), "Acme", "en", null, new Transcript.None(), Alerts.NINE);

        assertThat(letter.plain()).contains("30 more time(s)");
    }

    @Test
    void withoutATranscriptItSaysSoAndGoesOut() {
        assertThat(write("en", null, new Transcript.Unavailable("away")).plain())
                .contains("could not be read");
        assertThat(write("en", null, new Transcript.Read("much", true)).plain()).contains("The rest is in the console");
    }

    @Test
    void aNameCannotBeginAHeader() {
        var letter = letters.write(
                Alerts.mail(Alerts.first(1), 0),
                "Acme\r\nBcc: thief@example.com\u2028\u0000",
                "en",
                null,
                new Transcript.None(),
                Alerts.NINE);

        assertThat(letter.sender()).isEqualTo("Acme Bcc: thief@example.com");
    }

    private Letter write(String language, String operatorName, Transcript transcript) {
        return letters.write(Alerts.mail(Alerts.first(1), 0), "Acme", language, operatorName, transcript, Alerts.NINE);
    }
}
