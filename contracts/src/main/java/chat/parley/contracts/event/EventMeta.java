package chat.parley.contracts.event;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every event says of itself.
 *
 * @param sequence counts all events of the conversation, from 1, without a gap [N-01]
 * @param visitorSequence counts those the visitor may see, from 1, without a gap; null on the others
 * @param at when it happened by Parley's clock; never before the conversation's previous event
 * @param actor who caused it
 * @param causedBy the command that led to it
 */
public record EventMeta(
        AccountId accountId,
        ConversationId conversationId,
        DialogId dialogId,
        long sequence,
        @Nullable Long visitorSequence,
        Instant at,
        Actor actor,
        CommandId causedBy) {
    /** The event's id, unique for ever and the same on every repeat: conversation and sequence. */
    public String eventId() {
        return conversationId.value() + ":" + sequence;
    }
}
