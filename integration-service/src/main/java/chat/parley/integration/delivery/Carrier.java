package chat.parley.integration.delivery;

import chat.parley.integration.destination.Destination;
import chat.parley.integration.destination.DestinationKind;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes attempts at destinations of some kinds. */
public interface Carrier {
    /** The kinds it serves; no two carriers share one. */
    Set<DestinationKind> kinds();

    /**
     * Makes an attempt and waits for what it comes to.
     *
     * @param at when it is made
     */
    Carried carry(Delivery delivery, Destination destination, Instant at);

    /**
     * What an attempt came to.
     *
     * @param status of the answer; null when there was none
     * @param error why there was no answer; null when there was one
     * @param answer its beginning, masked; null when there was none
     * @param letGo why nothing more is tried and the destination is not judged by it, whatever the verdict; null where
     *     the verdict counts
     */
    record Carried(
            @Nullable Integer status,
            @Nullable String error,
            @Nullable String answer,
            Verdict verdict,
            @Nullable String letGo) {
        /** The verdict counts. */
        public Carried(@Nullable Integer status, @Nullable String error, @Nullable String answer, Verdict verdict) {
            this(status, error, answer, verdict, null);
        }
    }
}
