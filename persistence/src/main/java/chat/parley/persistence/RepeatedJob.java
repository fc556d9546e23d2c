package chat.parley.persistence;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Does one work again and again on a thread of its own, from the moment that the database is up to date until the
 * service stops.
 */
public final class RepeatedJob {
    private final String name;
    private final Duration between;
    private final SchemaJob schema;
    private final Work work;
    private final CountDownLatch stop = new CountDownLatch(1);

    /** What is done each time. It catches what may be put off to the next time: whatever it throws ends the job. */
    @FunctionalInterface
    public interface Work {
        void run() throws InterruptedException;
    }

    /**
     * @param name of the thread
     * @param between how long it rests after each time
     */
    public RepeatedJob(String name, Duration between, SchemaJob schema, Work work) {
        this.name = name;
        this.between = between;
        this.schema = schema;
        this.work = work;
    }

    public void start() {
        Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** Nothing is begun any more; what goes on is not waited for. */
    public void stop() {
        stop.countDown();
    }

    /** Whether the service stops; a long work asks between its pieces. */
    public boolean isStopping() {
        return stop.getCount() == 0;
    }

    private void run() {
        try {
            if (!schema.awaitDone()) {
                return;
            }
            do {
                work.run();
            } while (!stop.await(between.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
