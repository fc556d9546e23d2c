package chat.parley.launcher.start;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Keeps the noted starts of a suite's programs, one after the other, whenever the machine has nothing better to do. A
 * start that cannot be kept is noted again the next time.
 */
public final class StartKeeper implements Runnable {
    private final Path java;
    private final Supplier<List<NotedStart>> starts;
    private final BooleanSupplier idle;
    private final Duration look;
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * A program that runs and whose start was noted.
     *
     * @param command what it was started with
     * @param pid its process, empty while it has none
     */
    public record NotedStart(StartCache cache, List<String> command, Supplier<OptionalLong> pid) {}

    /**
     * @param java the JDK's program that runs them
     * @param starts those that were noted
     * @param idle whether the machine has had time since it was asked last
     * @param look how often to ask
     */
    public StartKeeper(Path java, Supplier<List<NotedStart>> starts, BooleanSupplier idle, Duration look) {
        this.java = java;
        this.starts = starts;
        this.idle = idle;
        this.look = look;
    }

    /** No further start is kept; the one that is being kept is. */
    public void end() {
        ended.countDown();
    }

    /** Ends when all are kept, after {@link #end}, or when the thread is interrupted. */
    @Override
    public void run() {
        try {
            for (var start : starts.get()) {
                do {
                    if (ended.await(look.toMillis(), TimeUnit.MILLISECONDS)) {
                        return;
                    }
                } while (!idle.getAsBoolean());
                keep(start);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(NotedStart start) throws InterruptedException {
        var pid = start.pid().get();
        if (pid.isEmpty()) {
            return;
        }
        try {
            start.cache().keep(java, start.command(), pid.getAsLong());
        } catch (IOException e) {
            // Only the next start is as long as this one was.
            return;
        }
    }
}
