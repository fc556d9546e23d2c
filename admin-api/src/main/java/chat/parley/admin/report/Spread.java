package chat.parley.admin.report;

import org.jspecify.annotations.Nullable;

/**
 * How long something took, over all times it happened. Percentiles are of the nearest rank: the least value that so many
 * of a hundred do not exceed.
 *
 * @param count how many there are; the others are null for none
 * @param averageMillis rounded half up
 */
public record Spread(
        long count,
        @Nullable Long averageMillis,
        @Nullable Long medianMillis,
        @Nullable Long ninetiethMillis,
        @Nullable Long longestMillis) {}
