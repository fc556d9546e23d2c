package chat.parley.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-50")
@Tag("U-06")
class TranscriptLetterTest {
    private final TranscriptLetter letters = new TranscriptLetter();

    @Test
    @Tag("W-01")
    @Tag("W-04")
    void itIsPlainTextInTheAccountsNameAndSignedByIt() {
        var letter = write("en", new Transcript.Read("12:00 Visitor: <b>Hello</b>\n", false));

        assertThat(letter.html()).isNull();
        assertThat(letter.sender()).isEqualTo("Acme");
        assertThat(letter.recipient()).isEqualTo("vera@example.com");
        assertThat(letter.subject()).isEqualTo("Your chat with Acme");
        assertThat(letter.plain())
                .contains(
                        "\n12:00 Visitor: <b>Hello</b>\n\n-- \nKind regards,\nAcme\nhttps://acme.example\nPowered by Parley\n");
        assertThat(letter.messageKey()).isEqualTo("transcript.c-1.9");
    }

    @Test
    void itSpeaksTheAccountsLanguageAndEnglishWhereItHasNoWords() {
        assertThat(write("ru", new Transcript.Read("Здравствуйте", false)).plain())
                .contains("переписку с Acme", "Здравствуйте", "С уважением,");
        assertThat(write("de", new Transcript.Read("Guten Tag", false)).subject())
                .isEqualTo("Your chat with Acme");
    }

    @Test
    @Tag("W-08")
    void answersGoToTheCompanysAddressAndWithoutOneItSaysThatNobodyReadsThem() {
        var said = new Transcript.Read("Hello", false);

        assertThat(write("en", said, "hello@acme.example").replyTo()).isEqualTo("hello@acme.example");
        assertThat(write("en", said, "hello@acme.example").plain()).doesNotContain("Nobody reads");
        assertThat(write("en", said).replyTo()).isNull();
        assertThat(write("en", said).plain()).contains("Nobody reads answers");
    }

    @Test
    void itSaysWhatDidNotFit() {
        assertThat(write("en", new Transcript.Read("much", true)).plain()).contains("more than fits");
        assertThat(write("en", new Transcript.Read("little", false)).plain()).doesNotContain("more than fits");
    }

    private Letter write(String language, Transcript.Read transcript) {
        return write(language, transcript, null);
    }

    private Letter write(String language, Transcript.Read transcript, String replyTo) {
        var company = new Company("Acme", "https://acme.example", replyTo);
        return letters.write(Alerts.copy(Alerts.wish(9)), company, language, transcript, Alerts.NINE);
    }
}
