package chat.parley.routing.board;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.presence.PresenceStatus;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In which order waiting dialogs are given away, and that none is forgotten. */
class QueueOrderTest {
    @Test
    @Tag("W-46")
    @Tag("N-04")
    void asSoonAsAnOperatorEndsADialogTheOldestWaitingOneIsTheirs() {
        var office = new Office().account(true, true, 1).operator("ann").online("ann");
        office.opens("d1").carriedOut("d1").opens("d2").opens("d3");

        office.closes("d1");

        assertThat(office.routedTo("d2")).isEqualTo("ann");
        assertThat(office.routedTo("d3")).isEqualTo("nobody");
        assertThat(office.last("d2").trigger()).isEqualTo("slot-freed");
    }

    @Test
    @Tag("W-48")
    void aRaisedLimitGivesWaitingDialogsAtOnce() {
        var office = new Office().account(true, true, 1).operator("ann").online("ann");
        office.opens("d1").opens("d2").opens("d3");

        office.account(true, true, 2);

        assertThat(office.assignedInOrder()).containsExactly("d1", "d2");
    }

    @Test
    @Tag("N-04")
    void aDialogThatNobodyCanTakeHoldsUpNoneBehindIt() {
        var office = Office.automatic().operator("ann", "en").online("ann");

        office.opens("d1", null, "ru").opens("d2", "sales", "en").opens("d3");

        assertThat(office.routedTo("d3")).isEqualTo("ann");
        assertThat(office.board().waiting()).isEqualTo(2);
    }

    @Test
    @Tag("P-07")
    void anUnansweredDialogKeepsItsPlaceByTheTimeItsVisitorHasWaited() {
        var office = new Office().account(true, true, 1).operator("ann").online("ann");
        office.opens("d1").carriedOut("d1").opens("d2");

        office.presence("ann", PresenceStatus.AWAY)
                .queued("d1", QueueReason.UNANSWERED, null, "en", "ann")
                .online("ann");

        assertThat(office.routedTo("d1")).isEqualTo("ann");
        assertThat(office.routedTo("d2")).isEqualTo("nobody");
    }

    @Test
    @Tag("N-04")
    void tenThousandWaitingDialogsDrainInOrder() {
        var office = new Office().account(true, true, 1_000);
        var names = IntStream.range(0, 20).mapToObj(i -> "op" + (10 + i)).toList();
        names.forEach(office::operator);
        var dialogs =
                IntStream.range(0, 10_000).mapToObj(i -> "d" + (10_000 + i)).toList();
        dialogs.forEach(office::opens);
        var begun = System.nanoTime();

        office.online(names.toArray(String[]::new));

        office.goesOn();
        assertThat(office.assignedInOrder()).isEqualTo(dialogs);
        assertThat(System.nanoTime() - begun).isLessThan(10_000_000_000L);
    }

    @Test
    @Tag("N-04")
    void aGreatChangeIsDecidedInSeveralGoes() {
        var office = new Office().account(false, true, 1_000).operator("ann").online("ann");
        IntStream.range(0, 500).forEach(i -> office.opens("d" + (1_000 + i)));

        office.account(true, true, 1_000);

        assertThat(office.assignedInOrder()).hasSize(200);
        assertThat(office.board().isUnfinished()).isTrue();
        office.goesOn();
        assertThat(office.assignedInOrder()).hasSize(500).isSorted();
        assertThat(office.board().isUnfinished()).isFalse();
    }

    @Test
    @Tag("N-12")
    void whatWasNotDecidedBeforeACrashIsDecidedAfterIt() {
        var office = new Office().account(false, true, 1_000).operator("ann").online("ann");
        IntStream.range(0, 300).forEach(i -> office.opens("d" + (1_000 + i)));
        office.account(true, true, 1_000);

        office.crashes().goesOn();

        assertThat(office.assignedInOrder()).hasSize(300).isSorted();
    }
}
