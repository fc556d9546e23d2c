package chat.parley.notification.email;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the mail to a visitor who left: what was answered since, and the way back. Of what the visitor wrote it has
 * nothing, because anybody may have given this address [T-24].
 */
public final class AwayLetter {
    private static final String SUITE = "Parley";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /**
     * What the mail is written for.
     *
     * @param account its name
     * @param zone the account's
     * @param recipient the visitor's address
     * @param link where the chat goes on
     * @param stopLink what ends these mails
     * @param replyTo where answers go; null where nobody reads them
     */
    public record Occasion(
            String account,
            ZoneId zone,
            String recipient,
            String link,
            String stopLink,
            @Nullable String replyTo) {}

    Letter write(AwayNews news, Unread.Known unread, Occasion occasion, Instant now) {
        Words words = unread.language().equals("ru") ? Words.RU : Words.EN;
        String account = occasion.account();
        var text = new StringBuilder(words.intro.formatted(account)).append("\n");
        for (Unread.Answer answer : unread.answers()) {
            text.append("\n")
                    .append(answer.name())
                    .append(", ")
                    .append(TIME.format(answer.at().atZone(occasion.zone())))
                    .append("\n");
            if (!answer.text().isEmpty()) {
                text.append(answer.text()).append("\n");
            }
            answer.files()
                    .forEach(file -> text.append(words.file.formatted(file)).append("\n"));
        }
        text.append("\n")
                .append(occasion.replyTo() == null ? words.goOn : words.goOnOrReply)
                .append("\n")
                .append(occasion.link())
                .append("\n\n-- \n")
                .append(words.regards)
                .append("\n")
                .append(account)
                .append("\n")
                .append(words.powered.formatted(SUITE))
                .append("\n\n")
                .append(words.stop)
                .append("\n")
                .append(occasion.stopLink())
                .append("\n");
        return new Letter(
                news.messageKey(),
                account,
                occasion.recipient(),
                words.subject.formatted(account),
                text.toString(),
                null,
                now,
                new Letter.Correspondence(news.before(), occasion.stopLink()),
                occasion.replyTo());
    }

    private enum Words {
        EN(
                "%s has answered you",
                "You left the chat with %s before this was answered:",
                "[file: %s]",
                "Go on in the chat:",
                "Answer this mail, or go on in the chat:",
                "Kind regards,",
                "Powered by %s",
                "You get this mail because you left this address in the chat. To get no more of them:"),
        RU(
                "%s: вам ответили в чате",
                "Вы вышли из чата с %s раньше, чем пришёл ответ:",
                "[файл: %s]",
                "Продолжить в чате:",
                "Ответьте на это письмо или продолжите в чате:",
                "С уважением,",
                "Работает на %s",
                "Вы получили это письмо, потому что оставили этот адрес в чате. Чтобы больше не получать такие письма:");

        private final String subject;
        private final String intro;
        private final String file;
        private final String goOn;
        private final String goOnOrReply;
        private final String regards;
        private final String powered;
        private final String stop;

        Words(
                String subject,
                String intro,
                String file,
                String goOn,
                String goOnOrReply,
                String regards,
                String powered,
                String stop) {
            this.subject = subject;
            this.intro = intro;
            this.file = file;
            this.goOn = goOn;
            this.goOnOrReply = goOnOrReply;
            this.regards = regards;
            this.powered = powered;
            this.stop = stop;
        }
    }
}
