package chat.parley.integration.delivery;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are to be made again: those named, or those of a range of time.
 *
 * @param deliveryIds null or empty for a range
 * @param from ISO 8601, this included; needed for a range
 * @param to ISO 8601, and this not; needed for a range
 * @param eventTypes of a range; null or empty for all
 * @param states of a range: {@code dead} and {@code delivered}; null or empty for the dead ones
 */
public record ReplayRequest(
        @Nullable List<String> deliveryIds,
        @Nullable String from,
        @Nullable String to,
        @Nullable List<String> eventTypes,
        @Nullable List<String> states) {
    private static final int MOST_IDS = 1_000;

    boolean isByIds() {
        return deliveryIds != null && !deliveryIds.isEmpty();
    }

    /** The ids named, each once. */
    List<Long> ids() {
        List<String> named = deliveryIds == null ? List.of() : deliveryIds;
        if (named.size() > MOST_IDS) {
            throw refused("at most " + MOST_IDS + " of deliveryIds");
        }
        return named.stream()
                .map(id -> DeliveryNumbers.parse("deliveryIds", id, Long.MAX_VALUE))
                .distinct()
                .toList();
    }

    /** What a range means. */
    Wanted range() {
        Instant begin = instant("from", from);
        Instant end = instant("to", to);
        if (!begin.isBefore(end)) {
            throw refused("from must be before to");
        }
        Set<DeliveryState> wanted = states == null || states.isEmpty()
                ? Set.of(DeliveryState.DEAD)
                : states.stream().map(ReplayRequest::state).collect(Collectors.toUnmodifiableSet());
        if (!Set.of(DeliveryState.DEAD, DeliveryState.DELIVERED).containsAll(wanted)) {
            throw refused("states may hold dead and delivered");
        }
        return new Wanted(wanted, eventTypes == null ? Set.of() : Set.copyOf(eventTypes), begin, end);
    }

    static DeliveryState state(String text) {
        return Arrays.stream(DeliveryState.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(text))
                .findAny()
                .orElseThrow(() -> refused("there is no state of this name"));
    }

    private static Instant instant(String field, @Nullable String text) {
        try {
            if (text != null) {
                return OffsetDateTime.parse(text).toInstant();
            }
        } catch (DateTimeException e) {
            throw refused(field + " must be a time of ISO 8601 with a zone");
        }
        throw refused("deliveryIds, or from and to, must be given");
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ErrorCode.INVALID_REQUEST, detail);
    }
}
