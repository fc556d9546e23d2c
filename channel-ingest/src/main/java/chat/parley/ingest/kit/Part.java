package chat.parley.ingest.kit;

import chat.parley.contracts.message.Attachment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call's worth of what a provider is to be told. */
public sealed interface Part {
    /**
     * @param repliesTo the provider's id of the message that is answered; null for none
     * @param files what goes along, where a channel sends whole messages at once
     * @param buttons the words of those under it, where a channel has buttons
     */
    record Text(String text, @Nullable String repliesTo, List<Attachment> files, List<String> buttons) implements Part {
        public Text {
            files = List.copyOf(files);
            buttons = List.copyOf(buttons);
        }

        /** Text alone. */
        public Text(String text, @Nullable String repliesTo) {
            this(text, repliesTo, List.of(), List.of());
        }
    }

    record File(Attachment attachment, @Nullable String repliesTo) implements Part {}

    record Edit(String externalMessageId, String text) implements Part {}

    record Delete(String externalMessageId) implements Part {}
}
