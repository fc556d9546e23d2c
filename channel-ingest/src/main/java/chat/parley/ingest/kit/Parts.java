package chat.parley.ingest.kit;

import chat.parley.contracts.message.Attachment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of a message the calls it takes: its text in as many pieces as the channel needs, then each file. */
public final class Parts {
    private Parts() {}

    /** @param repliesTo the provider's id of the message that is answered; null for none */
    public static List<Part> of(
            String text, List<Attachment> attachments, @Nullable String repliesTo, Capabilities channel) {
        var parts = new ArrayList<Part>();
        for (String piece : TextSplit.pieces(text, channel.textLimit())) {
            parts.add(new Part.Text(piece, parts.isEmpty() ? repliesTo : null));
        }
        for (Attachment attachment : attachments) {
            parts.add(new Part.File(attachment, parts.isEmpty() ? repliesTo : null));
        }
        return List.copyOf(parts);
    }
}
