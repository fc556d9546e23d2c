package chat.parley.contracts.signal;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.text.WellFormed;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** A fact that is true for a moment; lost without harm, never stored. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Signal.Typing.class, name = "Typing"),
    @JsonSubTypes.Type(value = Signal.QueuePlace.class, name = "QueuePlace"),
    @JsonSubTypes.Type(value = Signal.Teleport.class, name = "Teleport")
})
public sealed interface Signal {
    AccountId accountId();

    ConversationId conversationId();

    Actor actor();

    /**
     * The actor is typing; shown until another signal or message of theirs, or for 6 s.
     *
     * @param dialogId null when none is open yet
     * @param active false when they stopped
     * @param preview what a visitor has typed so far [U-17]; null where previews are off, and always for operators
     */
    record Typing(
            AccountId accountId,
            ConversationId conversationId,
            @Nullable DialogId dialogId,
            Actor actor,
            boolean active,
            @Nullable String preview)
            implements Signal {
        public Typing {
            WellFormed.optional("preview", preview, WellFormed.MESSAGE_LIMIT);
        }
    }

    /**
     * Where a waiting dialog stands in its queue [N-06]; sent to one visitor at most every 2 s.
     *
     * @param position 1 for the next
     * @param estimateSeconds how long it will probably take; null where nothing is known to reckon with
     */
    record QueuePlace(
            AccountId accountId,
            ConversationId conversationId,
            DialogId dialogId,
            Actor actor,
            int position,
            @Nullable Integer estimateSeconds)
            implements Signal {}

    /**
     * The visitor's page is to go elsewhere [W-49].
     *
     * @param url absolute, on a site of the visitor's own channel
     */
    record Teleport(AccountId accountId, ConversationId conversationId, DialogId dialogId, Actor actor, String url)
            implements Signal {
        public Teleport {
            WellFormed.required("url", url, URL_LIMIT);
        }
    }

    /** Longest address, in UTF-16 units. */
    int URL_LIMIT = 2_000;
}
