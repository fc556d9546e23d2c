package chat.parley.ingest.channel.email;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.VisitorId;
import java.util.Optional;

/** Which conversation is a visitor's in a channel; empty while the account's keys are not known. */
@FunctionalInterface
public interface Conversations {
    Optional<ConversationId> of(AccountId account, ChannelId channel, VisitorId visitor);
}
