package chat.parley.integration.destination;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What makes calls to a destination. */
public enum DestinationKind {
    /** A subscription to events [N-10]. */
    @JsonProperty("webhook")
    WEBHOOK,
    /** The address that automation rules of the account name; it comes into being with the first call. */
    @JsonProperty("rule")
    RULE,
    /** One of the account's handler URLs [W-56]. */
    @JsonProperty("handler")
    HANDLER,
    /** A CRM that dialogs are written into. */
    @JsonProperty("crm")
    CRM,
    /** A program that has dialogs before operators do [J-07]. */
    @JsonProperty("bot")
    BOT;

    /** As it stands in the database. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DestinationKind of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
