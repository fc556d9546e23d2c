package chat.parley.routing.board;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.decision.RoutingDecision.Candidate;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Decisions that cannot be carried out, and events that differ from them. */
class RefusalTest {
    @Test
    @Tag("N-05")
    void aStaleDecisionGivesItsSlotBackAndTheNewerQueueEventIsDecidedOn() {
        var office = new Office().account(true, true, 1).operator("ann").online("ann");
        office.opens("d1").opens("d2");
        var stale = office.last("d1").decisionId();

        office.refused(stale, "d1", ErrorCode.STALE_DECISION);
        assertThat(office.routedTo("d2")).isEqualTo("ann");
        assertThat(office.of("d1")).hasSize(1);

        office.queued("d1", QueueReason.TRANSFERRED, null, "en", null).closes("d2");
        assertThat(office.last("d1").verdict()).isInstanceOf(Verdict.Assign.class);
        assertThat(office.last("d1").decisionId()).isNotEqualTo(stale);
    }

    @Test
    @Tag("N-05")
    void aNewerQueueEventEndsTheReservationAndTheLateRefusalOfTheOldDecisionChangesNothing() {
        var office = Office.automatic().operator("ann").online("ann").opens("d1");
        var old = office.last("d1").decisionId();

        office.queued("d1", QueueReason.TRANSFERRED, null, "en", null);
        var made = office.decisions.size();
        office.refused(old, "d1", ErrorCode.STALE_DECISION);

        assertThat(office.decisions).hasSize(made);
        assertThat(office.board().underWay())
                .containsExactly(office.last("d1").decisionId().value());
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"DIALOG_CLOSED", "NOT_FOUND", "DIALOG_ALREADY_OWNED"})
    @Tag("N-05")
    void afterAFinalRefusalTheDialogIsNotDecidedOnUntilAnEventSaysOtherwise(ErrorCode code) {
        var office = Office.automatic().operator("ann").online("ann").opens("d1");

        office.refused(office.last("d1").decisionId(), "d1", code).opens("d2");

        assertThat(office.of("d1")).hasSize(1);
        assertThat(load(office.last("d2").candidates(), "ann")).isZero();
    }

    @Test
    @Tag("N-05")
    void aDecisionThatFailedForNoReasonOfTheDialogsIsTriedAgainButNotForEver() {
        var office = Office.automatic().operator("ann").online("ann").opens("d1");

        for (int i = 0; i < 5; i++) {
            office.refused(office.last("d1").decisionId(), "d1", ErrorCode.INTERNAL_ERROR);
        }

        assertThat(office.of("d1")).hasSize(3);
        assertThat(office.of("d1")).extracting(d -> d.decisionId()).doesNotHaveDuplicates();
    }

    @Test
    @Tag("N-05")
    void whereTheEventDiffersFromTheDecisionTheEventIsRight() {
        var office = new Office()
                .account(true, true, 1)
                .operator("ann")
                .operator("bob")
                .online("ann");
        office.opens("d1").opens("d2");

        office.assigned("d1", "bob", AssignmentCause.TAKEN);

        assertThat(office.routedTo("d2")).isEqualTo("ann");
    }

    @Test
    @Tag("N-04")
    @Tag("N-05")
    void eventsSeenBeforeChangeNothing() {
        var office =
                Office.automatic().operator("ann").online("ann").opens("d1").carriedOut("d1");
        var made = office.decisions.size();

        office.board()
                .on(new chat.parley.contracts.event.DialogEvent.DialogQueued(
                        new chat.parley.contracts.event.EventMeta(
                                Office.ACCOUNT,
                                new chat.parley.contracts.id.ConversationId("c-d1"),
                                new chat.parley.contracts.id.DialogId("d1"),
                                1,
                                null,
                                Office.START,
                                new chat.parley.contracts.actor.Actor.System("test"),
                                new chat.parley.contracts.id.CommandId("cause")),
                        QueueReason.OPENED,
                        null,
                        "en",
                        null));

        assertThat(office.decisions).hasSize(made);
        assertThat(office.board().waiting()).isZero();
    }

    private static int load(List<Candidate> candidates, String operator) {
        return candidates.stream()
                .filter(c -> c.operatorId().value().equals(operator))
                .findFirst()
                .orElseThrow()
                .load();
    }
}
