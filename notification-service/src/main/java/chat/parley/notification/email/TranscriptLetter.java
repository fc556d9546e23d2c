package chat.parley.notification.email;

import java.time.Instant;

/**
 * Writes the mail that carries a dialog's messages: plain text in the account's language, in its name, signed by it
 * [W-01, W-50].
 */
public final class TranscriptLetter {
    private static final String SUITE = "Parley";

    /**
     * @param language the account's, ISO 639-1; English where there are no words of its own
     */
    public Letter write(Mail mail, Company company, String language, Transcript.Read transcript, Instant now) {
        Words words = language.equals("ru") ? Words.RU : Words.EN;
        String intro = company.replyTo() == null ? words.intro + " " + words.unread : words.intro;
        String plain = intro.formatted(company.name()) + "\n\n"
                + transcript.text().stripTrailing() + "\n"
                + (transcript.cut() ? words.cut + "\n" : "")
                + "\n-- \n"
                + words.regards + "\n" + company.name() + "\n"
                + (company.siteUrl() == null ? "" : company.siteUrl() + "\n")
                + words.powered.formatted(SUITE) + "\n";
        return new Letter(
                mail.messageKey(),
                company.name(),
                mail.recipient(),
                words.subject.formatted(company.name()),
                plain,
                null,
                now,
                null,
                company.replyTo());
    }

    private enum Words {
        EN(
                "Your chat with %s",
                "Here is your chat with %s, as you asked.",
                "Nobody reads answers to this mail.",
                "(There is more than fits into a mail.)",
                "Kind regards,",
                "Powered by %s"),
        RU(
                "Ваша переписка с %s",
                "Вы просили прислать переписку с %s.",
                "Отвечать на это письмо не нужно: его никто не прочтёт.",
                "(В письмо поместилось не всё.)",
                "С уважением,",
                "Работает на %s");

        private final String subject;
        private final String intro;
        private final String unread;
        private final String cut;
        private final String regards;
        private final String powered;

        Words(String subject, String intro, String unread, String cut, String regards, String powered) {
            this.subject = subject;
            this.intro = intro;
            this.unread = unread;
            this.cut = cut;
            this.regards = regards;
            this.powered = powered;
        }
    }
}
