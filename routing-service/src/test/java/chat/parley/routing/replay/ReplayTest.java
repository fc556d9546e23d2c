package chat.parley.routing.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.decision.RoutingDecision.Rejection;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Setting;
import chat.parley.routing.board.AccountEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A morning with one operator who is given one dialog at a time: three visitors come at once, and each has the operator
 * for a minute, so that the second waits one minute and the third two.
 */
@Tag("N-08")
class ReplayTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    private final List<Seen> seen = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private RealCourse real;

    @BeforeEach
    void aMorning() {
        aMorningOf(3);
    }

    private void aMorningOf(int visitors) {
        seen.clear();
        sequences.clear();
        real = new RealCourse(ACME);
        var nothing = new AccountEntry(ACME, 0, false, false, 5, null, Map.of());
        took(new Seen.Stood(ACME, START, true, true, false, nothing, List.of(), List.of()));
        took(new Seen.Configured(
                ACME, START, new Setting.Account(ACME, 1, false, "", "UTC", "en", false, true, 1, false, 0, "", 0)));
        operator("ann");
        online("ann", 0);
        for (int i = 1; i <= visitors; i++) {
            queued("d" + i, 10);
        }
        for (int i = 1; i <= visitors; i++) {
            closed("d" + i, 10 + 60 * i);
        }
    }

    @Test
    void theSamePolicyComesToExactlyTheSame() {
        var result = replay(Policy.SAME);

        assertThat(result.identical()).isTrue();
        assertThat(result.differences()).isEmpty();
        assertThat(result.real().averageSeconds()).isCloseTo(60, within(0.1));
        assertThat(result.real().longestSeconds()).isCloseTo(120, within(0.1));
        assertThat(result.replayed()).isEqualTo(result.real());
    }

    @Test
    void withAGreaterLimitNobodyWaitsAndEachTakesAsLongAsItReallyTook() {
        var result = replay(new Policy(null, null, 3, null, Map.of(), Map.of(), Set.of()));

        assertThat(result.identical()).isFalse();
        assertThat(result.diverged()).isEqualTo(2);
        assertThat(result.replayed().averageSeconds()).isZero();
        assertThat(result.replayed().assigned()).isEqualTo(3);
        assertThat(result.differences())
                .extracting(Replay.Difference::dialogId)
                .containsExactly(new DialogId("d2"), new DialogId("d3"));
        assertThat(result.differences().getLast().waitedSeconds()).isCloseTo(120, within(0.1));
        assertThat(result.differences().getLast().replayedWaitedSeconds()).isZero();
    }

    @Test
    void aLimitOfTwoForAnOperatorHalvesTheQueue() {
        var result = replay(new Policy(null, null, null, null, Map.of(new OperatorId("ann"), 2), Map.of(), Set.of()));

        assertThat(result.replayed().longestSeconds()).isCloseTo(60, within(0.1));
        assertThat(result.replayed().averageSeconds()).isCloseTo(20, within(0.1));
    }

    @Test
    void whatEndsSoonerLetsTheNextInSooner() {
        aMorningOf(6);

        var result = replay(new Policy(null, null, null, null, Map.of(new OperatorId("ann"), 2), Map.of(), Set.of()));

        assertThat(result.real().longestSeconds()).isCloseTo(300, within(0.1));
        assertThat(result.replayed().longestSeconds()).isCloseTo(120, within(0.1));
        assertThat(result.replayed().averageSeconds()).isCloseTo(60, within(0.1));
    }

    @Test
    void withoutAutomaticAssignmentNobodyIsGivenAnything() {
        var result = replay(new Policy(false, null, null, null, Map.of(), Map.of(), Set.of()));

        assertThat(result.replayed().assigned()).isZero();
        assertThat(result.replayed().stillWaiting()).isEqualTo(3);
    }

    @Test
    void whoLeavesTheQueueLeavesItThenToo() {
        queued("d4", 195);
        queued("d5", 196);
        took(happened(new DialogEvent.DialogClosed(meta("d5", 220), CloseReason.BY_VISITOR, null)));
        var tight = new Policy(null, null, 0, null, Map.of(), Map.of(), Set.of());

        var result = replay(tight);

        assertThat(result.real().abandoned()).isEqualTo(1);
        assertThat(result.replayed().abandoned()).isEqualTo(1);
        assertThat(result.replayed().stillWaiting()).isEqualTo(4);
    }

    @Test
    void whatWasTakenByHandIsTakenByHandAgainWhileItStillWaits() {
        operator("bob");
        queued("d4", 195);
        queued("d5", 196);
        took(happened(new DialogEvent.OperatorAssigned(
                meta("d5", 200), new OperatorId("bob"), "bob", AssignmentCause.TAKEN, null, null, null, null, null)));
        var nobody = new Policy(null, null, 0, null, Map.of(), Map.of(), Set.of());

        var result = replay(nobody);

        assertThat(result.replayed().operators()).containsExactly(Map.entry(new OperatorId("bob"), 1));
    }

    @Test
    void aReplayBeginsWithTheBoardAsItThenStood() {
        var replay = new Replay(ACME, Policy.SAME, START.plusSeconds(60), START.plusSeconds(300), d -> {});
        seen.forEach(replay::survey);
        seen.forEach(replay::take);

        var result = replay.result();

        assertThat(result.real().queued()).isEqualTo(2);
        assertThat(result.real().assigned()).isEqualTo(2);
        assertThat(result.identical()).isTrue();
    }

    @Test
    void ofATimeOfWhichNothingIsRecordedThereIsNoResult() {
        var replay = new Replay(ACME, Policy.SAME, START.plusSeconds(9_000), START.plusSeconds(9_900), d -> {});
        seen.forEach(replay::survey);
        seen.forEach(replay::take);

        assertThat(replay.result()).isNull();
    }

    @Test
    void presenceAndTheLimitCannotBeLeftOut() {
        var lawless = new Policy(null, null, null, null, Map.of(), Map.of(), Set.of(Rejection.AT_LIMIT));

        assertThatThrownBy(lawless::rules).isInstanceOf(IllegalArgumentException.class);
    }

    private Replay.Result replay(Policy policy) {
        var replay = new Replay(ACME, policy, START, START.plusSeconds(600), decision -> {});
        seen.forEach(replay::survey);
        seen.forEach(replay::take);
        return replay.result();
    }

    private void operator(String name) {
        took(new Seen.Configured(
                ACME,
                START,
                new Setting.Operator(
                        ACME,
                        1,
                        false,
                        new OperatorId(name),
                        name,
                        "",
                        Role.OPERATOR,
                        Set.of(),
                        Set.of("en"),
                        null,
                        Set.of(),
                        null)));
    }

    private void online(String name, long second) {
        var lease =
                new PresenceLease(ACME, new OperatorId(name), new DeviceId("laptop"), PresenceStatus.ONLINE, 15_000);
        took(new Seen.Heard(ACME, START.plusSeconds(second), lease));
    }

    private void queued(String dialog, long second) {
        took(happened(new DialogEvent.DialogQueued(meta(dialog, second), QueueReason.OPENED, null, "en", null)));
    }

    private void closed(String dialog, long second) {
        took(happened(new DialogEvent.DialogClosed(meta(dialog, second), CloseReason.BY_OPERATOR, null)));
    }

    /** The board decides, and dialog-service does at once what was decided. */
    private void took(Seen input) {
        seen.add(input);
        for (var decision : real.take(input)) {
            if (decision.verdict() instanceof Verdict.Assign assign) {
                var meta = meta(decision.dialogId().value(), 0);
                took(happened(new DialogEvent.OperatorAssigned(
                        new EventMeta(
                                ACME,
                                meta.conversationId(),
                                meta.dialogId(),
                                meta.sequence(),
                                null,
                                decision.at(),
                                meta.actor(),
                                meta.causedBy()),
                        assign.operatorId(),
                        assign.operatorName(),
                        AssignmentCause.AUTOMATIC,
                        null,
                        decision.decisionId(),
                        null,
                        null,
                        null)));
            }
        }
    }

    private static Seen happened(DialogEvent event) {
        return new Seen.Happened(ACME, event.meta().at(), event);
    }

    private EventMeta meta(String dialog, long second) {
        return new EventMeta(
                ACME,
                new ConversationId("c-" + dialog),
                new DialogId(dialog),
                sequences.merge(dialog, 1L, Long::sum),
                null,
                START.plusSeconds(second),
                new Actor.System("test"),
                new CommandId("cause"));
    }
}
