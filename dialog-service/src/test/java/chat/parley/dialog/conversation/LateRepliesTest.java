package chat.parley.dialog.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.OverdueReply;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.event.DialogEvent;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Late first replies and late later ones, to the second. */
@Tag("P-10")
class LateRepliesTest {
    private final Scene scene = new Scene();

    @ParameterizedTest(name = "{0} s after the moment: {1}")
    @CsvSource({"-1, 0", "0, 1", "1, 1"})
    @Tag("W-22")
    @Tag("W-28")
    void theFirstReplyIsLateFromItsMomentOn(long offset, int times) {
        scene.when(scene.visitorWrites("hello"));

        scene.comes(TimerKind.FIRST_REPLY, Duration.ofSeconds(offset));

        assertThat(scene.said(Voice.FIRST_REPLY_TIMEOUT)).hasSize(times);
        assertThat(scene.all(DialogEvent.ReplyOverdue.class)).hasSize(times).allSatisfy(overdue -> {
            assertThat(overdue.reply()).isEqualTo(OverdueReply.FIRST);
            assertThat(overdue.waitedSeconds()).isEqualTo(30 + offset);
            assertThat(overdue.operatorId()).isNull();
            assertThat(overdue.announced()).isTrue();
        });
    }

    @ParameterizedTest(name = "{0} s after the moment: {1}")
    @CsvSource({"-1, 0", "0, 1", "1, 1"})
    @Tag("W-26")
    @Tag("W-28")
    void aLaterReplyIsLateFromItsMomentOnWithTheSameText(long offset, int times) {
        scene.policy = scene.policy.reply(40);
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.answers(Scene.ANN, "hi"));
        scene.after(Duration.ofSeconds(100)).when(scene.visitorWrites("one"));
        scene.after(Duration.ofSeconds(5)).when(scene.visitorWrites("two"));

        scene.comes(TimerKind.REPLY, Duration.ofSeconds(offset));

        assertThat(scene.said(Voice.REPLY_TIMEOUT)).hasSize(times).allMatch("All operators are busy"::equals);
        assertThat(scene.all(DialogEvent.ReplyOverdue.class)).hasSize(times).allSatisfy(overdue -> {
            assertThat(overdue.reply()).isEqualTo(OverdueReply.NEXT);
            assertThat(overdue.waitedSeconds())
                    .as("from the first message of the wait")
                    .isEqualTo(40 + offset);
            assertThat(overdue.operatorId()).isEqualTo(Scene.ANN.operatorId());
        });
    }

    @Test
    @Tag("W-26")
    void thereIsNoLaterReplyBeforeAFirstOneAndNoneIsLateWhereTheTimeIsZero() {
        scene.policy = scene.policy.reply(40);
        scene.when(scene.visitorWrites("hello"));
        assertThat(scene.timer(TimerKind.REPLY)).isNull();
        scene.when(scene.answers(Scene.ANN, "hi"));
        assertThat(scene.timer(TimerKind.REPLY)).as("nobody waits").isNull();
        scene.when(scene.visitorWrites("thanks"));
        assertThat(scene.timer(TimerKind.REPLY)).isNotNull();

        scene.policy = scene.policy.reply(0);

        assertThat(scene.timer(TimerKind.REPLY)).isNull();
    }

    @Test
    @Tag("W-26")
    void anAnswerThatCameFirstCancelsTheTimerEvenWhenBothWaitedOutAnOutage() {
        scene.policy = scene.policy.reply(40);
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.answers(Scene.ANN, "hi"));
        scene.when(scene.visitorWrites("and?"));
        long generation = scene.timer(TimerKind.REPLY).generation();
        scene.when(scene.answers(Scene.ANN, "done"));
        scene.when(scene.visitorWrites("one more"));

        scene.after(Duration.ofMinutes(10)).when(scene.due(TimerKind.REPLY, generation));

        assertThat(scene.all(DialogEvent.ReplyOverdue.class))
                .as("it was set for the wait before")
                .isEmpty();
    }

    @Test
    @Tag("W-27")
    @Tag("W-26")
    void eachLateReplyIsAnEventButTheVisitorIsToldOnceInADialog() {
        scene.policy = scene.policy.reply(40);
        scene.when(scene.visitorWrites("hello"));
        scene.comes(TimerKind.FIRST_REPLY, Duration.ZERO);
        scene.when(scene.answers(Scene.ANN, "hi"));
        for (int i = 0; i < 2; i++) {
            scene.when(scene.visitorWrites("and?"));
            scene.comes(TimerKind.REPLY, Duration.ZERO);
            assertThat(scene.timer(TimerKind.REPLY)).as("once for each wait").isNull();
            scene.when(scene.answers(Scene.ANN, "yes"));
        }

        assertThat(scene.all(DialogEvent.ReplyOverdue.class))
                .extracting(DialogEvent.ReplyOverdue::announced)
                .containsExactly(true, false, false);
        assertThat(scene.said(Voice.FIRST_REPLY_TIMEOUT)).hasSize(1);
        assertThat(scene.said(Voice.REPLY_TIMEOUT)).isEmpty();

        scene.when(scene.closes(Scene.ANN));
        scene.when(scene.visitorWrites("the next dialog"));
        scene.comes(TimerKind.FIRST_REPLY, Duration.ZERO);
        assertThat(scene.said(Voice.FIRST_REPLY_TIMEOUT)).hasSize(2);
    }

    @Test
    @Tag("W-24")
    void whereNoTextIsSetTheLateReplyIsAnEventAllTheSame() {
        scene.policy = scene.policy.busy("");
        scene.when(scene.visitorWrites("hello"));

        scene.comes(TimerKind.FIRST_REPLY, Duration.ZERO);

        assertThat(scene.last(DialogEvent.ReplyOverdue.class).announced()).isFalse();
        assertThat(scene.happened()).filteredOn("MessagePosted"::equals).hasSize(1);
    }

    @Test
    @Tag("W-47")
    void theFirstReplyMayBeLateInEveryModeOfAssignment() {
        for (boolean byHand : new boolean[] {true, false}) {
            for (boolean owned : new boolean[] {true, false}) {
                var each = new Scene();
                each.policy = byHand ? each.policy.byHand() : each.policy;
                each.when(each.visitorWrites("hello"));
                if (owned) {
                    each.when(
                            byHand
                                    ? each.takes(Scene.ANN)
                                    : each.routes(
                                            Scene.ANN, each.dialog().place().queuedSequence()));
                }

                each.comes(TimerKind.FIRST_REPLY, Duration.ZERO);

                assertThat(each.said(Voice.FIRST_REPLY_TIMEOUT)).hasSize(1);
            }
        }
    }

    @Test
    @Tag("W-22")
    void aBotsAnswerIsAnAnswer() {
        scene.when(scene.visitorWrites("hello"));

        scene.when(scene.answers(new Actor.Bot("helper", "Helper"), "how can I help?"));

        assertThat(scene.timer(TimerKind.FIRST_REPLY)).isNull();
    }
}
