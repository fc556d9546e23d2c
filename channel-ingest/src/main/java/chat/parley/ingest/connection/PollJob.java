package chat.parley.ingest.connection;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.ingest.inbound.ArrivalClient;
import chat.parley.ingest.installation.LeaseStore;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.Polling;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.jboss.logging.Logger;

/**
 * Asks providers for what has arrived. They give each thing to whoever asks first, so for each channel only one replica
 * asks, the one that holds its lease.
 */
final class PollJob implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PollJob.class);
    /** Longer than any question to a provider is held. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private record Key(AccountId account, ChannelId channel) {}

    private record Running(long version, Thread thread) {}

    private final ArrivalClient arrivals;
    private final HealthClient health;
    private final LeaseStore leases;
    private final PositionStore positions;
    private final BiPredicate<ChannelConnection, Channel> stands;
    private final InstantSource clock;
    private final ConcurrentMap<Key, Running> running = new ConcurrentHashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);

    /** @param stands asks the provider whether it knows us, and notes what it says */
    PollJob(
            ArrivalClient arrivals,
            HealthClient health,
            LeaseStore leases,
            PositionStore positions,
            BiPredicate<ChannelConnection, Channel> stands,
            InstantSource clock) {
        this.arrivals = arrivals;
        this.health = health;
        this.leases = leases;
        this.positions = positions;
        this.stands = stands;
        this.clock = clock;
    }

    /** Has a channel polled from now on; one of an older setting ends by itself first. */
    void begin(ChannelConnection connection, Channel channel, Polling polling) {
        Key key = key(connection);
        Running now = running.get(key);
        if (now == null || !now.thread().isAlive()) {
            Thread thread = Thread.ofVirtual()
                    .name("poll-" + connection.channelId())
                    .unstarted(() -> pollAlone(key, connection, channel, polling));
            running.put(key, new Running(connection.version(), thread));
            thread.start();
        } else if (now.version() != connection.version()) {
            running.put(key, new Running(connection.version(), now.thread()));
        }
    }

    /** Has a channel polled no more. */
    void end(AccountId account, ChannelId channel) {
        end(new Key(account, channel));
    }

    private void end(Key key) {
        Running now = running.remove(key);
        if (now != null) {
            now.thread().interrupt();
        }
    }

    private void pollAlone(Key key, ChannelConnection connection, Channel channel, Polling polling) {
        String lease = "poll/" + connection.channelId();
        try {
            pollOn(key, connection, channel, polling, lease);
            leases.giveBack(lease);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warnf("polling of the %s ends and begins again: %s", connection, e.toString());
        }
    }

    private void pollOn(Key key, ChannelConnection connection, Channel channel, Polling polling, String lease)
            throws InterruptedException {
        Optional<Long> after = Optional.empty();
        boolean ours = false;
        int failures = 0;
        while (isCurrent(key, connection)) {
            try {
                if (!leases.take(lease, clock.instant(), LEASE)) {
                    ours = false;
                    pause(3);
                    continue;
                }
                if (!ours && polling.isPositionOurs()) {
                    after = positions.find(connection.accountId(), connection.channelId());
                }
                ours = true;
                after = pollOnce(connection, channel, polling, after);
                if (failures > 0) {
                    health.succeeded(connection);
                }
                failures = 0;
            } catch (IOException e) {
                failures++;
                // The provider says itself whether it knows us.
                if (stands.test(connection, channel)) {
                    health.failed(connection, "cannot be polled: " + e.getMessage());
                }
                pause(failures);
            } catch (RuntimeException e) {
                failures++;
                LOG.warnf("what was polled for the %s was not taken in: %s", connection, e.toString());
                pause(failures);
            }
        }
    }

    private Optional<Long> pollOnce(
            ChannelConnection connection, Channel channel, Polling polling, Optional<Long> after)
            throws IOException, InterruptedException {
        Optional<Long> now =
                polling.poll(connection, after, (reading, body) -> arrivals.accept(connection, channel, reading, body));
        if (now.isPresent() && !now.equals(after) && polling.isPositionOurs()) {
            positions.save(connection.accountId(), connection.channelId(), now.get());
        }
        return now.or(() -> after);
    }

    private void pause(int failures) throws InterruptedException {
        boolean over = stop.await(Math.min(30_000, 500L << Math.min(6, failures)), TimeUnit.MILLISECONDS);
        LOG.debugf("polls again, stopping: %s", over);
    }

    private boolean isCurrent(Key key, ChannelConnection connection) {
        Running now = running.get(key);
        return stop.getCount() > 0 && now != null && now.version() == connection.version();
    }

    private static Key key(ChannelConnection connection) {
        return new Key(connection.accountId(), connection.channelId());
    }

    @Override
    public void close() {
        stop.countDown();
        running.keySet().forEach(this::end);
    }
}
