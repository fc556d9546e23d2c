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
        assertThat(pace.done()).isEqualTo(CommitPace.Step.COMMIT);
        commits(A_COMMIT);

        pass(A_COMMIT);
        assertThat(pace.done()).isEqualTo(CommitPace.Step.COMMIT);
    }

    @Test
    void whatIsDoneBeforeTheCommitThatWasAskedForGoesWithIt() {
        pace.done();

        assertThat(pace.done()).isEqualTo(CommitPace.Step.NOTHING);
    }

    @Test
    void inARushTheNextCommitWaitsForAsLongAsTheLastTook() {
        pace.done();
        commits(A_COMMIT);

        pass(1);
        assertThat(pace.done()).isEqualTo(CommitPace.Step.WAIT);
        assertThat(pace.done()).isEqualTo(CommitPace.Step.NOTHING);
        pass(A_COMMIT - 2);
        assertThat(pace.due()).isFalse();
        pass(1);
        assertThat(pace.due()).isTrue();
    }

    @Test
    void aQuickCommitLeavesTimeForSomeRecordsToo() {
        pace.done();
        commits(1);

        pass(CommitPace.GAP_MILLIS - 1);
        assertThat(pace.done()).isEqualTo(CommitPace.Step.WAIT);
        pass(1);
        assertThat(pace.due()).isTrue();
    }

    @Test
    void whatWasNotAskedForCountsAsACommitToo() {
        commits(A_COMMIT);

        assertThat(pace.done()).isEqualTo(CommitPace.Step.WAIT);
    }

    @Test
    void oneThatHangsHoldsUpTheNextForAWhileOnly() {
        pace.done();
        commits(10 * CommitPace.LONGEST_MILLIS);

        pass(CommitPace.LONGEST_MILLIS);
        assertThat(pace.done()).isEqualTo(CommitPace.Step.COMMIT);
    }

    @Test
    void whoeverWasToAskOrToCommitMayBeGone() {
        pace.done();
        pass(CommitPace.LONGEST_MILLIS);
        assertThat(pace.done()).as("the commit never came").isEqualTo(CommitPace.Step.COMMIT);
        commits(A_COMMIT);

        assertThat(pace.done()).isEqualTo(CommitPace.Step.WAIT);
        pass(2 * CommitPace.LONGEST_MILLIS);
        assertThat(pace.done()).as("nobody asked").isEqualTo(CommitPace.Step.COMMIT);
    }

    private void commits(long lasting) {
        pace.begins();
        pass(lasting);
        pace.begins();
        pace.ends();
    }

    private void pass(long time) {
        millis.addAndGet(time);
    }
}
