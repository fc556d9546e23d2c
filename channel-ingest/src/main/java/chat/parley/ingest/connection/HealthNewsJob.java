package chat.parley.ingest.connection;

import chat.parley.contracts.channel.ChannelHealth;
import chat.parley.contracts.channel.ChannelState;
import chat.parley.persistence.SchemaJob;
import chat.parley.platform.problem.ProblemException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells of connections that no longer work, and of those that work again: what was not told yet is told, whoever noted
 * it and however often this process was restarted [C-07].
 */
public final class HealthNewsJob implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(HealthNewsJob.class);
    private static final Duration PACE = Duration.ofSeconds(2);

    private final HealthStore store;
    private final Outlet outlet;
    private final Duration patience;
    private final InstantSource clock;
    private final CountDownLatch stop = new CountDownLatch(1);

    /** Takes news; returns when every in-sync replica has it, else throws. */
    @FunctionalInterface
    public interface Outlet {
        void send(ChannelHealth news) throws InterruptedException;
    }

    /** @param patience for how long a connection may not work before that is told */
    public HealthNewsJob(HealthStore store, Outlet outlet, Duration patience, InstantSource clock) {
        this.store = store;
        this.outlet = outlet;
        this.patience = patience;
        this.clock = clock;
    }

    /** Begins, once the database is up to date. */
    public void start(SchemaJob schema) {
        Thread.ofPlatform().name("channel-news").daemon().start(() -> {
            try {
                if (schema.awaitDone()) {
                    while (!stop.await(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
                        tell();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** One look; how much was told. */
    public int tell() throws InterruptedException {
        int told = 0;
        try {
            for (HealthStore.Untold untold : store.untold(clock.instant().minus(patience))) {
                ConnectionHealth health = untold.health();
                outlet.send(new ChannelHealth(
                        untold.holder().accountId(),
                        untold.holder().channelId(),
                        state(health.state()),
                        health.reason(),
                        health.since()));
                store.told(untold);
                told++;
            }
        } catch (ProblemException | IllegalStateException e) {
            LOG.warnf("channels' states cannot be told now: %s", e.toString());
        }
        return told;
    }

    private static ChannelState state(ConnectionState state) {
        return switch (state) {
            case ACTIVE -> ChannelState.ACTIVE;
            case UNAVAILABLE -> ChannelState.UNAVAILABLE;
            case DEACTIVATED -> ChannelState.DEACTIVATED;
        };
    }

    @Override
    public void close() {
        stop.countDown();
    }
}
