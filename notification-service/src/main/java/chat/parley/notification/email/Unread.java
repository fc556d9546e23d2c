package chat.parley.notification.email;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What dialog-service says that a visitor has not read. */
sealed interface Unread {
    /**
     * It is known.
     *
     * @param language ISO 639-1, of the dialog
     * @param pageUrl where the dialog began; null where there is none
     * @param email the visitor's newest; null where none is known
     * @param answers oldest first
     */
    record Known(
            String channelKind,
            String channelId,
            @Nullable String placementId,
            String language,
            @Nullable String pageUrl,
            @Nullable String email,
            List<Answer> answers)
            implements Unread {
        public Known {
            answers = List.copyOf(answers);
        }
    }

    /**
     * @param name who wrote it
     * @param files the names of what came with it
     */
    record Answer(Instant at, String name, String text, List<String> files) {
        public Answer {
            files = List.copyOf(files);
        }
    }

    /** There is no such dialog. */
    record None() implements Unread {}

    /** It cannot be known now. */
    record Unavailable(String why) implements Unread {}
}
