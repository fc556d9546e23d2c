package chat.parley.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.id.OperatorId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CarriedOutTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final CarriedOut carriedOut = new CarriedOut(InstantSource.fixed(NOW));

    @Test
    @Tag("W-44")
    void anAssignmentBecomesACommandWithTheDecisionsOwnId() {
        var decision = Decisions.of("d1", new Verdict.Assign(new OperatorId("ann"), "Ann", 7));

        var command = (DialogCommand.AssignOperator)
                carriedOut.by(new Committed(decision, OptionalLong.empty())).orElseThrow();

        assertThat(command.meta().commandId().value())
                .isEqualTo(decision.decisionId().value());
        assertThat(command.meta().issuer()).isEqualTo(new Actor.System("routing"));
        assertThat(command.meta().at()).isEqualTo(NOW);
        assertThat(command.queuedSequence()).isEqualTo(7);
        assertThat(command.operatorName()).isEqualTo("Ann");
    }

    @Test
    @Tag("N-13")
    void aLostOperatorsDialogIsTakenBackFromThem() {
        var decision = Decisions.of("d1", new Verdict.Requeue(new OperatorId("ann"), QueueReason.OPERATOR_LOST));

        var command = (DialogCommand.RequeueDialog)
                carriedOut.by(new Committed(decision, OptionalLong.empty())).orElseThrow();

        assertThat(command.operatorId()).isEqualTo(new OperatorId("ann"));
        assertThat(command.reason()).isEqualTo(QueueReason.OPERATOR_LOST);
    }

    @Test
    @Tag("W-45")
    void ofAWaitTheVisitorIsToldByTheEventTheDialogWaitsBy() {
        var decision = Decisions.of("d1", new Verdict.Wait());

        var command = (DialogCommand.AnnounceQueue)
                carriedOut.by(new Committed(decision, OptionalLong.of(7))).orElseThrow();

        assertThat(command.meta().commandId().value())
                .isEqualTo(decision.decisionId().value());
        assertThat(command.dialogId()).isEqualTo(decision.dialogId());
        assertThat(command.queuedSequence()).isEqualTo(7);
    }

    @Test
    @Tag("W-45")
    void aWaitThatAnOlderVersionDecidedIsNoCommand() {
        assertThat(carriedOut.by(new Committed(Decisions.of("d1", new Verdict.Wait()), OptionalLong.empty())))
                .isEmpty();
    }
}
