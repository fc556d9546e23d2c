package chat.parley.admin.fact;

import chat.parley.contracts.topic.Topic;
import chat.parley.persistence.SchemaJob;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Makes the facts of dialogs anew from the store of dialogs while reports and the log go on [N-16]. It keeps its place
 * with what it has made: after a kill it goes on from there.
 */
@ApplicationScoped
public class RebuildJob {
    private static final Logger LOG = Logger.getLogger(RebuildJob.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final SchemaJob schema;
    private final RebuildStore store;
    private final EventFeed feed;
    private final InstantSource clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicBoolean runs = new AtomicBoolean();

    RebuildJob(SchemaJob schema, RebuildStore store, EventFeed feed, InstantSource clock) {
        this.schema = schema;
        this.store = store;
        this.feed = feed;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event) {
        Thread.ofVirtual().name("rebuild-resume").start(this::resume);
    }

    void onStop(@Observes ShutdownEvent event) {
        stop.countDown();
    }

    private void resume() {
        try {
            if (schema.awaitDone()) {
                run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins one in the background; false while one runs. */
    boolean begin() {
        boolean begun = store.begin(clock.instant());
        if (begun) {
            Thread.ofVirtual().name("rebuild").start(this::run);
        }
        return begun;
    }

    boolean cancel() {
        return store.cancel(clock.instant());
    }

    Optional<RebuildState> state() {
        return store.state();
    }

    /** Goes on with the one that is under way, to its end; returns at once where there is none or another does. */
    void run() {
        if (!runs.compareAndSet(false, true)) {
            return;
        }
        try {
            while (isWanted() && !isOver() && !stops()) {
                LOG.debug("the rebuild goes on after a pause");
            }
        } finally {
            runs.set(false);
        }
    }

    private boolean isWanted() {
        try {
            return state().filter(each -> each.state() == RebuildState.State.RUNNING)
                    .isPresent();
        } catch (RuntimeException e) {
            LOG.warnf("whether facts are to be made anew is not known now: %s", e.toString());
            return stop.getCount() > 0;
        }
    }

    /** @return false when it should be tried again */
    private boolean isOver() {
        try {
            for (int partition = 0; partition < Topic.PARTITIONS_IN_A_CLUSTER; partition++) {
                if (!read(partition)) {
                    return true;
                }
            }
            if (store.finish(feed, clock.instant())) {
                LOG.info("facts are made anew");
            }
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("facts cannot be made anew now, it is tried again: %s", e.toString());
            return false;
        }
    }

    private boolean read(int partition) {
        long from = store.position(partition);
        while (stop.getCount() > 0) {
            EventFeed.Stretch stretch = feed.after(partition, from);
            if (stretch.reached() <= from) {
                return true;
            }
            if (!store.take(partition, from, stretch)) {
                return false;
            }
            from = stretch.reached();
        }
        return false;
    }

    private boolean stops() {
        try {
            return stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
