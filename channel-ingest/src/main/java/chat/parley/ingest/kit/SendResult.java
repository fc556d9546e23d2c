package chat.parley.ingest.kit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a provider made of something we sent. */
public sealed interface SendResult {
    /** @param externalMessageId the provider's id of what was sent; null where it gave none */
    record Accepted(@Nullable String externalMessageId) implements SendResult {}

    /** The provider certainly has not taken it and may take it later. */
    record Later(String reason) implements SendResult {}

    /** The provider wants nothing from this channel for a while. */
    record Throttled(String reason, Duration pause) implements SendResult {}

    /** The provider will never take this one. */
    record Rejected(String reason) implements SendResult {}

    /** The provider will not take anything for this visitor any more [C-11]. */
    record Unreachable(String reason) implements SendResult {}

    /** The provider does not know us any more: the whole channel is affected [C-07]. */
    record Disowned(String reason) implements SendResult {}

    /** The request went out and no answer came: nobody knows [N-17]. */
    record Unknown(String reason) implements SendResult {}

    /** In the provider's own words; empty where it said nothing. */
    default String words() {
        return switch (this) {
            case Accepted a -> "";
            case Later l -> l.reason();
            case Throttled t -> t.reason();
            case Rejected r -> r.reason();
            case Unreachable u -> u.reason();
            case Disowned d -> d.reason();
            case Unknown u -> u.reason();
        };
    }
}
