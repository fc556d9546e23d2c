package chat.parley.routing.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.testkit.MutatedJson;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that is none is counted and skipped: one that failed would be read again for ever. */
@Tag("N-11")
class RekeyFuzzTest {
    /** Says a line for each of thousands otherwise; held, because the logging forgets what nobody holds. */
    private static final Logger LOG = Logger.getLogger(RekeyConsumer.class.getName());

    @BeforeAll
    static void silence() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speakAgain() {
        LOG.setLevel(null);
    }

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RekeyConsumer rekey = new RekeyConsumer((partition, first, last) -> List.of(), meters);

    @ParameterizedTest
    @ValueSource(strings = {"dialog.events.v1", "dialog.outcomes.v1"})
    void whateverARecordSaysTheNextIsTaken(String topic) {
        var bodies = new MutatedJson(MutatedJson.samples(topic), new SplittableRandom(11));
        int keyed = 0;
        for (int i = 0; i < MutatedJson.cases(); i++) {
            for (RekeyConsumer.Keyed one : rekey.take(record(topic, i, bodies.get()))) {
                assertThat(one.input().accountId()).isNotNull();
                keyed++;
            }
        }
        assertThat(meters.counter("parley.routing.poison", "topic", topic).count())
                .isPositive();
        if (topic.equals(Topic.EVENTS.name())) {
            assertThat(keyed).as("those that were still good").isPositive();
        }
    }

    private static ConsumerRecord<String, byte[]> record(String topic, long position, byte[] body) {
        var record = new ConsumerRecord<>(topic, 0, position, "key", body);
        record.headers().add(Headers.POSITION, Long.toString(position).getBytes(UTF_8));
        return record;
    }
}
