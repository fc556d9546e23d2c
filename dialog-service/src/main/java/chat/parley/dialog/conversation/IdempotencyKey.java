package chat.parley.dialog.conversation;

import chat.parley.contracts.id.ChannelId;

/** A name by which a repeat of a message is recognised, whatever command brings it [N-02]. */
public sealed interface IdempotencyKey {
    KeyUse use();

    /** The provider's id of an incoming message. */
    record Inbound(ChannelId channelId, String externalMessageId, KeyUse use) implements IdempotencyKey {}

    /** The id a sender's own client gave a message. */
    record Client(String senderId, String clientMessageId, KeyUse use) implements IdempotencyKey {}
}
