package chat.parley.dialog.conversation;

import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import java.util.UUID;

/**
 * What an idempotency key was first used for [N-02].
 *
 * @param contentHash see {@link DerivedId#content}; a use with another hash is a different message under an old key
 */
public record KeyUse(DialogId dialogId, MessageId messageId, UUID contentHash) {}
