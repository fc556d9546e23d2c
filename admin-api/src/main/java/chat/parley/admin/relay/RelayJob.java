package chat.parley.admin.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries settings from the outbox to their topic: at least once, in order, woken by each commit. When the topic is
 * new (somebody lost Kafka's data) it is filled again with everything.
 */
@ApplicationScoped
public class RelayJob {
    private static final Logger LOG = Logger.getLogger(RelayJob.class);

    private final RelayStore store;
    private final RelayConfig config;
    private final Counter published;
    private final Counter failures;
    private final Semaphore signal = new Semaphore(0);

    private volatile boolean running;
    private volatile boolean able;
    private volatile @Nullable Thread thread;

    public RelayJob(RelayStore store, RelayConfig config, MeterRegistry metrics) {
        this.store = store;
        this.config = config;
        this.published = Counter.builder("parley.settings.published")
                .description("settings written to their topic")
                .register(metrics);
        this.failures = Counter.builder("parley.settings.relay.failures")
                .description("rounds of the relay that failed and are repeated")
                .register(metrics);
    }

    /** Begins, once the database has its tables. */
    public synchronized void start() {
        if (!running) {
            running = true;
            thread = Thread.ofVirtual().name("settings-relay").start(this::run);
        }
    }

    /** Ends after the present round. */
    @PreDestroy
    public synchronized void stop() {
        running = false;
        able = false;
        signal.release();
        Thread present = thread;
        thread = null;
        if (present != null) {
            try {
                present.join(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether the last round succeeded: Kafka and the database are there, and the topic holds what it should. */
    public boolean isAble() {
        return able;
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxStore.Appended appended) {
        signal.release();
    }

    private void run() {
        // After a failure nobody knows what the topic got last, perhaps something outdated from a stalled process.
        boolean doubtful = false;
        boolean complained = false;
        while (running) {
            try (var client = new SettingsClient(config.kafka())) {
                while (running) {
                    if (store.fill(client.topicId(), doubtful, rows -> publish(client, rows))) {
                        LOG.info("the settings topic was filled with everything");
                    }
                    doubtful = false;
                    if (complained) {
                        LOG.info("settings are relayed again");
                        complained = false;
                    }
                    able = true;
                    relayUntilQuiet(client);
                }
            } catch (RuntimeException e) {
                failures.increment();
                doubtful |= able;
                if (able || !complained) {
                    LOG.warnf("settings are not relayed now: %s", e.getMessage());
                    complained = true;
                }
                able = false;
                pause(config.retryAfter());
            }
        }
    }

    /** Relays as it is woken, until a whole pause passes without a reason. */
    private void relayUntilQuiet(SettingsClient client) {
        do {
            boolean more = true;
            while (more && running) {
                signal.drainPermits();
                more = store.relay(rows -> publish(client, rows));
            }
        } while (running && pause(config.lookEvery()));
    }

    private void publish(SettingsClient client, List<OutboxRow> rows) {
        client.publish(rows);
        published.increment(rows.size());
    }

    /** @return whether it was woken before the time was over */
    private boolean pause(Duration duration) {
        try {
            return signal.tryAcquire(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
            return false;
        }
    }
}
