package chat.parley.admin.report;

import java.util.Arrays;

/** Collects how long things took. */
final class Durations {
    private static final int FIRST_SIZE = 8;

    // A million of them is usual; what is longer than 24 days is that long in a percentile, and exact in the average.
    private int[] values = new int[FIRST_SIZE];
    private int size;
    private long sum;
    private long longest;

    void add(long millis) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = (int) Math.min(Integer.MAX_VALUE, millis);
        sum += millis;
        longest = Math.max(longest, millis);
    }

    Spread spread() {
        if (size == 0) {
            return new Spread(0, null, null, null, null);
        }
        int[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return new Spread(size, average(sum, size), rank(sorted, 50), rank(sorted, 90), longest);
    }

    /** Rounded half up; {@code count} is not 0. */
    static long average(long sum, long count) {
        return Math.floorDiv(2 * sum + count, 2 * count);
    }

    private static long rank(int[] sorted, int percent) {
        return sorted[Math.max(0, (int) Math.ceilDiv((long) sorted.length * percent, 100L) - 1)];
    }
}
