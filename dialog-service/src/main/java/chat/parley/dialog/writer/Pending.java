package chat.parley.dialog.writer;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Records on their way to the broker. */
final class Pending {
    private final CountDownLatch left;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile long lastNanos;

    /** @param nowNanos when they are sent, by {@link System#nanoTime} */
    Pending(int records, long nowNanos) {
        left = new CountDownLatch(records);
        lastNanos = nowNanos;
    }

    /** One more has arrived at {@code nowNanos}. */
    void arrived(long nowNanos) {
        lastNanos = nowNanos;
        left.countDown();
    }

    void failed(Exception why) {
        failure.compareAndSet(null, why);
        while (left.getCount() > 0) {
            left.countDown();
        }
    }

    /** Waits a little; true when all have arrived or one has failed. */
    boolean settled(long millis) throws InterruptedException {
        return left.await(millis, TimeUnit.MILLISECONDS);
    }

    /** When the last one arrived, by {@link System#nanoTime}; when they were sent while none has. */
    long lastNanos() {
        return lastNanos;
    }

    /** Why one of them did not arrive; null while none has failed. */
    @Nullable
    Exception failure() {
        return failure.get();
    }
}
