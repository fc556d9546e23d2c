package chat.parley.integration.handler;

import chat.parley.integration.dialog.DialogFacts;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** When a handler URL is called [W-56]. */
public enum HandlerMoment {
    /**
     * The dialog is given out or queued for the first time, which is when everything the visitor must enter before is
     * entered; also for a request left while nobody is there, and not when a dialog goes on [W-57, W-58].
     */
    CHAT_START("chat_start", "chat_started"),
    /** An operator has got the dialog, by hand or by routing, and again each time another one gets it [W-59]. */
    CHAT_ASSIGN("chat_assign", "chat_assigned"),
    /** The dialog is over for both sides and cannot be opened again [W-60, W-61]. */
    CHAT_CLOSE("chat_close", "chat_closed");

    private final String key;
    private final String event;

    HandlerMoment(String key, String event) {
        this.key = key;
        this.event = event;
    }

    /** As it is called in settings and in our own payload. */
    public String key() {
        return key;
    }

    /** As the compatible payload calls it. */
    public String event() {
        return event;
    }

    static Optional<HandlerMoment> ofKey(String key) {
        return Arrays.stream(values()).filter(moment -> moment.key.equals(key)).findAny();
    }

    /**
     * The moment that an event is; empty for most.
     *
     * @param before what was known of the dialog before it
     */
    public static Optional<HandlerMoment> of(JsonNode event, DialogFacts before) {
        return switch (event.path("type").asText()) {
            case "DialogOpened" -> Optional.of(CHAT_START);
            case "OperatorAssigned" -> resumes(event, before) ? Optional.empty() : Optional.of(CHAT_ASSIGN);
            case "DialogEnded" -> Optional.of(CHAT_CLOSE);
            default -> Optional.empty();
        };
    }

    /** Whoever had the dialog when it was closed goes on with it. */
    private static boolean resumes(JsonNode event, DialogFacts before) {
        return event.path("cause").asText().equals("reopened")
                && Objects.equals(
                        before.text("operatorId"), event.path("operatorId").asText());
    }
}
