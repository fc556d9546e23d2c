package chat.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.channel.ChannelHealth;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.decision.QueueState;
import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.visit.VisitorActivity;
import chat.parley.platform.json.Json;
import java.io.IOException;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Whatever stands in a record, its reader says what it is: a body, one of a newer version, or poison. */
@Tag("N-11")
class TopicFuzzTest {
    private static final Map<String, Class<?>> TOPICS = Map.ofEntries(
            Map.entry("dialog.commands.v1", DialogCommand.class),
            Map.entry("dialog.events.v1", DialogEvent.class),
            Map.entry("dialog.outcomes.v1", Outcome.class),
            Map.entry("dialog.signals.v1", Signal.class),
            Map.entry("settings.v1", Setting.class),
            Map.entry("operator.presence.v1", PresenceLease.class),
            Map.entry("routing.decisions.v1", RoutingDecision.class),
            Map.entry("routing.queues.v1", QueueState.class),
            Map.entry("visitor.activity.v1", VisitorActivity.class),
            Map.entry("channel.health.v1", ChannelHealth.class));

    @TestFactory
    Stream<DynamicTest> aBrokenBodyIsPoisonAndNothingElse() {
        return TOPICS.entrySet().stream()
                .map(topic -> DynamicTest.dynamicTest(topic.getKey(), () -> reads(topic.getKey(), topic.getValue())));
    }

    private static void reads(String topic, Class<?> type) {
        var bodies = new MutatedJson(MutatedJson.samples(topic), new SplittableRandom(7));
        int poison = 0;
        int read = 0;
        for (int i = 0; i < MutatedJson.cases(); i++) {
            byte[] body = bodies.get();
            try {
                read += Json.read(body, type).isPresent() ? 1 : 0;
            } catch (IOException e) {
                poison++;
            }
        }
        assertThat(poison).as("bodies that were refused").isPositive();
        assertThat(read).as("bodies that still could be read").isPositive();
    }
}
