package chat.parley.integration.delivery;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are meant.
 *
 * @param states empty for all
 * @param eventTypes empty for all
 * @param from when they came into being, this included; null for the beginning
 * @param to and this not; null for the end
 */
public record Wanted(
        Set<DeliveryState> states,
        Set<String> eventTypes,
        @Nullable Instant from,
        @Nullable Instant to) {}
