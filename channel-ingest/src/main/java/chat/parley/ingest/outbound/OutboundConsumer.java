package chat.parley.ingest.outbound;

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

/** Makes events into deliveries to providers: each message becomes one delivery. */
@ApplicationScoped
public class OutboundConsumer {
    private final LogConsumer<DialogEvent> log;

    OutboundConsumer(
            SchemaJob schema,
            TransactionStore transactions,
            OutboundStore store,
            DeliveryJob sender,
            LostRecords lost,
            MeterRegistry metrics) {
        this.log = new LogConsumer<>(
                schema,
                transactions,
                lost,
                metrics,
                body -> Json.read(body, DialogEvent.class),
                store::deliver,
                sender::look);
    }

    /** Takes a batch; returns when it is stored, however long the database is away. */
    @Incoming("dialog-events")
    @Blocking // one batch after the other; on virtual threads they would run side by side and out of order
    void on(ConsumerRecords<String, byte[]> batch) throws InterruptedException {
        log.take(batch);
    }
}
