package chat.parley.admin.fact;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.persistence.LogConsumer;
import chat.parley.persistence.LostRecords;
import chat.parley.persistence.SchemaJob;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.json.Json;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the event log into facts, by the reader's rule. */
@ApplicationScoped
public class FactConsumer {
    private final LogConsumer<DialogEvent> log;

    FactConsumer(
            SchemaJob schema, TransactionStore transactions, FactStore facts, LostRecords lost, MeterRegistry metrics) {
        this.log = new LogConsumer<>(
                schema, transactions, lost, metrics, body -> Json.read(body, DialogEvent.class), facts::take, () -> {});
    }

    /** Takes a batch; returns when it is stored, however long the database is away. */
    @Incoming("dialog-events")
    @Blocking // one batch after the other; on virtual threads they would run side by side and out of order
    void on(ConsumerRecords<String, byte[]> batch) throws InterruptedException {
        log.take(batch);
    }
}
