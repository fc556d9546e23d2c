package chat.parley.routing.replay;

import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.Haste;
import chat.parley.routing.RoutingConfig;
import chat.parley.routing.board.OwnTopicsClient;
import chat.parley.routing.board.StreamsJob;
import chat.parley.routing.decision.DecisionRecordJob;
import chat.parley.routing.log.CommittedConsumer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Records what the boards took in, as soon as the database is up to date, and forgets what is old. Decisions are made
 * and carried out without it.
 */
@ApplicationScoped
public class InputRecordJob {
    private static final Logger LOG = Logger.getLogger(InputRecordJob.class);
    private static final String GROUP = "routing-service-inputs";

    private final RoutingConfig config;
    private final StreamsJob streams;
    private final DecisionRecordJob database;
    private final InputStore store;
    private final CommittedConsumer<RecordedInput> consumer;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    public InputRecordJob(RoutingConfig config, StreamsJob streams, DecisionRecordJob database, InputStore store) {
        this.config = config;
        this.streams = streams;
        this.database = database;
        this.store = store;
        this.consumer = new CommittedConsumer<>(
                config, OwnTopicsClient.INPUTS, GROUP, Haste.TOGETHER, InputRecordJob::read, store::record);
        this.thread = Thread.ofVirtual().name("input-records").unstarted(this::run);
    }

    void onStart(@Observes StartupEvent event) {
        thread.start();
    }

    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        thread.join(Duration.ofSeconds(5));
        consumer.stop();
    }

    private static Optional<RecordedInput> read(ConsumerRecord<String, byte[]> record) throws IOException {
        return Json.read(record.value(), Seen.class)
                .map(seen -> new RecordedInput(record.partition(), record.offset(), seen));
    }

    private void run() {
        // What runs the topology has made the topic.
        while (!database.isMigrated() || !streams.isRunning()) {
            if (stops(config.retryAfter())) {
                return;
            }
        }
        consumer.start();
        do {
            try {
                store.forgetBefore(Instant.now().minus(config.inputsKept()));
            } catch (SQLException e) {
                LOG.warnf("old inputs stay for now: %s", e.getMessage());
            }
        } while (!stops(config.cleanEvery()));
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
