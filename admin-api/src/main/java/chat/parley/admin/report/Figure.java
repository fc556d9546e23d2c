package chat.parley.admin.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A figure whose dialogs can be looked at: by which moment it counts them, and which of them. */
public enum Figure {
    OPENED(Moment.OPENED, "true"),
    OFFLINE(Moment.OPENED, "offline"),
    CLOSED(Moment.CLOSED, "true"),
    SERVED(Moment.CLOSED, "stated = 'served'"),
    SERVED_BY_OPERATORS(Moment.CLOSED, "stated = 'served' AND operator_messages > 0"),
    SERVED_BY_BOTS(Moment.CLOSED, "stated = 'served' AND operator_messages = 0"),
    /** By the refusal timeout of now, the question mark. */
    REFUSAL(Moment.CLOSED, "stated <> 'served' AND waited_seconds < ?"),
    /** By the refusal timeout of now, the question mark. */
    MISSED(Moment.CLOSED, "stated <> 'served' AND waited_seconds >= ?"),
    STATED_REFUSAL(Moment.CLOSED, "stated = 'refusal'"),
    STATED_MISSED(Moment.CLOSED, "stated = 'missed'"),
    UNSTATED(Moment.CLOSED, "stated IS NULL AND NOT offline"),
    BUSY_MESSAGES(Moment.BUSY, "true"),
    FIRST_REPLY(Moment.CLOSED, "first_reply IS NOT NULL"),
    FIRST_BOT_REPLY(Moment.CLOSED, "first_bot_reply IS NOT NULL"),
    REPLIES(Moment.CLOSED, "replies > 0"),
    WAITING(Moment.CLOSED, "waits > 0"),
    HANDLING(Moment.CLOSED, "stints > 0"),
    RATED(Moment.CLOSED, "mark IS NOT NULL"),
    TRANSFERS(Moment.CLOSED, "transfers > 0"),
    REASSIGNMENTS(Moment.CLOSED, "reassignments > 0");

    /** By which of its moments a dialog counts. */
    enum Moment {
        OPENED("opened_at"),
        CLOSED("closed_at"),
        BUSY("busy_at");

        private final String column;

        Moment(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    private final Moment moment;
    private final String condition;

    Figure(Moment moment, String condition) {
        this.moment = moment;
        this.condition = condition;
    }

    Moment moment() {
        return moment;
    }

    String condition() {
        return condition;
    }

    boolean judges() {
        return condition.indexOf('?') >= 0;
    }

    /** As it stands in requests, for example {@code busy-messages}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Figure> of(String key) {
        return Arrays.stream(values())
                .filter(figure -> figure.key().equals(key))
                .findFirst();
    }
}
