package chat.parley.ingest.visitor;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.message.Attachment;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where the files are that visitors have brought. */
public interface KeptFiles {
    /**
     * The files of a conversation by their ids, in the order of the ids. Must not block.
     *
     * @return fails with {@code ContractViolation} of {@code not-found} where one is not kept or belongs to another
     *     conversation
     */
    CompletionStage<List<Attachment>> of(AccountId account, ConversationId conversation, List<AttachmentId> ids);
}
