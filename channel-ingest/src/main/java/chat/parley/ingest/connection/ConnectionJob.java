package chat.parley.ingest.connection;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.settings.Setting;
import chat.parley.ingest.inbound.ArrivalClient;
import chat.parley.ingest.installation.LeaseStore;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.Standing;
import chat.parley.persistence.SchemaJob;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps channels connected as they are configured: makes providers call us or asks them, feeds in what was parked, and
 * lets go of what was paused or removed.
 */
public final class ConnectionJob implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ConnectionJob.class);
    private static final Duration PACE = Duration.ofMillis(250);
    /** Longer than any question to a provider is held. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final Duration RETRY = Duration.ofSeconds(30);

    private record Key(AccountId account, ChannelId channel) {}

    /** @param nextTry when a connection that did not come about is tried again; null when it stands */
    private record Kept(Setting.Channel setting, @Nullable Instant nextTry) {}

    private final Connections connections;
    private final Map<ChannelKind, Channel> channels;
    private final HealthClient health;
    private final ArrivalClient arrivals;
    private final LeaseStore leases;
    private final String door;
    private final InstantSource clock;
    private final ConcurrentMap<Key, Kept> kept = new ConcurrentHashMap<>();
    private final ConcurrentMap<Key, Thread> polls = new ConcurrentHashMap<>();
    private final Semaphore news = new Semaphore(0);
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean stopping;

    /** @param door the public origin that providers call us at */
    public ConnectionJob(
            Connections connections,
            Map<ChannelKind, Channel> channels,
            HealthClient health,
            ArrivalClient arrivals,
            LeaseStore leases,
            String door,
            InstantSource clock) {
        this.connections = connections;
        this.channels = Map.copyOf(channels);
        this.health = health;
        this.arrivals = arrivals;
        this.leases = leases;
        this.door = door;
        this.clock = clock;
    }

    /** Begins, once the database is up to date. */
    public void start(SchemaJob schema) {
        Thread.ofPlatform().name("channel-connections").daemon().start(() -> {
            try {
                if (schema.awaitDone()) {
                    run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void run() throws InterruptedException {
        while (!stopping) {
            try {
                turn();
            } catch (RuntimeException e) {
                LOG.warnf("channels cannot be seen to now: %s", e.toString());
            }
            boolean told = news.tryAcquire(PACE.toMillis(), TimeUnit.MILLISECONDS);
            LOG.tracef("looks again, told: %s", told);
        }
    }

    /** One look at every channel. */
    public void turn() throws InterruptedException {
        for (Setting.Channel setting : connections.all()) {
            Channel channel = Objects.requireNonNull(channels.get(setting.kind()));
            var key = new Key(setting.accountId(), setting.channelId());
            try {
                if (Connections.isOn(setting)) {
                    keepUp(key, setting, channel);
                } else {
                    letGo(key, setting, channel);
                }
            } catch (RuntimeException e) {
                // One channel's trouble is no other's.
                LOG.warnf("channel %s cannot be seen to now: %s", setting.channelId(), e.toString());
            }
        }
    }

    private void keepUp(Key key, Setting.Channel setting, Channel channel) throws InterruptedException {
        Kept before = kept.get(key);
        ChannelConnection connection = connections.open(setting);
        boolean changed = before == null || before.setting().version() != setting.version();
        boolean due = before != null
                && before.nextTry() != null
                && !clock.instant().isBefore(before.nextTry())
                && health.of(connection).state() != ConnectionState.DEACTIVATED;
        if (changed || due) {
            boolean connected = connect(connection, channel);
            kept.put(key, new Kept(setting, connected ? null : clock.instant().plus(RETRY)));
        }
        boolean moved = arrivals.feed(connection, channel);
        LOG.tracef("%s moved: %s", connection, moved);
        poll(key, connection, channel);
    }

    /**
     * Connects a channel now, whatever became of it before.
     *
     * @return whether it stands
     */
    public boolean connect(ChannelConnection connection, Channel channel) {
        if (!note(connection, channel.check(connection))) {
            return false;
        }
        URI hook = URI.create(door + "/channels/" + connection.kind() + "/" + connection.channelId());
        return note(connection, channel.connect(connection, hook));
    }

    private boolean note(ChannelConnection connection, Standing standing) {
        return switch (standing) {
            case Standing.Good(var id, var title) -> health.claim(connection, connection.kind() + ":" + id, title);
            case Standing.Away(var reason) -> {
                health.failed(connection, reason);
                yield false;
            }
            case Standing.Disowned(var reason) -> {
                health.refused(connection, reason);
                yield false;
            }
        };
    }

    private void letGo(Key key, Setting.Channel setting, Channel channel) {
        Kept before = kept.get(key);
        if (before != null && before.setting().version() == setting.version()) {
            return;
        }
        stopPolling(key);
        if (before != null && before.nextTry() == null) {
            // With what was configured when it was connected: a removed setting's secrets may be gone.
            channel.disconnect(connections.open(before.setting()));
        }
        if (setting.removed()) {
            health.forget(setting.accountId(), setting.channelId());
        }
        kept.put(key, new Kept(setting, null));
    }

    private void poll(Key key, ChannelConnection connection, Channel channel) {
        boolean wanted = channel.isPolled(connection)
                && health.of(connection).state() != ConnectionState.DEACTIVATED
                && kept.get(key) instanceof Kept now
                && now.nextTry() == null;
        Thread running = polls.get(key);
        if (!wanted) {
            stopPolling(key);
        } else if (running == null || !running.isAlive()) {
            polls.put(
                    key,
                    Thread.ofVirtual()
                            .name("poll-" + connection.channelId())
                            .start(() -> pollAlone(key, connection, channel)));
        }
    }

    private void stopPolling(Key key) {
        Thread running = polls.remove(key);
        if (running != null) {
            running.interrupt();
        }
    }

    /** Providers give each update to whoever asks first, so only one replica asks. */
    private void pollAlone(Key key, ChannelConnection connection, Channel channel) {
        String lease = "poll/" + connection.channelId();
        try {
            pollOn(key, connection, channel, lease);
            leases.giveBack(lease);
        } catch (RuntimeException e) {
            LOG.warnf("polling of the %s ends and begins again: %s", connection, e.toString());
        }
    }

    private void pollOn(Key key, ChannelConnection connection, Channel channel, String lease) {
        Optional<Long> after = Optional.empty();
        int failures = 0;
        try {
            while (!stopping && isCurrent(key, connection)) {
                try {
                    if (!leases.take(lease, clock.instant(), LEASE)) {
                        pause(3);
                        continue;
                    }
                    after = channel.poll(
                                    connection,
                                    after,
                                    (reading, body) -> arrivals.accept(connection, channel, reading, body))
                            .or(keep(after));
                    if (failures > 0) {
                        health.succeeded(connection);
                    }
                    failures = 0;
                } catch (IOException e) {
                    failures++;
                    // The provider says itself whether it knows us.
                    if (note(connection, channel.check(connection))) {
                        health.failed(connection, "cannot be polled: " + e.getMessage());
                    }
                    pause(failures);
                } catch (RuntimeException e) {
                    failures++;
                    LOG.warnf("what was polled for the %s was not taken in: %s", connection, e.toString());
                    pause(failures);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(int failures) throws InterruptedException {
        boolean over = stop.await(Math.min(30_000, 500L << Math.min(6, failures)), TimeUnit.MILLISECONDS);
        LOG.debugf("polls again, stopping: %s", over);
    }

    private static java.util.function.Supplier<Optional<Long>> keep(Optional<Long> after) {
        return () -> after;
    }

    private boolean isCurrent(Key key, ChannelConnection connection) {
        return kept.get(key) instanceof Kept now && now.setting().version() == connection.version();
    }

    @Override
    public void close() {
        stopping = true;
        stop.countDown();
        news.release();
        polls.keySet().forEach(this::stopPolling);
    }
}
