package chat.parley.routing.board;

import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.CommandSender;
import chat.parley.platform.kafka.RecordHeaders;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Tells waiting visitors where they stand. Outside of routing's transactions, because an open one would hold up
 * everybody's signals; and without waiting, because a place that could not be told is told when it changes again.
 */
final class QueuePlaceClient implements Consumer<Signal.QueuePlace>, AutoCloseable {
    private static final String SERVICE = "routing-service";
    private static final long PATIENCE_MILLIS = 20;
    /** Longer than any process lives; the longest there is would overflow when added to the present. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private static final Logger LOG = Logger.getLogger(QueuePlaceClient.class);

    private final Producer<String, byte[]> producer;
    private final InstantSource clock;
    private final Counter failures;

    QueuePlaceClient(Producer<String, byte[]> producer, MeterRegistry meters, InstantSource clock) {
        this.producer = producer;
        this.clock = clock;
        this.failures = meters.counter("parley.routing.places.failed");
    }

    static QueuePlaceClient connect(String bootstrapServers, MeterRegistry meters) {
        var settings = new HashMap<>(CommandSender.reliable(bootstrapServers, "routing-service-places"));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 1024L * 1024);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 16 * 1024);
        // It must know the topic when it first has something to tell, and must not forget it in a quiet hour.
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, FOR_EVER.toMillis());
        var producer = new KafkaProducer<String, byte[]>(settings);
        Thread.ofVirtual().name("places-start").start(() -> learn(producer));
        return new QueuePlaceClient(producer, meters, InstantSource.system());
    }

    private static void learn(Producer<String, byte[]> producer) {
        boolean known = false;
        while (!known) {
            try {
                known = !producer.partitionsFor(Topic.SIGNALS.name()).isEmpty();
            } catch (TimeoutException e) {
                LOG.debug("the topic of signals is not known yet");
            } catch (KafkaException | IllegalStateException e) {
                LOG.debug("closed before the topic of signals was known", e);
                return;
            }
        }
    }

    @Override
    public void accept(Signal.QueuePlace place) {
        var at = clock.instant();
        var conversation = place.conversationId().value();
        var headers = RecordHeaders.cloudEvent(
                SERVICE,
                place.dialogId().value() + ":" + at.toEpochMilli(),
                "QueuePlace",
                at,
                conversation,
                place.accountId());
        try {
            producer.send(
                    new ProducerRecord<>(Topic.SIGNALS.name(), null, conversation, Json.bytes(place), headers),
                    (metadata, failure) -> {
                        if (failure != null) {
                            failures.increment();
                        }
                    });
        } catch (RuntimeException e) {
            failures.increment();
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
