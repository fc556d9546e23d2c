package chat.parley.integration.crm;

import chat.parley.contracts.actor.Actor;
import com.fasterxml.jackson.databind.JsonNode;

/** Who speaks in a conversation where somebody writes in a chat of a CRM. */
public final class ChatAuthor {
    static final Actor.System AUTHOR = new Actor.System("crm-chat");

    private ChatAuthor() {}

    /** Whether the event, as it stands on the log, is of one of them. */
    public static boolean isOf(JsonNode event) {
        JsonNode actor = event.at("/meta/actor");
        return actor.path("kind").asText().equals("system")
                && actor.path("id").asText().equals(AUTHOR.part());
    }
}
