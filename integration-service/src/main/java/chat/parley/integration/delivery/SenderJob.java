package chat.parley.integration.delivery;

import chat.parley.integration.destination.Destination;
import chat.parley.integration.destination.DestinationKind;
import chat.parley.integration.destination.DestinationStore;
import chat.parley.integration.dialog.DialogStore;
import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.persistence.SchemaJob;
import chat.parley.persistence.TransactionStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Makes due attempts, many at once but few per destination, each on a thread of its own. */
@ApplicationScoped
public class SenderJob {
    private static final Logger LOG = Logger.getLogger(SenderJob.class);
    private static final Duration CLEANING = Duration.ofHours(1);
    private static final int CLEANED_AT_ONCE = 5_000;
    /** An attempt at a CRM is several calls; one that lasts longer than all of them counts as lost. */
    private static final int CALLS = 10;

    private final IntegrationConfig config;
    private final SchemaJob schema;
    private final TransactionStore transactions;
    private final DestinationStore destinations;
    private final DeliveryStore deliveries;
    private final DialogStore dialogs;
    private final Map<DestinationKind, Carrier> carriers = new EnumMap<>(DestinationKind.class);
    private final ConclusionStore conclusions;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Room room;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().name("webhook-sender").daemon().unstarted(this::run);
    private volatile boolean stopping;
    private Instant cleaned = Instant.EPOCH;

    SenderJob(
            IntegrationConfig config,
            SchemaJob schema,
            TransactionStore transactions,
            DestinationStore destinations,
            DeliveryStore deliveries,
            DialogStore dialogs,
            @All List<Carrier> carriers,
            ConclusionStore conclusions,
            Clock clock,
            MeterRegistry metrics) {
        this.config = config;
        this.schema = schema;
        this.transactions = transactions;
        this.destinations = destinations;
        this.deliveries = deliveries;
        this.dialogs = dialogs;
        carriers.forEach(carrier -> carrier.kinds().forEach(kind -> this.carriers.put(kind, carrier)));
        this.conclusions = conclusions;
        this.clock = clock;
        this.metrics = metrics;
        this.room = new Room(config.attemptsAtOnce());
        metrics.gauge("parley.webhooks.busy", room, Room::busy);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        news.release();
        thread.join(Duration.ofSeconds(2));
    }

    /** There may be due deliveries now. */
    public void look() {
        news.release();
    }

    private void run() {
        try {
            if (!schema.awaitDone()) {
                return;
            }
            while (!stopping) {
                if (send() == 0) {
                    boolean told = news.tryAcquire(config.pace().toMillis(), TimeUnit.MILLISECONDS);
                    LOG.tracef("looks again, told: %s", told);
                }
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int send() {
        try {
            clean();
            int free = room.free();
            if (free <= 0) {
                return 0;
            }
            List<Delivery> due = transactions.run(connection -> deliveries.claim(
                    connection,
                    free,
                    room.taken(),
                    config.attemptsPerDestination(),
                    clock.instant(),
                    config.answerPatience().multipliedBy(CALLS)));
            for (Delivery delivery : due) {
                room.take(delivery.destinationId());
                Thread.ofVirtual().name("delivery-" + delivery.deliveryId()).start(() -> attempt(delivery));
            }
            return due.size();
        } catch (RuntimeException e) {
            LOG.warnf("due deliveries cannot be read now: %s", e.toString());
            return 0;
        }
    }

    private void attempt(Delivery delivery) {
        try {
            Optional<Destination> destination =
                    transactions.run(connection -> destinations.find(connection, delivery.destinationId()));
            if (destination.isPresent()) {
                attempt(delivery, destination.get());
            }
        } catch (RuntimeException e) {
            // The attempt counts as lost when its time is over, and is made again with the same id.
            LOG.errorf(e, "the attempt at delivery %s could not be noted", delivery.deliveryId());
        } finally {
            room.release(delivery.destinationId());
            look();
        }
    }

    private void attempt(Delivery delivery, Destination destination) {
        Instant at = clock.instant();
        long began = System.nanoTime();
        Carrier carrier = Objects.requireNonNull(carriers.get(destination.kind()), "every kind has a carrier");
        Carrier.Carried carried = carrier.carry(delivery, destination, at);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        var attempt = new Delivery.Attempt(
                delivery.attempts(),
                at,
                carried.status(),
                took.toMillis(),
                carried.error(),
                carried.answer(),
                destination.endpoint().toString());
        Timer.builder("parley.webhooks.attempts")
                .tag("verdict", carried.verdict().getClass().getSimpleName())
                .register(metrics)
                .record(took);
        transactions.run(connection -> {
            if (carried.letGo() == null) {
                conclusions.conclude(connection, delivery, attempt, carried.verdict(), clock.instant());
            } else {
                conclusions.letGo(connection, delivery, attempt, carried.letGo(), clock.instant());
            }
            return true;
        });
    }

    private void clean() {
        Instant now = clock.instant();
        if (now.isBefore(cleaned.plus(CLEANING))) {
            return;
        }
        Instant end = now.minus(config.keep());
        int deleted = transactions.run(connection -> Math.max(
                deliveries.deleteOld(connection, end, CLEANED_AT_ONCE),
                dialogs.forget(connection, end, CLEANED_AT_ONCE)));
        if (deleted < CLEANED_AT_ONCE) {
            cleaned = now;
        }
    }
}
