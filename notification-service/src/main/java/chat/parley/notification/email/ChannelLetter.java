package chat.parley.notification.email;

import chat.parley.contracts.channel.ChannelState;
import java.net.URI;
import java.time.Instant;

/** Writes the mail about a channel that stopped working, or works again [C-07]. */
public final class ChannelLetter {
    private final String console;

    /** @param door the public address of the suite */
    public ChannelLetter(URI door) {
        this.console = door.toString().replaceFirst("/+$", "") + "/console/admin/channels/";
    }

    /**
     * @param account its name, the sender's name of the mail
     * @param language the account's, ISO 639-1; English where there are no words of its own
     * @param channel what it is called
     */
    public Letter write(Mail mail, ChannelNews news, String account, String language, String channel, Instant now) {
        Words words = language.equals("ru") ? Words.RU : Words.EN;
        String subject = words.of(news.state()).formatted(channel);
        String reason = news.reason() == null || news.state() == ChannelState.ACTIVE
                ? ""
                : words.reason.formatted(news.reason()) + "\n";
        String plain = subject + ".\n" + reason + words.more(news.state()) + "\n" + console
                + news.channelId().value() + "\n";
        return new Letter(mail.messageKey(), account, mail.recipient(), subject, plain, null, now);
    }

    private enum Words {
        EN(
                "The channel “%s” works again",
                "The channel “%s” is temporarily unavailable",
                "The channel “%s” is deactivated",
                "Its provider says: %s",
                "What was held up is on its way.",
                "Messages wait and go out as soon as it works again; nothing has to be done now.",
                "Messages wait until its connection is mended: enter its access anew and test it."),
        RU(
                "Канал «%s» снова работает",
                "Канал «%s» временно недоступен",
                "Канал «%s» отключён",
                "Ответ сервиса: %s",
                "Задержанные сообщения отправляются.",
                "Сообщения ждут и уйдут, как только он заработает; сейчас ничего делать не нужно.",
                "Сообщения ждут, пока подключение не исправят: введите доступ заново и проверьте.");

        private final String active;
        private final String unavailable;
        private final String deactivated;
        private final String reason;
        private final String afterwards;
        private final String meanwhile;
        private final String needed;

        Words(
                String active,
                String unavailable,
                String deactivated,
                String reason,
                String afterwards,
                String meanwhile,
                String needed) {
            this.active = active;
            this.unavailable = unavailable;
            this.deactivated = deactivated;
            this.reason = reason;
            this.afterwards = afterwards;
            this.meanwhile = meanwhile;
            this.needed = needed;
        }

        String of(ChannelState state) {
            return switch (state) {
                case ACTIVE -> active;
                case UNAVAILABLE -> unavailable;
                case DEACTIVATED -> deactivated;
            };
        }

        String more(ChannelState state) {
            return switch (state) {
                case ACTIVE -> afterwards;
                case UNAVAILABLE -> meanwhile;
                case DEACTIVATED -> needed;
            };
        }
    }
}
