package chat.parley.ingest.media;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.message.Attachment;

/** A file and whose it is. */
public record KeptFile(AccountId accountId, ConversationId conversationId, Attachment attachment) {}
