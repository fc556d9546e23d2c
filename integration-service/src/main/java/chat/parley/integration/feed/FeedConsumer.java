package chat.parley.integration.feed;

import chat.parley.integration.delivery.SenderJob;
import chat.parley.persistence.LogConsumer;
import chat.parley.persistence.LostRecords;
import chat.parley.persistence.SchemaJob;
import chat.parley.persistence.TransactionStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Makes events into deliveries to partners: each event becomes one delivery per destination. */
@ApplicationScoped
public class FeedConsumer {
    private final LogConsumer<Happening> log;

    FeedConsumer(
            SchemaJob schema,
            TransactionStore transactions,
            FeedStore store,
            SenderJob sender,
            LostRecords lost,
            MeterRegistry metrics) {
        this.log =
                new LogConsumer<>(schema, transactions, lost, metrics, Happening::read, store::deliver, sender::look);
    }

    /** Takes a batch; returns when it is stored, however long the database is away. */
    @Incoming("dialog-events")
    @Blocking // one batch after the other; on virtual threads they would run side by side and out of order
    void on(ConsumerRecords<String, byte[]> batch) throws InterruptedException {
        log.take(batch);
    }
}
