package chat.parley.ingest.visitor;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.message.Attachment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where no files are kept, none is ever found. */
public final class NoFiles implements KeptFiles {
    @Override
    public CompletionStage<List<Attachment>> of(
            AccountId account, ConversationId conversation, List<AttachmentId> ids) {
        return CompletableFuture.failedFuture(
                new ContractViolation(ErrorCode.NOT_FOUND, "a file was not brought for this conversation"));
    }
}
