package chat.parley.routing.board;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.decision.RoutingDecision.Candidate;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.presence.PresenceStatus;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of the dialogs of an operator who cannot be reached. */
class LostOperatorTest {
    @Test
    @Tag("W-48")
    @Tag("P-02")
    void whatIsTakenByHandMayExceedTheLimitAndKeepsAutomaticAssignmentAway() {
        var office = new Office().account(true, true, 1).operator("ann").online("ann");
        office.opens("d1").carriedOut("d1").opens("d2");

        office.assigned("d2", "ann", AssignmentCause.TAKEN).closes("d1").opens("d3");

        assertThat(office.routedTo("d3")).isEqualTo("nobody");
        assertThat(load(office.last("d3").candidates(), "ann")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = PresenceStatus.class,
            names = {"AWAY", "INVISIBLE"})
    @Tag("N-13")
    void whoIsAwayOrInvisibleKeepsTheirDialogs(PresenceStatus status) {
        var office =
                Office.automatic().operator("ann").online("ann").opens("d1").carriedOut("d1");

        office.presence("ann", status);

        assertThat(office.last("d1").verdict()).isInstanceOf(Verdict.Assign.class);
    }

    @Test
    @Tag("N-13")
    void anOperatorIsReachableWhileAnyDevicesLeaseLives() {
        var office = Office.automatic().operator("ann").online("ann").presence("ann", "phone", PresenceStatus.ONLINE);
        office.opens("d1").carriedOut("d1");

        office.leaseEnds("ann", "laptop").opens("d2");

        assertThat(office.last("d1").verdict()).isInstanceOf(Verdict.Assign.class);
        assertThat(office.routedTo("d2")).isEqualTo("ann");
    }

    @Test
    @Tag("N-13")
    void whenTheLastLeaseEndsTheirDialogsGoBackToTheHeadOfTheQueueAndToSomebodyElse() {
        var office = new Office()
                .account(true, true, 1)
                .operator("ann")
                .operator("bob")
                .online("ann", "bob");
        office.opens("d1").carriedOut("d1").opens("d2").carriedOut("d2").opens("d3");
        var lost = office.routedTo("d1").equals("ann") ? "d1" : "d2";
        var other = lost.equals("d1") ? "d2" : "d1";

        office.leaseEnds("ann");

        assertThat(office.last(lost).verdict())
                .isEqualTo(new Verdict.Requeue(new OperatorId("ann"), QueueReason.OPERATOR_LOST));
        office.carriedOut(lost).closes(other);
        assertThat(office.routedTo(lost)).isEqualTo("bob");
        assertThat(office.routedTo("d3")).isEqualTo("nobody");
    }

    @Test
    @Tag("N-13")
    @Tag("W-43")
    void aLostOperatorsDialogsGoBackToTheQueueUnderManualAssignmentToo() {
        var office = Office.byHand().operator("ann").online("ann").opens("d1");
        office.assigned("d1", "ann", AssignmentCause.REPLIED);

        office.presence("ann", PresenceStatus.OFFLINE);

        assertThat(office.last("d1").verdict()).isInstanceOf(Verdict.Requeue.class);
        office.carriedOut("d1").online("ann");
        assertThat(office.of("d1")).hasSize(1);
    }

    @Test
    @Tag("N-13")
    void aDialogThatReachesAnOperatorWhoWasLostMeanwhileGoesStraightBack() {
        var office =
                Office.automatic().operator("ann").online("ann").opens("d1").leaseEnds("ann");

        office.carriedOut("d1");

        assertThat(office.last("d1").verdict()).isInstanceOf(Verdict.Requeue.class);
    }

    @Test
    @Tag("T-04")
    void aDialogThatAPersonGivesToSomebodyWhoIsNotHereStaysWithThem() {
        var office = Office.automatic().operator("ann").opens("d1");

        office.assigned("d1", "ann", AssignmentCause.TRANSFERRED);

        assertThat(office.last("d1").verdict()).isEqualTo(new Verdict.Wait());
    }

    @Test
    void theDialogsOfARemovedOperatorGoBackToTheQueue() {
        var office = Office.automatic()
                .operator("ann")
                .operator("bob")
                .online("ann")
                .opens("d1")
                .carriedOut("d1");

        office.operator("ann", Set.of(), null, Set.of("en"), true);

        assertThat(office.last("d1").verdict()).isInstanceOf(Verdict.Requeue.class);
        assertThat(office.carriedOut("d1").last("d1").candidates())
                .extracting(c -> c.operatorId().value())
                .containsExactly("bob");
    }

    @Test
    @Tag("N-05")
    void aCrashLosesNoReservationAndTakesNobodyForLost() {
        var office = new Office()
                .account(true, true, 1)
                .operator("ann")
                .online("ann")
                .opens("d1")
                .opens("d2");
        var made = office.decisions.size();

        office.crashes().presence("ann", PresenceStatus.ONLINE);

        assertThat(office.decisions).hasSize(made);
        office.carriedOut("d1").closes("d1");
        assertThat(office.routedTo("d2")).isEqualTo("ann");
    }

    @Test
    @Tag("N-13")
    void aRenewedLeaseWritesNothingAndAChangedOneWritesOneEntryHoweverManyOperatorsThereAre() {
        var office = Office.automatic();
        IntStream.range(0, 1_000).forEach(i -> office.operator("op" + (1_000 + i)));
        office.online("op1500");
        var before = office.memory.writes;

        office.online("op1500", "op1500");
        assertThat(office.memory.writes).isEqualTo(before);
        office.presence("op1500", PresenceStatus.AWAY);

        assertThat(office.memory.writes).isEqualTo(before + 1);
        assertThat(office.decisions).isEmpty();
    }

    private static int load(List<Candidate> candidates, String operator) {
        return candidates.stream()
                .filter(c -> c.operatorId().value().equals(operator))
                .findFirst()
                .orElseThrow()
                .load();
    }
}
