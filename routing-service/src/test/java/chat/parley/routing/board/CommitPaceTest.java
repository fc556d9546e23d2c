package chat.parley.routing.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-04")
class CommitPaceTest {
    private final AtomicLong millis = new AtomicLong(5);
    private final CommitPace pace = new CommitPace(millis::get);

    @Test
    void afterAQuietMomentADecisionIsCommittedAtOnce() {
        assertThat(pace.decided()).isEqualTo(CommitPace.Step.COMMIT);

        millis.addAndGet(CommitPace.GAP_MILLIS);
        assertThat(pace.decided()).isEqualTo(CommitPace.Step.COMMIT);
    }

    @Test
    void inARushDecisionsShareOneCommitPerGap() {
        pace.decided();
        millis.addAndGet(CommitPace.GAP_MILLIS - 1);

        assertThat(pace.decided()).isEqualTo(CommitPace.Step.WAIT);
        assertThat(pace.decided()).isEqualTo(CommitPace.Step.NOTHING);
        assertThat(pace.decided()).isEqualTo(CommitPace.Step.NOTHING);

        millis.addAndGet(CommitPace.GAP_MILLIS);
        pace.due();
        assertThat(pace.decided()).as("the next rush waits again").isEqualTo(CommitPace.Step.WAIT);
    }
}
