package chat.parley.integration.export;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An export of all contacts, and how far it came [W-67].
 *
 * @param cursor the last card that was handed over; empty at the beginning
 * @param total how many cards there were when it began; null until they are counted
 * @param read cards that were looked at
 * @param sent those of them that had an address or a number, and were taken
 * @param finishedAt null while it runs
 * @param reason why it does not come on, or why it ended; null where there is nothing to say
 * @param failures in a row
 * @param claim rises with each page that is begun: who began an older one has nothing to say any more
 */
public record Export(
        @JsonIgnore String destinationId,
        State state,
        @JsonIgnore String cursor,
        @Nullable Long total,
        long read,
        long sent,
        Instant begunAt,
        @Nullable Instant finishedAt,
        @Nullable String reason,
        @JsonIgnore int failures,
        @JsonIgnore long claim) {
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 7;

    /** How it is doing. */
    public enum State {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("cancelled")
        CANCELLED,
        /** The CRM refuses: it does not come on by itself. */
        @JsonProperty("failed")
        FAILED;

        /** As it stands in the database. */
        String column() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String column) {
            return valueOf(column.toUpperCase(Locale.ROOT));
        }
    }

    /** How long to wait after one more failure: longer each time, up to about ten minutes. */
    Duration patience() {
        return SHORTEST_WAIT.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    }
}
