package chat.parley.admin.fact;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the facts are made anew.
 *
 * @param read how many positions of the log are read
 * @param total how many there were when they were last looked at
 * @param endedAt null while it runs
 */
public record RebuildState(
        State state, Instant begunAt, @Nullable Instant endedAt, long read, long total) {
    /** Whether it goes on. */
    public enum State {
        @JsonProperty("running")
        RUNNING,
        /** What was made anew is what reports read. */
        @JsonProperty("done")
        DONE,
        @JsonProperty("cancelled")
        CANCELLED
    }
}
