package chat.parley.routing.board;

import chat.parley.platform.json.Json;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jboss.logging.Logger;

/** How bodies and entries are written and read. What cannot be read is counted and skipped, never shown. */
final class JsonTopology {
    private static final Logger LOG = Logger.getLogger(JsonTopology.class);

    private final MeterRegistry meters;

    JsonTopology(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Reads null for an absent body, a type that this version does not know, and poison. */
    @SuppressWarnings("NullAway") // Kafka's serdes pass nulls through; their types do not say so.
    <T> Serde<T> of(Class<T> type) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : Json.bytes(value), (topic, body) -> read(topic, body, type));
    }

    @SuppressWarnings("NullAway")
    private <T> T read(String topic, byte[] body, Class<T> type) {
        if (body == null) {
            return null;
        }
        try {
            return Json.read(body, type).orElse(null);
        } catch (IOException e) {
            meters.counter("parley.routing.poison", "topic", topic).increment();
            LOG.errorf("a record of %s is no %s and is skipped", topic, type.getSimpleName());
            return null;
        }
    }
}
