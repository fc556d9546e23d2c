package chat.parley.routing.decision;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.Haste;
import chat.parley.routing.RoutingConfig;
import chat.parley.routing.log.CommittedConsumer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Brings the database up to date as soon as it can be reached, then records every committed decision and forgets old
 * ones. Decisions are made and carried out without it.
 */
@ApplicationScoped
public class DecisionRecordJob {
    private static final Logger LOG = Logger.getLogger(DecisionRecordJob.class);
    private static final String GROUP = "routing-service-records";

    private final RoutingConfig config;
    private final Flyway flyway;
    private final DecisionStore store;
    private final CommittedConsumer<RoutingDecision> consumer;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean migrated;

    public DecisionRecordJob(RoutingConfig config, Flyway flyway, DecisionStore store) {
        this.config = config;
        this.flyway = flyway;
        this.store = store;
        this.consumer = new CommittedConsumer<>(
                config,
                Topic.DECISIONS.name(),
                GROUP,
                Haste.TOGETHER,
                record -> Json.read(record.value(), RoutingDecision.class),
                store::record);
        this.thread = Thread.ofVirtual().name("decision-records").unstarted(this::run);
    }

    void onStart(@Observes StartupEvent event) {
        thread.start();
    }

    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        thread.join(Duration.ofSeconds(5));
        consumer.stop();
    }

    /** Whether the database is up to date. */
    public boolean isMigrated() {
        return migrated;
    }

    boolean isAlive() {
        return consumer.isAlive() && store.isReachable();
    }

    private void run() {
        while (!migrated()) {
            if (stops(config.retryAfter())) {
                return;
            }
        }
        consumer.start();
        do {
            try {
                store.forgetBefore(Instant.now().minus(config.decisionsKept()));
            } catch (SQLException e) {
                LOG.warnf("old decisions stay for now: %s", e.getMessage());
            }
        } while (!stops(config.cleanEvery()));
    }

    private boolean migrated() {
        try {
            flyway.migrate();
            migrated = true;
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("the database is not ready: %s", e.getMessage());
            return false;
        }
    }

    private boolean stops(Duration within) {
        try {
            return stop.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
