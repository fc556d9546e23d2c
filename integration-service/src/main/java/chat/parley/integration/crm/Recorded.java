package chat.parley.integration.crm;

import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;

/** A dialog that became a record, and where it is. */
public record Recorded(DialogId dialogId, ConversationId conversationId) {}
