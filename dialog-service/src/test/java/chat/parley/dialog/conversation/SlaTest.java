package chat.parley.dialog.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.dialog.SlaTarget;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.dialog.TransferTarget;
import chat.parley.contracts.event.DialogEvent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What visitors were promised, and what is said when it is not kept. */
@Tag("P-06")
class SlaTest {
    private final Scene scene = new Scene();

    @BeforeEach
    void promise() {
        scene.policy = scene.policy.firstReply(Duration.ZERO);
        scene.rules = new RuleSet().sla(100, 200, 1_000, 80, null).ready();
        scene.when(scene.visitorWrites("hello"));
    }

    @Test
    void aFirstReplyInDangerAndLateIsSaidOnceEach() {
        Instant opened = scene.now;

        scene.comes(TimerKind.SLA_FIRST_REPLY_WARNING, Duration.ZERO);
        assertThat(scene.now).isEqualTo(opened.plusSeconds(80));
        assertThat(scene.timer(TimerKind.SLA_FIRST_REPLY_WARNING)).isNull();
        scene.comes(TimerKind.SLA_FIRST_REPLY, Duration.ZERO);
        assertThat(scene.now).isEqualTo(opened.plusSeconds(100));
        assertThat(scene.timer(TimerKind.SLA_FIRST_REPLY)).isNull();

        var warned = scene.last(DialogEvent.SlaWarned.class);
        assertThat(warned.target()).isEqualTo(SlaTarget.FIRST_REPLY);
        assertThat(warned.dueAt()).isEqualTo(opened.plusSeconds(100));
        assertThat(warned.name()).isEqualTo("promise 0");
        var breached = scene.last(DialogEvent.SlaBreached.class);
        assertThat(breached.target()).isEqualTo(SlaTarget.FIRST_REPLY);
        assertThat(breached.dueAt()).isEqualTo(opened.plusSeconds(100));
        assertThat(breached.meta().actor()).isEqualTo(Promised.SLA);
    }

    @Test
    void aSecondBeforeItsTimeNothingIsSaid() {
        var early = scene.due(TimerKind.SLA_FIRST_REPLY);
        scene.after(Duration.ofSeconds(99));

        scene.when(new chat.parley.contracts.command.DialogCommand.TimerDue(
                scene.by(Scene.ROUTING), scene.dialogId(), early.kind(), early.generation(), early.due()));

        assertThat(scene.all(DialogEvent.SlaBreached.class)).isEmpty();
    }

    @Test
    void anAnswerKeepsThePromise() {
        var late = scene.due(TimerKind.SLA_FIRST_REPLY);
        scene.when(scene.answers(Scene.ANN, "hi"));

        assertThat(scene.timer(TimerKind.SLA_FIRST_REPLY)).isNull();
        assertThat(scene.timer(TimerKind.SLA_FIRST_REPLY_WARNING)).isNull();
        scene.after(Duration.ofMinutes(10)).when(late);
        assertThat(scene.all(DialogEvent.SlaBreached.class)).isEmpty();
    }

    @Test
    void eachLaterWaitHasItsOwnTime() {
        scene.when(scene.answers(Scene.ANN, "hi"));
        scene.after(Duration.ofSeconds(10)).when(scene.visitorWrites("and?"));
        Instant asked = scene.now;
        scene.after(Duration.ofSeconds(50)).when(scene.visitorWrites("hello?"));

        scene.comes(TimerKind.SLA_NEXT_REPLY, Duration.ZERO);
        assertThat(scene.now).as("from the first question on").isEqualTo(asked.plusSeconds(200));
        assertThat(scene.timer(TimerKind.SLA_NEXT_REPLY)).as("once a wait").isNull();
        assertThat(scene.timer(TimerKind.SLA_NEXT_REPLY_WARNING))
                .as("no danger of what has happened")
                .isNull();

        scene.when(scene.answers(Scene.ANN, "sorry"));
        scene.when(scene.visitorWrites("and now?"));
        scene.comes(TimerKind.SLA_NEXT_REPLY, Duration.ZERO);

        assertThat(scene.all(DialogEvent.SlaBreached.class))
                .extracting(DialogEvent.SlaBreached::target)
                .containsExactly(SlaTarget.NEXT_REPLY, SlaTarget.NEXT_REPLY);
    }

    @Test
    void theResolutionIsDueUntilTheClose() {
        Instant opened = scene.now;
        scene.when(scene.answers(Scene.ANN, "hi"));
        assertThat(scene.timer(TimerKind.SLA_RESOLUTION).due()).isEqualTo(opened.plusSeconds(1_000));

        scene.when(scene.closes(Scene.ANN));

        assertThat(scene.timer(TimerKind.SLA_RESOLUTION)).isNull();
    }

    @Test
    void aDialogOpenedAgainIsToBeResolvedAnew() {
        scene.comes(TimerKind.SLA_RESOLUTION, Duration.ZERO);
        scene.when(scene.closes(Scene.ANN));
        scene.after(Duration.ofDays(1)).when(scene.reopens(Scene.ANN));

        assertThat(scene.timer(TimerKind.SLA_RESOLUTION).due()).isEqualTo(scene.now.plusSeconds(1_000));
        assertThat(scene.timer(TimerKind.SLA_FIRST_REPLY)).isNull();
    }

    @Test
    @Tag("T-11")
    void timeStandsStillOutsideWorkingTime() {
        scene.rules = new RuleSet().sla(8 * 3_600, 0, 0, 50, RuleSet.OFFICE).ready();

        // Opened on Monday at eleven in Berlin: six hours are left of that day.
        assertThat(scene.timer(TimerKind.SLA_FIRST_REPLY_WARNING).due())
                .isEqualTo(Instant.parse("2026-03-02T14:00:00Z"));
        assertThat(scene.timer(TimerKind.SLA_FIRST_REPLY).due()).isEqualTo(Instant.parse("2026-03-03T10:00:00Z"));
    }

    @Test
    void aChangedSettingHoldsAtOnceAndATimerThatIsEarlyWaits() {
        var early = scene.due(TimerKind.SLA_FIRST_REPLY);
        scene.rules = new RuleSet().sla(500, 0, 0, 0, null).ready();
        scene.after(Duration.ofSeconds(100)).when(early);
        assertThat(scene.all(DialogEvent.SlaBreached.class)).isEmpty();

        scene.comes(TimerKind.SLA_FIRST_REPLY, Duration.ZERO);

        assertThat(scene.all(DialogEvent.SlaBreached.class)).hasSize(1);
    }

    @Test
    void anotherDepartmentMayPromiseSomethingElse() {
        Instant opened = scene.now;
        scene.rules = new RuleSet()
                .sla(Scene.SALES, 30, 0, 0, 0, null)
                .sla(100, 0, 0, 0, null)
                .ready();

        scene.when(scene.transfers(Scene.ANN, new TransferTarget.ToDepartment(Scene.SALES)));

        assertThat(scene.timer(TimerKind.SLA_FIRST_REPLY).due()).isEqualTo(opened.plusSeconds(30));
    }
}
