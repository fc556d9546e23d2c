package chat.parley.platform.identity;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import java.time.Instant;

/**
 * What a visitor's token says.
 *
 * @param expiresAt the token is no good from this instant on
 */
public record VisitorToken(
        AccountId accountId,
        VisitorId visitorId,
        ChannelId channelId,
        PlacementId placementId,
        ConversationId conversationId,
        Instant expiresAt) {}
