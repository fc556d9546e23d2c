package chat.parley.integration.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.message.AttachmentKind;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Stands in for what keeps files: every dialog has one, and one that is too large for any CRM. */
@Alternative
@Priority(1)
@Singleton
public class StandInDialogFiles implements DialogFiles {
    private static final long TOO_LARGE = 1L << 40;

    @Override
    public List<Attachment> of(AccountId account, String conversationId, String dialogId) {
        return List.of(file("film", "film.mp4", TOO_LARGE), file("bill", "bill.pdf", 4));
    }

    @Override
    public Optional<byte[]> bytes(AccountId account, Attachment file) {
        return Optional.of("bill".getBytes(UTF_8));
    }

    @Override
    public Optional<String> path(AccountId account, String attachmentId) {
        return attachmentId.equals("gone") ? Optional.empty() : Optional.of("/files/" + attachmentId + "?signed");
    }

    private static Attachment file(String id, String name, long size) {
        return new Attachment(
                new AttachmentId(id), AttachmentKind.FILE, name, "application/pdf", size, null, null, null);
    }
}
