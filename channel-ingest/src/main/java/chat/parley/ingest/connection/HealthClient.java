package chat.parley.ingest.connection;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.ingest.kit.ChannelConnection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Notes what calls to providers come to. Written down only when something changes, so a healthy channel costs nothing;
 * of a deactivation the owner is told once, by a log line and a count that an alert is made of.
 */
public final class HealthClient {
    private static final Logger LOG = Logger.getLogger(HealthClient.class);

    private record Key(AccountId account, ChannelId channel) {}

    private final HealthStore store;
    private final InstantSource clock;
    private final Counter deactivated;
    private final ConcurrentMap<Key, ConnectionHealth> known = new ConcurrentHashMap<>();

    public HealthClient(HealthStore store, InstantSource clock, MeterRegistry metrics) {
        this.store = store;
        this.clock = clock;
        this.deactivated = metrics.counter("parley.channels.deactivated");
    }

    /** How the connection is now; a setting that was saved since begins anew. */
    public ConnectionHealth of(ChannelConnection connection) {
        return known.compute(
                key(connection),
                (key, before) -> current(
                        before == null
                                ? store.find(key.account(), key.channel()).orElse(null)
                                : before,
                        connection.version()));
    }

    private ConnectionHealth current(@org.jspecify.annotations.Nullable ConnectionHealth before, long version) {
        return before != null && before.version() >= version
                ? before
                : ConnectionHealth.fresh(version, clock.instant());
    }

    public ConnectionHealth succeeded(ChannelConnection connection) {
        return change(connection, health -> health.succeeded(clock.instant()));
    }

    public ConnectionHealth failed(ChannelConnection connection, String reason) {
        return change(connection, health -> health.failed(reason, clock.instant()));
    }

    public ConnectionHealth refused(ChannelConnection connection, String reason) {
        return change(connection, health -> health.refused(reason, clock.instant()));
    }

    /**
     * The provider said which foreign account this is.
     *
     * @param externalId with the kind in front, so that no two providers' ids meet
     * @return false when it is another channel's already [C-04]; then the connection is deactivated
     */
    public boolean claim(ChannelConnection connection, String externalId, String title) {
        ConnectionHealth health = of(connection).succeeded(clock.instant()).known(externalId, title);
        boolean free = store.claim(connection.accountId(), connection.channelId(), health)
                .isEmpty();
        if (free) {
            known.put(key(connection), health);
        } else {
            change(connection, before -> before.taken(clock.instant()));
        }
        return free;
    }

    /** The channel was removed. */
    public void forget(AccountId account, ChannelId channel) {
        known.remove(new Key(account, channel));
        store.forget(account, channel);
    }

    private ConnectionHealth change(ChannelConnection connection, UnaryOperator<ConnectionHealth> how) {
        of(connection);
        return Objects.requireNonNull(known.compute(key(connection), (key, before) -> {
            ConnectionHealth now = Objects.requireNonNull(before);
            ConnectionHealth next = how.apply(now);
            if (!next.equals(now)) {
                store.save(key.account(), key.channel(), next);
                tell(connection, now, next);
            }
            return next;
        }));
    }

    private void tell(ChannelConnection connection, ConnectionHealth before, ConnectionHealth after) {
        if (before.state() == after.state()) {
            return;
        }
        LOG.warnf("the connection of the %s is %s now, after %s", connection, after.state(), before.state());
        if (after.state() == ConnectionState.DEACTIVATED) {
            deactivated.increment();
        }
    }

    private static Key key(ChannelConnection connection) {
        return new Key(connection.accountId(), connection.channelId());
    }
}
