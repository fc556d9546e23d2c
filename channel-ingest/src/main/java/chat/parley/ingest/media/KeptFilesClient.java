package chat.parley.ingest.media;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.message.Attachment;
import chat.parley.ingest.visitor.KeptFiles;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Finds the files that visitors name, off the event loop; a conversation sees its own and no others. */
public final class KeptFilesClient implements KeptFiles {
    private final FileStore files;
    private final Executor blocking;

    /** @param blocking runs what may wait for the database */
    public KeptFilesClient(FileStore files, Executor blocking) {
        this.files = files;
        this.blocking = blocking;
    }

    @Override
    public CompletionStage<List<Attachment>> of(
            AccountId account, ConversationId conversation, List<AttachmentId> ids) {
        return CompletableFuture.supplyAsync(() -> find(account, conversation, ids), blocking);
    }

    private List<Attachment> find(AccountId account, ConversationId conversation, List<AttachmentId> ids) {
        List<KeptFile> found = files.find(ids);
        return ids.stream()
                .map(id -> found.stream()
                        .filter(file -> file.attachment().attachmentId().equals(id)
                                && file.accountId().equals(account)
                                && file.conversationId().equals(conversation))
                        .findFirst()
                        .orElseThrow(() -> new ContractViolation(
                                ErrorCode.NOT_FOUND, "a file was not brought for this conversation")))
                .map(KeptFile::attachment)
                .toList();
    }
}
