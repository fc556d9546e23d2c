package chat.parley.ingest.kit;

import chat.parley.contracts.message.Attachment;
import org.jspecify.annotations.Nullable;

/** One call's worth of what a provider is to be told. */
public sealed interface Part {
    /** @param repliesTo the provider's id of the message that is answered; null for none */
    record Text(String text, @Nullable String repliesTo) implements Part {}

    record File(Attachment attachment, @Nullable String repliesTo) implements Part {}

    record Edit(String externalMessageId, String text) implements Part {}

    record Delete(String externalMessageId) implements Part {}
}
