package chat.parley.routing.place;

import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;

/** A dialog that waits for an operator. */
public record Waiter(ConversationId conversationId, DialogId dialogId) {}
