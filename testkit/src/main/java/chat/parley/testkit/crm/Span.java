package chat.parley.testkit.crm;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** So many in any span of this length, and no more; for one thread at a time. */
final class Span {
    private final int most;
    private final long length;
    private final LongSupplier nanoTime;
    private final Deque<Long> taken = new ArrayDeque<>();

    /** @param nanoTime a monotonic clock in nanoseconds */
    Span(int most, Duration length, LongSupplier nanoTime) {
        this.most = most;
        this.length = length.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Whether one more is taken now. */
    boolean take() {
        if (left() == 0) {
            return false;
        }
        taken.add(nanoTime.getAsLong());
        return true;
    }

    /** How many more it takes now. */
    int left() {
        long now = nanoTime.getAsLong();
        while (!taken.isEmpty() && now - taken.getFirst() >= length) {
            taken.removeFirst();
        }
        return most - taken.size();
    }

    /** How long until it takes one more, in whole seconds; 0 for now. */
    long seconds() {
        return left() > 0
                ? 0
                : Duration.ofNanos(length - (nanoTime.getAsLong() - taken.getFirst()))
                        .plusNanos(999_999_999)
                        .toSeconds();
    }
}
