package chat.parley.contracts.outcome;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** How a command ended. A repeated command gets the first outcome again. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Accepted.class, name = "Accepted"),
    @JsonSubTypes.Type(value = Outcome.Refused.class, name = "Refused")
})
public sealed interface Outcome {
    CommandId commandId();

    AccountId accountId();

    ConversationId conversationId();

    /** Who issued the command, so that a socket can find the client that waits for this. */
    Actor issuer();

    /** @return the sequence of the conversation's last event when the command had been handled; 0 for none */
    long sequence();

    /** The visitor's number of the conversation's last event visible to them; 0 for none. */
    long visitorSequence();

    /** The same without the name of the visitor who issued the command: outcomes are kept, and nobody needs it there. */
    default Outcome nameless() {
        if (!(issuer() instanceof Actor.Visitor visitor) || visitor.name() == null) {
            return this;
        }
        var nobody = new Actor.Visitor(visitor.visitorId(), null);
        return switch (this) {
            case Accepted a ->
                new Accepted(
                        a.commandId(),
                        a.accountId(),
                        a.conversationId(),
                        nobody,
                        a.sequence(),
                        a.visitorSequence(),
                        a.dialogId(),
                        a.messageId());
            case Refused r ->
                new Refused(
                        r.commandId(),
                        r.accountId(),
                        r.conversationId(),
                        nobody,
                        r.sequence(),
                        r.visitorSequence(),
                        r.code(),
                        r.detail(),
                        r.presentDialogId(),
                        r.ownerId(),
                        r.ownerName());
        };
    }

    /**
     * Done, or done before, or nothing to do.
     *
     * @param dialogId the dialog it applied to; null when the conversation has none yet
     * @param messageId the message it made; null when it made none
     */
    record Accepted(
            CommandId commandId,
            AccountId accountId,
            ConversationId conversationId,
            Actor issuer,
            long sequence,
            long visitorSequence,
            @Nullable DialogId dialogId,
            @Nullable MessageId messageId)
            implements Outcome {}

    /**
     * Not done, and nothing has changed.
     *
     * @param detail one sentence for a developer, without anything personal
     * @param presentDialogId the dialog that is open, with {@code dialog-closed}; null for none
     * @param ownerId the operator who owns the dialog, with {@code dialog-already-owned}; else null
     * @param ownerName their name; else null
     */
    record Refused(
            CommandId commandId,
            AccountId accountId,
            ConversationId conversationId,
            Actor issuer,
            long sequence,
            long visitorSequence,
            ErrorCode code,
            String detail,
            @Nullable DialogId presentDialogId,
            @Nullable OperatorId ownerId,
            @Nullable String ownerName)
            implements Outcome {}
}
