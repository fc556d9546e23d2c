package chat.parley.ingest.outbound;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.settings.Setting;
import chat.parley.ingest.connection.ConnectionState;
import chat.parley.ingest.connection.Connections;
import chat.parley.ingest.connection.HealthClient;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.persistence.SchemaJob;
import chat.parley.persistence.TransactionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks for due deliveries and has them attempted, so many per channel that no slow provider holds up another. */
public final class DeliveryJob implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DeliveryJob.class);
    private static final Duration CLEANING = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int CLEANED_AT_ONCE = 5_000;
    private static final Duration ABANDONING = Duration.ofSeconds(10);
    private static final String REMOVED = "the channel was removed";

    private final Connections connections;
    private final Map<ChannelKind, Channel> channels;
    private final HealthClient health;
    private final TransactionStore transactions;
    private final DeliveryStore deliveries;
    private final AttemptClient attempts;
    private final StatusClient statuses;
    private final ChannelPace pace;
    private final DeliveryConfig config;
    private final InstantSource clock;
    private final Executor executor;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean stopping;
    private Instant cleaned = Instant.EPOCH;
    private Instant abandoned = Instant.EPOCH;

    /** @param executor runs attempts; in a test on the caller's own thread */
    public DeliveryJob(
            Connections connections,
            Map<ChannelKind, Channel> channels,
            HealthClient health,
            TransactionStore transactions,
            DeliveryStore deliveries,
            AttemptClient attempts,
            StatusClient statuses,
            ChannelPace pace,
            DeliveryConfig config,
            InstantSource clock,
            Executor executor) {
        this.connections = connections;
        this.channels = Map.copyOf(channels);
        this.health = health;
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.statuses = statuses;
        this.pace = pace;
        this.config = config;
        this.clock = clock;
        this.executor = executor;
    }

    /** Begins to look, once the database is up to date. */
    public void start(SchemaJob schema) {
        Thread.ofPlatform().name("channel-sender").daemon().start(() -> {
            try {
                if (schema.awaitDone()) {
                    run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** There may be due deliveries now. */
    public void look() {
        news.release();
    }

    private void run() throws InterruptedException {
        while (!stopping) {
            int moved = 0;
            try {
                moved = turn();
                clean();
            } catch (RuntimeException e) {
                LOG.warnf("due deliveries cannot be seen to now: %s", e.toString());
            }
            if (moved == 0) {
                boolean told = news.tryAcquire(config.pace().toMillis(), TimeUnit.MILLISECONDS);
                LOG.tracef("looks again, told: %s", told);
            }
            news.drainPermits();
        }
    }

    /** Nothing goes through a channel that was removed; what comes to it later is found in a while. */
    private int abandon() {
        Instant now = clock.instant();
        if (now.isBefore(abandoned.plus(ABANDONING))) {
            return 0;
        }
        abandoned = now;
        int failed = 0;
        for (Setting.Channel setting : connections.all()) {
            if (setting.removed()) {
                failed += transactions.run(
                        sql -> deliveries.abandon(sql, setting.accountId(), setting.channelId(), REMOVED, now));
            }
        }
        return failed;
    }

    /** One look: what is due is attempted, and dialogs are told how far their messages got; how much there was. */
    public int turn() throws InterruptedException {
        int told = abandon() + statuses.tell();
        List<DeliveryStore.Room> rooms = rooms();
        if (rooms.isEmpty()) {
            return told;
        }
        Instant now = clock.instant();
        List<Delivery> due =
                transactions.run(sql -> deliveries.claim(sql, rooms, now, now.plus(config.attemptPatience())));
        for (Delivery delivery : due) {
            pace.begins(delivery.accountId(), delivery.channelId(), now);
            executor.execute(() -> attempt(delivery));
        }
        return told + due.size();
    }

    private List<DeliveryStore.Room> rooms() {
        var rooms = new ArrayList<DeliveryStore.Room>();
        for (Setting.Channel setting : connections.all()) {
            Channel channel = channels.get(setting.kind());
            if (channel != null && Connections.isOn(setting)) {
                int room = room(connections.open(setting), channel);
                if (room > 0) {
                    rooms.add(new DeliveryStore.Room(setting.accountId(), setting.channelId(), room));
                }
            }
        }
        return rooms;
    }

    private int room(ChannelConnection connection, Channel channel) {
        ConnectionState state = health.of(connection).state();
        int perSecond = channel.capabilities().pace().perSecond();
        return switch (state) {
            case DEACTIVATED -> 0;
            case UNAVAILABLE -> room(connection, perSecond, 1);
            case ACTIVE -> room(connection, perSecond, config.attemptsPerChannel());
        };
    }

    private int room(ChannelConnection connection, int perSecond, int atOnce) {
        return pace.room(connection.accountId(), connection.channelId(), perSecond, atOnce, clock.instant());
    }

    private void attempt(Delivery delivery) {
        try {
            Optional<ChannelConnection> connection = connections.active(delivery.accountId(), delivery.channelId());
            if (connection.isPresent()) {
                ChannelKind kind = connection.get().kind();
                attempts.attempt(delivery, connection.get(), Objects.requireNonNull(channels.get(kind)));
            } else {
                attempts.giveBack(delivery);
            }
        } catch (RuntimeException e) {
            // The attempt counts as lost when its time is over.
            LOG.errorf(e, "the attempt at delivery %s could not be noted", delivery.deliveryId());
        } finally {
            pace.ends(delivery.accountId(), delivery.channelId());
            look();
        }
    }

    private void clean() {
        Instant now = clock.instant();
        if (now.isBefore(cleaned.plus(CLEANING))) {
            return;
        }
        int deleted = transactions.run(sql -> deliveries.deleteFinished(sql, now.minus(KEPT), CLEANED_AT_ONCE));
        if (deleted < CLEANED_AT_ONCE) {
            cleaned = now;
        }
    }

    @Override
    public void close() {
        stopping = true;
        news.release();
    }
}
