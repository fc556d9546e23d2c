package chat.parley.ingest.kit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a provider's call to us. */
public sealed interface Reading {
    /**
     * It is the provider's and understood.
     *
     * @param number the provider's own number of it, rising by one from call to call; null where it counts nothing
     * @param answer what the provider expects to be answered
     */
    record Understood(@Nullable Long number, List<Arrival> arrivals, String answer) implements Reading {
        public Understood {
            arrivals = List.copyOf(arrivals);
        }
    }

    /** It is the provider's and of a kind nobody here knows: acknowledged, counted and kept for a while. */
    record Odd(@Nullable Long number, String kind, String answer) implements Reading {}

    /** Nothing happened; the provider only wants an answer. */
    record Handshake(String answer) implements Reading {}

    /**
     * It is not the provider's, or of no form at all.
     *
     * @param status HTTP status, as the provider expects it
     * @param reason one word for the count of refusals
     */
    record Refused(int status, String reason) implements Reading {}
}
