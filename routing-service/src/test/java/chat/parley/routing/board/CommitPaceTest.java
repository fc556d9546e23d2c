package chat.parley.routing.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-04")
class CommitPaceTest {
    private static final long A_COMMIT = 30;

    private final AtomicLong millis = new AtomicLong(5);
    private final CommitPace pace = new CommitPace(millis::get);

    @Test
    void afterAQuietMomentWhatIsDoneIsCommittedAtOnce() {
        assertThat(turn(1)).isEqualTo(CommitPace.Step.COMMIT);
        assertThat(turn(500)).isEqualTo(CommitPace.Step.COMMIT);
    }

    @Test
    void inARushTheNextCommitWaitsForTheGapAfterTheEndOfTheLast() {
        turn(1);

        assertThat(turn(A_COMMIT)).as("however long it took").isEqualTo(CommitPace.Step.WAIT);
        assertThat(turn(1)).isEqualTo(CommitPace.Step.NOTHING);
        assertThat(pace.due()).isFalse();

        millis.addAndGet(CommitPace.GAP_MILLIS - 1);
        assertThat(pace.due()).isTrue();
        assertThat(turn(A_COMMIT)).as("the next rush waits again").isEqualTo(CommitPace.Step.WAIT);
    }

    @Test
    void recordsThatFollowEachOtherAtOnceAreNoCommitInBetween() {
        turn(1);

        assertThat(turn(1)).isEqualTo(CommitPace.Step.WAIT);
        millis.addAndGet(A_COMMIT);
        assertThat(pace.due()).as("it has only just ended").isFalse();
        millis.addAndGet(CommitPace.GAP_MILLIS);
        assertThat(pace.due()).isTrue();
    }

    @Test
    void whoeverWasToAskMayBeGone() {
        turn(1);
        turn(A_COMMIT);

        assertThat(turn(CommitPace.LONGEST_MILLIS - 1)).isEqualTo(CommitPace.Step.NOTHING);
        assertThat(turn(1)).isNotEqualTo(CommitPace.Step.NOTHING);
    }

    /** So much later a record comes that somebody waits for. */
    private CommitPace.Step turn(long later) {
        millis.addAndGet(later);
        pace.turn();
        return pace.done();
    }
}
