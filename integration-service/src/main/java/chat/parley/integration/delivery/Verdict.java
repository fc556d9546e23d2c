package chat.parley.integration.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What an endpoint's answer means for the delivery [N-10]. */
public sealed interface Verdict {
    record Delivered() implements Verdict {}

    /** @param asked how long the endpoint asked to wait; null when it did not say */
    record Again(String reason, @Nullable Duration asked) implements Verdict {}

    /** Trying again would not help. */
    record Hopeless(String reason) implements Verdict {}

    /** The endpoint says that it is no more: nothing else is sent there either. */
    record Gone(String reason) implements Verdict {}

    Duration LONGEST_WAIT = Duration.ofHours(24);

    /** @param retryAfter the header {@code Retry-After}; null when there is none */
    static Verdict of(int status, @Nullable String retryAfter, Instant now) {
        String reason = "answered " + status;
        if (status >= 200 && status < 300) {
            return new Delivered();
        }
        if (status == 410) {
            return new Gone(reason);
        }
        if (status == 408 || status == 429 || status >= 500) {
            return new Again(reason, wait(retryAfter, now));
        }
        // Redirects are not followed: the address that was checked is the one that is used.
        return new Hopeless(reason);
    }

    private static @Nullable Duration wait(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        if (text.matches("[0-9]{1,9}")) {
            return shortened(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return at.isAfter(now) ? shortened(Duration.between(now, at)) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Duration shortened(Duration wait) {
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
