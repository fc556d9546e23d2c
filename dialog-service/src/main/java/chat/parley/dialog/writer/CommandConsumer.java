package chat.parley.dialog.writer;

import chat.parley.dialog.conversation.AccountPolicies;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The writer of dialogs: one thread that turns commands into events, poll after poll, for ever. Whatever breaks, it
 * begins anew with fresh connections; what was committed is in the store, and the ledger says where to go on.
 */
public final class CommandConsumer implements Runnable, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CommandConsumer.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PAUSE_WHEN_REFUSING = Duration.ofSeconds(5);

    private final WriterConfig config;
    private final DataSource database;
    private final AccountPolicies policies;
    private final InstantSource clock;
    private final Interruptions interruptions;
    private final WriterWatch watch;
    private final WriterStatus status = new WriterStatus(System::nanoTime);
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable OwnerConsumer owner;

    /**
     * A writer; {@link #run} starts it.
     *
     * @param database a pool it takes one connection of and keeps
     * @param clock the time of decisions, timers and records
     */
    public CommandConsumer(
            WriterConfig config,
            DataSource database,
            AccountPolicies policies,
            InstantSource clock,
            Interruptions interruptions,
            WriterWatch watch) {
        this.config = config;
        this.database = database;
        this.policies = policies;
        this.clock = clock;
        this.interruptions = interruptions;
        this.watch = watch;
    }

    public WriterStatus status() {
        return status;
    }

    /** Works until {@link #close} is called. */
    @Override
    public void run() {
        while (!stopping()) {
            Duration pause = PAUSE;
            try {
                work();
            } catch (WrongTopicsException e) {
                LOG.errorf("the writer refuses to start: %s", e.getMessage());
                status.refuses(e.getMessage());
                pause = PAUSE_WHEN_REFUSING;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warnf(e, "the writer begins anew");
                status.refuses("the writer begins anew after " + e.getClass().getSimpleName());
            }
            if (!await(pause)) {
                return;
            }
        }
    }

    private void work() throws InterruptedException {
        try (var opened = new OwnerConsumer(config, database, policies, clock, interruptions, watch, status)) {
            owner = opened;
            opened.join();
            status.refuses(null);
            try {
                while (!stopping()) {
                    opened.turn();
                }
            } catch (WakeupException e) {
                LOG.debug("the writer was woken up to stop");
            }
            opened.drain();
        } finally {
            owner = null;
            status.clear();
        }
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    /** @return false when it is time to stop */
    private boolean await(Duration pause) {
        try {
            return !stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends {@link #run} after the batch under way, and leaves the group; returns at once. */
    @Override
    public void close() {
        stop.countDown();
        var open = owner;
        if (open != null) {
            open.wakeUp();
        }
    }
}
