package chat.parley.ingest.connection;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.ingest.kit.ChannelConnection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Notes what calls to providers come to, where every replica sees it: their failures count together. A healthy channel
 * costs nothing but a look at all of them each second. Of a deactivation the owner is told once, by a log line and a
 * count that an alert is made of.
 */
public final class HealthClient {
    private static final Logger LOG = Logger.getLogger(HealthClient.class);
    /** How long what another replica noted may be unknown here. */
    static final Duration STALENESS = Duration.ofSeconds(1);

    private final HealthStore store;
    private final InstantSource clock;
    private final Counter deactivated;
    private final Object looking = new Object();
    private volatile Map<HealthStore.Holder, ConnectionHealth> known = Map.of();
    private volatile Instant looked = Instant.MIN;

    public HealthClient(HealthStore store, InstantSource clock, MeterRegistry metrics) {
        this.store = store;
        this.clock = clock;
        this.deactivated = metrics.counter("parley.channels.deactivated");
    }

    /** How the connection is now; a setting that was saved since begins anew. */
    public ConnectionHealth of(ChannelConnection connection) {
        if (isStale()) {
            look();
        }
        return current(known.get(holder(connection)), connection.version());
    }

    private boolean isStale() {
        return looked.equals(Instant.MIN) || !clock.instant().isBefore(looked.plus(STALENESS));
    }

    private void look() {
        synchronized (looking) {
            if (isStale()) {
                known = store.all();
                looked = clock.instant();
            }
        }
    }

    private ConnectionHealth current(@Nullable ConnectionHealth before, long version) {
        return before != null && before.version() >= version
                ? before
                : ConnectionHealth.fresh(version, clock.instant());
    }

    public ConnectionHealth succeeded(ChannelConnection connection) {
        ConnectionHealth now = of(connection);
        return now.succeeded(clock.instant()).equals(now)
                ? now
                : change(connection, health -> health.succeeded(clock.instant()));
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
            remember(holder(connection), health);
        } else {
            change(connection, before -> before.taken(clock.instant()));
        }
        return free;
    }

    /** The channel was removed. */
    public void forget(AccountId account, ChannelId channel) {
        store.forget(account, channel);
        remember(new HealthStore.Holder(account, channel), null);
    }

    private ConnectionHealth change(ChannelConnection connection, UnaryOperator<ConnectionHealth> how) {
        HealthStore.Change change = store.change(
                connection.accountId(),
                connection.channelId(),
                before -> how.apply(current(before, connection.version())));
        remember(holder(connection), change.after());
        tell(connection, current(change.before(), connection.version()), change.after());
        return change.after();
    }

    private void remember(HealthStore.Holder holder, @Nullable ConnectionHealth now) {
        synchronized (looking) {
            var all = new HashMap<>(known);
            if (now == null) {
                all.remove(holder);
            } else {
                all.put(holder, now);
            }
            known = Map.copyOf(all);
        }
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

    private static HealthStore.Holder holder(ChannelConnection connection) {
        return new HealthStore.Holder(connection.accountId(), connection.channelId());
    }
}
