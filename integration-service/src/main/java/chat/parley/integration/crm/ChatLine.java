package chat.parley.integration.crm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was said in a conversation, as chats of CRMs have it: words, or one file.
 *
 * @param id the same in a repeat, and when its words change
 * @param visitor whom the conversation is with
 * @param author who answered; null where the visitor said it
 * @param text may be empty where there is a file
 * @param file null for none
 */
public record ChatLine(
        String id,
        String conversationId,
        Instant at,
        CrmTicket.Requester visitor,
        @Nullable Author author,
        String text,
        @Nullable File file) {
    /** Somebody who answers. */
    public record Author(String id, String name) {}

    /**
     * A file.
     *
     * @param kind as {@link chat.parley.contracts.message.AttachmentKind} has it on the wire
     * @param url where it is had
     * @param size in bytes
     */
    public record File(String kind, String url, String name, long size) {}
}
