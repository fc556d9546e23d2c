package chat.parley.ingest.kit;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.id.VisitorId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The visitor as the provider knows them.
 *
 * @param externalId where they are written to; the provider's own id
 * @param name as they call themselves there; null when unknown
 * @param language ISO 639-1; null when unknown
 * @param card what else the provider says of them [T-13]; it adds to what is known
 */
public record Sender(
        String externalId, @Nullable String name, @Nullable String language, VisitorCard card) {
    private static final String PLAIN = "[A-Za-z0-9_-]{1,30}";

    /** Of whom the provider says nothing else. */
    public Sender(String externalId, @Nullable String name, @Nullable String language) {
        this(externalId, name, language, VisitorCard.EMPTY);
    }

    /** The same for every channel of the kind: who writes to two of an account's bots is one visitor [C-10]. */
    public VisitorId visitorId(ChannelKind kind) {
        String id = externalId.matches(PLAIN)
                ? externalId
                : UUID.nameUUIDFromBytes(externalId.getBytes(StandardCharsets.UTF_8))
                        .toString();
        return new VisitorId(kind.value() + "-" + id);
    }
}
