package chat.parley.admin.privacy;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.platform.json.Json;
import chat.parley.platform.problem.ProblemException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Puts together all that is kept of a visitor, from the services that keep it. */
@Singleton
public class VisitorCopyClient {
    private static final int MOST_EVENTS = 50_000;

    private final KeeperClient keepers;

    VisitorCopyClient(KeeperClient keepers) {
        this.keepers = keepers;
    }

    /**
     * The copy: who they are, every event of every conversation with all its texts, and where their files are had.
     *
     * @param visitor as the store of dialogs knows them
     * @throws ProblemException with {@code body-too-large} for a visitor of more than 50,000 events
     */
    ObjectNode of(AccountId account, JsonNode visitor, Instant now) {
        ObjectNode copy = Json.mapper().createObjectNode();
        copy.put("madeAt", now.toString());
        copy.set("visitor", visitor);
        ArrayNode conversations = copy.putArray("conversations");
        ArrayNode files = copy.putArray("files");
        int read = 0;
        for (JsonNode id : visitor.path("conversations")) {
            ObjectNode conversation = conversations.addObject();
            conversation.set("conversationId", id);
            ArrayNode events = conversation.putArray("events");
            long after = 0;
            long last;
            do {
                JsonNode page = keepers.history(account, id.asText(), after);
                last = page.path("last").asLong();
                if (page.path("events").isEmpty()) {
                    break;
                }
                for (JsonNode entry : page.path("events")) {
                    JsonNode event = entry.path("event");
                    events.add(event);
                    after = event.path("meta").path("sequence").asLong();
                    for (JsonNode attachment : event.path("attachments")) {
                        keepers.file(account, attachment.path("attachmentId").asText())
                                .ifPresent(files::add);
                    }
                    if (++read > MOST_EVENTS) {
                        throw new ProblemException(
                                ErrorCode.BODY_TOO_LARGE, "a copy has at most " + MOST_EVENTS + " events");
                    }
                }
            } while (after < last);
        }
        return copy;
    }
}
