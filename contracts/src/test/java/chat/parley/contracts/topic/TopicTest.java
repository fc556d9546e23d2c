package chat.parley.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TopicTest {
    static final java.util.List<Topic> TOPICS = Topic.ALL;

    @Test
    void everyTopicOfTheContractIsListedOnce() {
        var declared = Arrays.stream(Topic.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers())
                        && field.getType().equals(Topic.class))
                .map(field -> {
                    try {
                        return (Topic) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();

        assertThat(Topic.ALL).containsExactlyInAnyOrderElementsOf(declared).doesNotHaveDuplicates();
        assertThat(Topic.ALL).extracting(Topic::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("TOPICS")
    void aTopicSaysItsMajorVersionItsKeyAndItsWriters(Topic topic) {
        assertThat(topic.name()).matches("[a-z.-]+\\.v1(\\.dlq)?");
        assertThat(topic.keyedBy()).isNotBlank();
        assertThat(topic.writers()).isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("TOPICS")
    void aTopicThatIsNotCompactedForgetsByTime(Topic topic) {
        var policy = topic.config().get("cleanup.policy");

        assertThat(policy.equals("compact") || topic.config().containsKey("retention.ms"))
                .isTrue();
        if (policy.contains("compact")) {
            assertThat(topic.config())
                    .containsEntry("segment.ms", "600000")
                    .containsEntry("min.cleanable.dirty.ratio", "0.1");
        }
    }

    @Test
    void onlyOneServiceWritesEventsOutcomesDecisionsAndSettings() {
        for (var topic : java.util.List.of(Topic.EVENTS, Topic.OUTCOMES, Topic.DECISIONS, Topic.SETTINGS)) {
            assertThat(topic.writers()).as(topic.name()).hasSize(1);
        }
    }
}
