package chat.parley.dialog.conversation;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.outcome.Outcome;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one conversation remembers beyond its state: how its commands ended, which keys were used, its messages. */
public interface Recollection {
    /** How the command ended when it came first; null when it never came, or ended in an internal error. */
    @Nullable
    Outcome outcomeOf(CommandId commandId);

    /** The first use of a provider's message id; null when it is new. */
    @Nullable
    KeyUse inbound(ChannelId channelId, String externalMessageId);

    /** The first use of a client's message id by this sender; null when it is new. */
    @Nullable
    KeyUse client(String senderId, String clientMessageId);

    /** A message or note of this conversation; null when it has none with this id. */
    @Nullable
    KnownMessage message(MessageId messageId);

    /** All dialogs of the conversation that are stored; known only to a command that erases. */
    default Set<DialogId> dialogs() {
        return Set.of();
    }

    /**
     * How many open dialogs of the account, of each channel kind, an operator owns who takes one by hand. Another
     * process may give or take one at the same moment, see docs/guides/time.md.
     */
    Map<ChannelKind, Integer> dialogsOf(OperatorId operatorId);
}
