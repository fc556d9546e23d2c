package chat.parley.ingest.connection;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.settings.Setting;
import chat.parley.ingest.inbound.ArrivalClient;
import chat.parley.ingest.installation.LeaseStore;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.Polling;
import chat.parley.ingest.kit.Standing;
import chat.parley.persistence.SchemaJob;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final Duration CLEANING = Duration.ofHours(1);

    private record Key(AccountId account, ChannelId channel) {}

    /** @param nextTry when a connection that did not come about is tried again; null when it stands */
    private record Kept(Setting.Channel setting, @Nullable Instant nextTry) {}

    private final Connections connections;
    private final Map<ChannelKind, Channel> channels;
    private final HealthClient health;
    private final ArrivalClient arrivals;
    private final String door;
    private final InstantSource clock;
    private final ConcurrentMap<Key, Kept> kept = new ConcurrentHashMap<>();
    private final PollJob polls;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean stopping;
    private Instant cleaned = Instant.MIN;

    /** @param door the public origin that providers call us at */
    public ConnectionJob(
            Connections connections,
            Map<ChannelKind, Channel> channels,
            HealthClient health,
            ArrivalClient arrivals,
            LeaseStore leases,
            PositionStore positions,
            String door,
            InstantSource clock) {
        this.connections = connections;
        this.channels = Map.copyOf(channels);
        this.health = health;
        this.arrivals = arrivals;
        this.door = door;
        this.clock = clock;
        this.polls = new PollJob(
                arrivals,
                health,
                leases,
                positions,
                (connection, channel) -> note(connection, channel.check(connection)),
                clock);
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
        clean();
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

    private void clean() {
        Instant now = clock.instant();
        if (cleaned.equals(Instant.MIN) || !now.isBefore(cleaned.plus(CLEANING))) {
            arrivals.clean();
            cleaned = now;
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
        polls.end(key.account(), key.channel());
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
        if (!(channel instanceof Polling polling)) {
            return;
        }
        if (polling.isPolled(connection)
                && health.of(connection).state() != ConnectionState.DEACTIVATED
                && kept.get(key) instanceof Kept now
                && now.nextTry() == null) {
            polls.begin(connection, channel, polling);
        } else {
            polls.end(key.account(), key.channel());
        }
    }

    @Override
    public void close() {
        stopping = true;
        news.release();
        polls.close();
    }
}
