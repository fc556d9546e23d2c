package chat.parley.dialog.sla;

import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of an open dialog a promise depends on.
 *
 * @param departmentId where it is; null for any
 * @param answered whether anybody has answered in it
 * @param waiting since when its visitor waits for what they wait for now; null when they do not
 */
public record SlaDialog(
        @Nullable DepartmentId departmentId,
        ChannelId channelId,
        Start opened,
        boolean answered,
        @Nullable Start waiting) {

    /**
     * What a time counts from.
     *
     * @param sequence of the event that it counts from
     */
    public record Start(Instant at, long sequence) {}
}
