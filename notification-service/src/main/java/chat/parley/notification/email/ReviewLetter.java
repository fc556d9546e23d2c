package chat.parley.notification.email;

import java.net.URI;
import java.time.Instant;

/** Writes the mail about a visitor who was not served well, with the dialog's address and its messages [W-09]. */
public final class ReviewLetter {
    private final String console;

    /** @param door the public address of the suite */
    public ReviewLetter(URI door) {
        this.console = door.toString().replaceFirst("/+$", "") + "/console/closed/";
    }

    /**
     * @param account its name, the sender's name of the mail
     * @param language the account's, ISO 639-1; English where there are no words of its own
     * @param operator whom the mark is for, by name
     */
    public Letter write(
            Mail mail,
            BadReview review,
            String account,
            String language,
            String operator,
            Transcript transcript,
            Instant now) {
        Words words = language.equals("ru") ? Words.RU : Words.EN;
        String subject = words.subject.formatted(review.mark(), operator);
        AlertWords said = AlertWords.of(language);
        String plain = subject + ".\n" + words.more + "\n" + console
                + review.dialogId().value() + "\n\n"
                + switch (transcript) {
                    case Transcript.Read(var text, var cut) ->
                        said.transcript() + ":\n\n" + text.stripTrailing() + "\n" + (cut ? said.cut() + "\n" : "");
                    case Transcript.None n -> said.noTranscript() + "\n";
                    case Transcript.Unavailable u -> said.noTranscript() + "\n";
                };
        return new Letter(mail.messageKey(), account, mail.recipient(), subject, plain, null, now);
    }

    private enum Words {
        EN("A visitor gave %d of 5 to %s", "What they may have said of it stands in the dialog."),
        RU("Посетитель поставил %d из 5, отвечал оператор %s", "Если посетитель объяснил оценку, это видно в диалоге.");

        private final String subject;
        private final String more;

        Words(String subject, String more) {
            this.subject = subject;
            this.more = more;
        }
    }
}
