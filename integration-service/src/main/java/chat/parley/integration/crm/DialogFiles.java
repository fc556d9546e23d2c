package chat.parley.integration.crm;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.message.Attachment;
import java.util.List;
import java.util.Optional;

/** Where the files of dialogs come from. */
public interface DialogFiles {
    /**
     * The files that came with the dialog's messages, oldest first.
     *
     * @throws java.io.UncheckedIOException when they cannot be had now
     */
    List<Attachment> of(AccountId account, String conversationId, String dialogId);

    /**
     * What is in a file.
     *
     * @return empty when it is not kept any more
     * @throws java.io.UncheckedIOException when it cannot be had now
     */
    Optional<byte[]> bytes(AccountId account, Attachment file);

    /**
     * Where a file is had at the door, for as long as such links are good.
     *
     * @return empty when it is not kept any more
     * @throws java.io.UncheckedIOException when that cannot be known now
     */
    Optional<String> path(AccountId account, String attachmentId);
}
