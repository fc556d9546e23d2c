package chat.parley.ingest.kit;

import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.message.Buttons;
import chat.parley.ingest.kit.Capabilities.Ability;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of a message the calls it takes: its text in as many pieces as the channel needs, then each
 * file; or all of it at once. */
public final class Parts {
    private Parts() {}

    /**
     * @param repliesTo the provider's id of the message that is answered; null for none
     * @param buttons under the last piece of the text where the channel has buttons; else the text has them as lines
     */
    public static List<Part> of(
            String text,
            List<Attachment> attachments,
            @Nullable String repliesTo,
            List<String> buttons,
            Capabilities channel) {
        var parts = new ArrayList<Part>();
        List<String> pressed = channel.can(Ability.BUTTONS) ? buttons : List.of();
        for (String piece : TextSplit.pieces(Buttons.without(text, pressed), channel.textLimit())) {
            parts.add(new Part.Text(piece, parts.isEmpty() ? repliesTo : null));
        }
        if (!parts.isEmpty() && parts.removeLast() instanceof Part.Text last) {
            parts.add(new Part.Text(last.text(), last.repliesTo(), last.files(), pressed));
        }
        if (channel.can(Ability.WHOLE)) {
            return withFiles(parts, attachments, repliesTo);
        }
        for (Attachment attachment : attachments) {
            parts.add(new Part.File(attachment, parts.isEmpty() ? repliesTo : null));
        }
        return List.copyOf(parts);
    }

    /** Files go along with the last piece of the text. */
    private static List<Part> withFiles(List<Part> pieces, List<Attachment> attachments, @Nullable String repliesTo) {
        if (attachments.isEmpty()) {
            return List.copyOf(pieces);
        }
        var last = pieces.isEmpty() ? new Part.Text("", repliesTo) : (Part.Text) pieces.removeLast();
        pieces.add(new Part.Text(last.text(), last.repliesTo(), attachments, last.buttons()));
        return List.copyOf(pieces);
    }
}
