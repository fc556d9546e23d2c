package chat.parley.notification.feed;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.testkit.Fixtures;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-03")
class RecentSequencesTest {
    private static final long SECOND = 1_000_000_000L;

    private final Fixtures fixtures = Fixtures.standing();
    private final RecentSequences sequences = new RecentSequences(Duration.ofSeconds(30));

    @Test
    void theGreatestSequenceOfEachRecentConversationIsTold() {
        var one = fixtures.story(fixtures.aThread());
        var other = fixtures.story(fixtures.aThread());
        var early = one.opened();
        sequences.heard(one.visitorWrote("hello").meta(), 0);
        sequences.heard(early.meta(), 1);
        sequences.heard(other.opened().meta(), 2);

        assertThat(sequences.of(fixtures.account(), 3, 500))
                .containsExactly(
                        Map.of(one.thread().conversationId(), 2L, other.thread().conversationId(), 1L));
    }

    @Test
    void whatHasBeenQuietForLongIsForgotten() {
        var story = fixtures.story(fixtures.aThread());
        sequences.heard(story.opened().meta(), 0);

        assertThat(sequences.of(fixtures.account(), 30 * SECOND, 500).getFirst())
                .hasSize(1);
        assertThat(sequences.of(fixtures.account(), 31 * SECOND, 500).getFirst())
                .isEmpty();
    }

    @Test
    void manyConversationsComeInPortions() {
        for (int i = 0; i < 5; i++) {
            sequences.heard(fixtures.story(fixtures.aThread()).opened().meta(), i);
        }

        assertThat(sequences.of(fixtures.account(), 5, 2)).extracting(Map::size).containsExactly(2, 2, 1);
    }

    @Test
    @Tag("P-21")
    void anotherAccountLearnsNothing() {
        sequences.heard(fixtures.story(fixtures.aThread()).opened().meta(), 0);

        assertThat(sequences.of(new AccountId("umbrella"), 1, 500)).containsExactly(Map.of());
    }
}
