package chat.parley.integration.dialog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A dialog as its events have told it: who writes, from where, and who answers. It is kept and sent as JSON, and reads
 * events as JSON, so that those of a later version do no harm. Never changed: each event makes a new one.
 */
public final class DialogFacts {
    private static final List<String> OPENING = List.of(
            "visitorId",
            "visitorName",
            "channelId",
            "channelKind",
            "placementId",
            "departmentId",
            "language",
            "pageUrl",
            "offline",
            "botId");

    /** The status of a dialog that a bot has and nobody else waits for. */
    public static final String WITH_BOT = "bot";

    private final ObjectNode facts;

    private DialogFacts(ObjectNode facts) {
        this.facts = facts;
    }

    /** Nothing is known but what the event says of itself. */
    public static DialogFacts unknown(JsonNode event) {
        ObjectNode facts = event.path("meta").deepCopy();
        facts.retain("dialogId", "conversationId");
        return new DialogFacts(facts);
    }

    /** As {@link #json} wrote it. */
    public static DialogFacts of(ObjectNode json) {
        return new DialogFacts(json.deepCopy());
    }

    /** What is known after the event; this one itself where it says nothing new. */
    public DialogFacts after(JsonNode event) {
        ObjectNode next = facts.deepCopy();
        JsonNode meta = event.path("meta");
        switch (event.path("type").asText()) {
            case "DialogOpened" -> {
                next.set("openedAt", meta.path("at"));
                OPENING.forEach(name -> copy(event, name, next, name));
                next.put("status", event.hasNonNull("botId") ? WITH_BOT : "waiting");
            }
            case "DialogQueued" -> {
                copy(event, "departmentId", next, "departmentId");
                copy(event, "priority", next, "priority");
                next.put("status", "waiting");
            }
            case "OperatorAssigned" -> {
                copy(event, "operatorId", next, "operatorId");
                copy(event, "operatorName", next, "operatorName");
                next.put("status", "assigned");
            }
            case "DialogReturned" -> {
                copy(event, "botId", next, "botId");
                next.remove(List.of("operatorId", "operatorName"));
                next.put("status", WITH_BOT);
            }
            case "DialogClosed" -> {
                next.set("closedAt", meta.path("at"));
                copy(event, "reason", next, "closeReason");
                next.put("status", "closed");
            }
            case "DialogReopened" -> next.remove(List.of("closedAt", "closeReason"));
            case "DialogEnded" -> next.put("status", "ended");
            case "DialogTagged" -> copy(event, "tags", next, "tags");
            case "DialogPriorityChanged" -> copy(event, "priority", next, "priority");
            case "DialogCategoryChanged" -> copy(event, "category", next, "category");
            case "VisitorCardChanged" -> {
                JsonNode card = event.path("card");
                if (card.hasNonNull("name")) {
                    next.set("visitorName", card.path("name"));
                }
                copy(card, "emails", next, "emails");
                copy(card, "phones", next, "phones");
            }
            case "VisitorFieldsChanged" -> {
                copy(event, "fields", next, "fields");
                copy(event, "proof", next, "fieldsProof");
                copy(event, "crmId", next, "crmId");
            }
            default -> {
                return this;
            }
        }
        return next.equals(facts) ? this : new DialogFacts(next);
    }

    private static void copy(JsonNode from, String name, ObjectNode to, String as) {
        if (from.hasNonNull(name)) {
            to.set(as, from.path(name).deepCopy());
        } else {
            to.remove(as);
        }
    }

    /** A fact that is text; null when it is not known. */
    public @Nullable String text(String name) {
        return facts.path(name).textValue();
    }

    /** The first of a list of texts; null when there is none. */
    public @Nullable String first(String name) {
        return facts.path(name).path(0).textValue();
    }

    public boolean flag(String name) {
        return facts.path(name).asBoolean(false);
    }

    public Set<String> tags() {
        var tags = new TreeSet<String>();
        facts.path("tags").forEach(tag -> tags.add(tag.asText()));
        return tags;
    }

    /** All that is known, as it is kept and sent. */
    public String json() {
        return facts.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DialogFacts same && facts.equals(same.facts);
    }

    @Override
    public int hashCode() {
        return facts.hashCode();
    }

    /** Nothing: what people say of themselves is in it. */
    @Override
    public String toString() {
        return "DialogFacts[]";
    }
}
