package chat.parley.routing.decision;

import static chat.parley.testkit.Wait.await;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.Haste;
import chat.parley.routing.RoutingConfigs;
import chat.parley.routing.log.CommittedConsumer;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.TopicWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("N-05")
class CommittedConsumerIT {
    private final List<DialogId> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger failing = new AtomicInteger();
    private TestKafka kafka;
    private TopicWriter log;
    private CommittedConsumer<RoutingDecision> consumer;

    @TempDir
    Path directory;

    @BeforeEach
    void broker() {
        kafka = TestKafka.fresh(1);
        log = new TopicWriter(kafka.servers());
        consumer = started();
    }

    @AfterEach
    void close() {
        consumer.stop();
        log.close();
        kafka.close();
    }

    @Test
    void aBatchThatCouldNotBeTakenIsReadAgain() {
        failing.set(2);

        log.decision(Decisions.of("d1", new Verdict.Wait()));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(taken).containsExactly(new DialogId("d1")));
        assertThat(failing).hasValue(0);
    }

    @Test
    void whatWasTakenIsNotReadAgainAfterARestartAndPoisonStopsNobody() {
        log.decision(Decisions.of("d1", new Verdict.Wait()));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(taken).hasSize(1));
        consumer.stop();

        log.raw(Topic.DECISIONS, 0, "c", Map.of(), "no json".getBytes(StandardCharsets.UTF_8));
        log.raw(Topic.DECISIONS, 0, "c", Map.of(), null);
        log.decision(Decisions.of("d2", new Verdict.Wait()));
        consumer = started();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(taken).hasSize(2));
        assertThat(taken).containsExactly(new DialogId("d1"), new DialogId("d2"));
        assertThat(consumer.isAlive()).isTrue();
    }

    @Test
    void oneThatNeverStartedCanBeStopped() {
        consumer("1").stop();

        assertThat(taken).isEmpty();
    }

    private CommittedConsumer<RoutingDecision> started() {
        var made = consumer("0");
        made.start();
        return made;
    }

    private CommittedConsumer<RoutingDecision> consumer(String slot) {
        return new CommittedConsumer<>(
                RoutingConfigs.of(kafka.servers(), slot, directory),
                Topic.DECISIONS.name(),
                "routing-service-test",
                Haste.AT_ONCE,
                record -> Json.read(record.value(), RoutingDecision.class),
                this::take);
    }

    private void take(List<RoutingDecision> decisions) {
        if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("not now");
        }
        decisions.forEach(decision -> taken.add(decision.dialogId()));
    }
}
