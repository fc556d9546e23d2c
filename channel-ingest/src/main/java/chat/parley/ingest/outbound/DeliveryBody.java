package chat.parley.ingest.outbound;

import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.message.Attachment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is delivered, and to whom.
 *
 * @param to the visitor as the provider knows them
 * @param text empty where there are only files
 * @param replyTo the message of ours that is answered; null for none
 * @param author who wrote it, as visitors see them; null where that is nobody in particular
 * @param buttons see {@link chat.parley.contracts.message.Buttons}
 */
public record DeliveryBody(
        String to,
        String text,
        List<Attachment> attachments,
        @Nullable MessageId replyTo,
        @Nullable String author,
        List<String> buttons) {
    public DeliveryBody {
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
        buttons = buttons == null ? List.of() : List.copyOf(buttons);
    }
}
