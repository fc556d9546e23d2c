package chat.parley.ingest.inbound;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.VisitorId;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation's visitor is reached at their provider.
 *
 * @param externalId the provider's own id
 * @param name null when unknown
 */
public record Address(
        AccountId accountId,
        ConversationId conversationId,
        ChannelId channelId,
        ChannelKind channelKind,
        String externalId,
        VisitorId visitorId,
        @Nullable String name) {}
