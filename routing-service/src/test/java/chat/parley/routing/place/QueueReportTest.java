package chat.parley.routing.place;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.decision.QueueState;
import chat.parley.contracts.id.AccountId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P-03")
class QueueReportTest {
    private final QueueReport report = new QueueReport();

    @Test
    void aChangeIsSaidAtOnceAndTheSameOnlyOnce() {
        assertThat(report.look(state(1), 0)).contains(state(1));
        assertThat(report.look(state(1), 1_000)).isEmpty();
        assertThat(report.owes(state(1))).isFalse();
    }

    @Test
    void atMostTwiceASecondAndThenTheLatest() {
        report.look(state(1), 0);

        assertThat(report.look(state(2), 499)).isEmpty();
        assertThat(report.owes(state(2))).isTrue();
        assertThat(report.look(state(3), 500)).contains(state(3));
    }

    @Test
    void whatChangesBackBeforeItIsSaidIsNotSaid() {
        report.look(state(1), 0);
        report.look(state(2), 100);

        assertThat(report.look(state(1), 600)).isEmpty();
    }

    private static QueueState state(int waiting) {
        return new QueueState(new AccountId("acme"), waiting, 1);
    }
}
