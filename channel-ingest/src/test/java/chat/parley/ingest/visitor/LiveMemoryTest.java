package chat.parley.ingest.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.ingest.visitor.TypingThrottle.Typing;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LiveMemoryTest {
    private static final ConversationId C1 = new ConversationId("c1");
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final KnownConversations known = new KnownConversations(2);
    private final TypingThrottle throttle = new TypingThrottle();

    @Test
    @Tag("N-03")
    void theGreatestNumberIsKept() {
        known.reached(C1, 5);
        known.reached(C1, 3);

        assertThat(known.visitorSequence(C1)).hasValue(5);
        assertThat(known.visitorSequence(new ConversationId("c2"))).isEmpty();
    }

    @Test
    void theOpenDialogIsKnownUntilItCloses() {
        known.open(C1, new DialogId("d"));
        known.reached(C1, 1);
        assertThat(known.openDialog(C1)).isEqualTo(new DialogId("d"));

        known.open(C1, null);

        assertThat(known.openDialog(C1)).isNull();
        assertThat(known.visitorSequence(C1)).hasValue(1);
    }

    @Test
    void theConversationLongestUnusedIsForgotten() {
        known.reached(C1, 1);
        known.reached(new ConversationId("c2"), 2);
        assertThat(known.visitorSequence(C1)).hasValue(1);

        known.reached(new ConversationId("c3"), 3);

        assertThat(known.visitorSequence(C1)).hasValue(1);
        assertThat(known.visitorSequence(new ConversationId("c2"))).isEmpty();
    }

    @Test
    void theFirstTypingSignalPassesAtOnceAndTheLastOneFollows() {
        assertThat(throttle.offer(new Typing(true, "a"), 0)).contains(new Typing(true, "a"));
        assertThat(throttle.offer(new Typing(true, "ab"), SECOND / 2)).isEmpty();
        assertThat(throttle.offer(new Typing(true, "abc"), SECOND - 1)).isEmpty();

        assertThat(throttle.due(SECOND - 1)).isEmpty();
        assertThat(throttle.due(SECOND)).contains(new Typing(true, "abc"));
        assertThat(throttle.due(3 * SECOND)).isEmpty();
    }

    @Test
    void aFreshSignalReplacesTheOneThatWaited() {
        throttle.offer(new Typing(true, "a"), 0);
        throttle.offer(new Typing(true, "ab"), 1);

        assertThat(throttle.offer(new Typing(false, null), SECOND)).contains(new Typing(false, null));
        assertThat(throttle.due(2 * SECOND)).isEmpty();
    }
}
