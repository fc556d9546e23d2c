package chat.parley.routing.board;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.decision.RoutingDecision.Candidate;
import chat.parley.contracts.decision.RoutingDecision.Rejection;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.DialogPriority;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many places dialogs take, and which goes first. */
class WeightAndPriorityTest {
    @ParameterizedTest
    @CsvSource({
        "1, 5, 5", "2, 5, 2", "3, 5, 1", "5, 5, 1", "6, 5, 0", "0, 0, 3", "1, 0, 0", "2, 4, 2",
    })
    @Tag("P-22")
    @Tag("P-02")
    void theWeightsOfWhatAnOperatorHasNeverExceedTheLimit(int weight, int limit, int expected) {
        var office = new Office()
                .account(true, true, limit)
                .weights(Map.of("mail", weight))
                .operator("ann")
                .online("ann");

        IntStream.range(0, expected == 3 ? 3 : 8).forEach(i -> office.opensOn("mail", "d" + i));

        assertThat(office.assignedInOrder()).hasSize(expected);
    }

    @Test
    @Tag("P-22")
    void aLighterDialogIsGivenWhereAHeavierOneInFrontHasNoRoom() {
        var office = new Office()
                .account(true, true, 3)
                .weights(Map.of("telegram", 2))
                .operator("ann")
                .online("ann");
        office.opensOn("telegram", "d1").carriedOut("d1");

        office.opensOn("telegram", "d2").opensOn("web", "d3");

        assertThat(office.routedTo("d2")).isEqualTo("nobody");
        assertThat(rejections(office, "d2")).containsEntry("ann", List.of(Rejection.AT_LIMIT));
        assertThat(office.routedTo("d3")).isEqualTo("ann");
        office.carriedOut("d3").closes("d1");
        assertThat(office.routedTo("d2")).isEqualTo("ann");
    }

    @Test
    @Tag("P-22")
    void theLeastLoadedIsWhoHasTheLeastWeight() {
        var office = new Office()
                .account(true, true, 9)
                .weights(Map.of("telegram", 3))
                .operator("ann")
                .operator("bob")
                .online("ann", "bob");
        office.opensOn("telegram", "d1").carriedOut("d1");
        office.opensOn("web", "d2").carriedOut("d2").opensOn("web", "d3").carriedOut("d3");

        office.opensOn("web", "d4");

        assertThat(List.of(office.routedTo("d1"), office.routedTo("d2"), office.routedTo("d3"), office.routedTo("d4")))
                .containsExactly("ann", "bob", "bob", "bob");
        assertThat(office.last("d4").candidates())
                .extracting(c -> c.name() + " " + c.load())
                .containsExactly("ann 3", "bob 2");
    }

    @Test
    @Tag("P-22")
    void aChangedWeightGivesWaitingDialogsAtOnce() {
        var office = new Office()
                .account(true, true, 2)
                .weights(Map.of("web", 2))
                .operator("ann")
                .online("ann");
        office.opensOn("web", "d1").carriedOut("d1").opensOn("web", "d2");
        assertThat(office.routedTo("d2")).isEqualTo("nobody");

        office.weights(Map.of("web", 1));

        assertThat(office.routedTo("d2")).isEqualTo("ann");
    }

    @Test
    @Tag("P-22")
    void aDialogThatIsOpenedAgainTakesAsManyPlacesAsBeforeAndOneThatIsOverIsForgotten() {
        var office = new Office()
                .account(true, true, 2)
                .weights(Map.of("mail", 2))
                .operator("ann")
                .online("ann");
        office.opensOn("mail", "d1").carriedOut("d1").closes("d1").reopened("d1", "ann");

        office.opens("d2");
        assertThat(office.routedTo("d2")).isEqualTo("nobody");

        office.closes("d1").ends("d1").carriedOut("d2").closes("d2");
        assertThat(office.memory.dialogs()).isZero();
    }

    @Test
    @Tag("P-22")
    @Tag("N-12")
    void weightsOutliveTheProcess() {
        var office = new Office()
                .account(true, true, 3)
                .weights(Map.of("mail", 2))
                .operator("ann")
                .online("ann");
        office.opensOn("mail", "d1").carriedOut("d1");

        office.crashes().opensOn("mail", "d2");

        assertThat(office.routedTo("d2")).isEqualTo("nobody");
        assertThat(office.last("d2").candidates().getFirst().load()).isEqualTo(2);
    }

    @Test
    @Tag("N-04")
    void theMoreUrgentGoesFirstThenWhoWaitsLongestAndBeforeAllWhoseOperatorWasLost() {
        var office = new Office()
                .account(true, true, 1)
                .operator("ann")
                .operator("bob")
                .online("ann", "bob");
        office.opens("d1").carriedOut("d1").opens("d2").carriedOut("d2");
        office.opensUrgent("low", DialogPriority.LOW)
                .opensUrgent("first", DialogPriority.NORMAL)
                .opensUrgent("second", DialogPriority.NORMAL)
                .opensUrgent("high", DialogPriority.HIGH)
                .opensUrgent("urgent", DialogPriority.URGENT);
        office.leaseEnds("ann").carriedOut("d1");

        var served = List.of("d2", "d1", "urgent", "high", "first", "second");
        served.forEach(dialog -> {
            office.closes(dialog);
            if (!dialog.equals("second")) {
                office.carriedOut(office.assignedInOrder().getLast());
            }
        });

        assertThat(office.assignedInOrder())
                .containsExactly("d1", "d2", "d1", "urgent", "high", "first", "second", "low");
    }

    @Test
    @Tag("N-04")
    void aWaitingDialogThatBecomesMoreUrgentOvertakesAndOneThatBecomesLessFallsBack() {
        var office = new Office().account(true, true, 1).operator("ann").online("ann");
        office.opens("d1").carriedOut("d1").opens("d2").opens("d3").opens("d4");

        office.priority("d4", DialogPriority.HIGH).priority("d2", DialogPriority.LOW);
        office.closes("d1").carriedOut("d4").closes("d4").carriedOut("d3").closes("d3");

        assertThat(office.assignedInOrder()).containsExactly("d1", "d4", "d3", "d2");
    }

    @Test
    @Tag("W-48")
    void whatAnOperatorTakesByHandBeyondTheLimitIsTheirsAndIsCounted() {
        var office = new Office()
                .account(true, true, 2)
                .weights(Map.of("mail", 2))
                .operator("ann")
                .online("ann");
        office.opensOn("mail", "d1").carriedOut("d1").opensOn("mail", "d2");

        office.assigned("d2", "ann", AssignmentCause.TAKEN).closes("d1").opens("d3");

        assertThat(office.routedTo("d3")).isEqualTo("nobody");
        office.closes("d2");
        assertThat(office.routedTo("d3")).isEqualTo("ann");
    }

    private static Map<String, List<Rejection>> rejections(Office office, String dialog) {
        return office.last(dialog).candidates().stream()
                .collect(Collectors.toMap(c -> c.operatorId().value(), Candidate::rejections));
    }
}
