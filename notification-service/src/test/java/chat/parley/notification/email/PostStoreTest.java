package chat.parley.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Attempts at a mail, and what is left of one whose process was killed. */
@Tag("W-24")
class PostStoreTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final MailDatabase database = new MailDatabase();

    @Test
    void aMailIsInOneProcesssHandsOnly() {
        database.take(Alerts.first(1), 30);

        var mail = database.post.begin(PATIENCE).orElseThrow();

        assertThat(mail.recipient()).isEqualTo(Alerts.RECIPIENT);
        assertThat(mail.content()).isEqualTo(new Mail.Alert(Alerts.first(1), 0, 30));
        database.restart();
        assertThat(database.post.begin(PATIENCE)).isEmpty();
    }

    @Test
    void aFailedAttemptIsARowAndTheNextOneIsDueLater() {
        database.take(Alerts.first(1), 30);
        conclude(begin(), new Verdict.Again("451 later"));

        assertThat(database.post.begin(PATIENCE)).isEmpty();
        database.clock.advance(Duration.ofSeconds(20));
        conclude(begin(), new Verdict.Sent());

        assertThat(database.rows("SELECT number, verdict, error FROM attempt ORDER BY number"))
                .containsExactly("1 again 451 later", "2 sent null");
        assertThat(state()).isEqualTo("sent 2 false");
        assertThat(database.post.waiting().mails()).isZero();
    }

    @Test
    void aRefusalForGoodIsTheEndAndIsSaidSo() {
        database.take(Alerts.first(1), 30);
        conclude(begin(), new Verdict.Hopeless("550 unknown"));

        database.clock.advance(Duration.ofDays(2));
        assertThat(database.post.begin(PATIENCE)).isEmpty();
        assertThat(state()).isEqualTo("failed 1 false");
    }

    @Test
    void aProcessKilledBeforeItHandedTheMailOverLeavesNoDoubt() {
        database.take(Alerts.first(1), 30);
        begin();

        afterTheLoss();
        var again = begin();

        assertThat(again.attempts()).isEqualTo(2);
        assertThat(again.uncertain()).isFalse();
        assertThat(database.rows("SELECT number, verdict FROM attempt")).containsExactly("1 lost");
    }

    @Test
    void aProcessKilledWhileItHandedTheMailOverLeavesADoubtAndTheMailIsRepeatedOnce() {
        database.take(Alerts.first(1), 30);
        database.post.handOver(begin());

        afterTheLoss();
        var again = begin();
        assertThat(again.uncertain()).isTrue();
        assertThat(again.messageKey()).isEqualTo(Alerts.first(1).messageKey());
        database.post.handOver(again);

        afterTheLoss();
        assertThat(database.post.begin(PATIENCE)).isEmpty();
        assertThat(state()).isEqualTo("failed 2 true");
        assertThat(database.rows("SELECT number, verdict FROM attempt ORDER BY number"))
                .containsExactly("1 lost", "2 lost");
    }

    @Test
    void whoStoodStillCannotUndoWhatAnotherOneDid() {
        database.take(Alerts.first(1), 30);
        var stale = begin();
        afterTheLoss();
        var present = begin();

        assertThat(database.post.handOver(stale)).isFalse();
        conclude(stale, new Verdict.Hopeless("550"));
        assertThat(state()).isEqualTo("sending 2 false");

        assertThat(database.post.handOver(present)).isTrue();
        conclude(present, new Verdict.Sent());
        assertThat(state()).isEqualTo("sent 2 false");
    }

    @Test
    void finishedMailsAreForgottenInTheEnd() {
        database.take(Alerts.first(1), 0);
        conclude(begin(), new Verdict.Sent());
        database.take(Alerts.first(2), 0);
        database.clock.advance(Duration.ofDays(31));

        assertThat(database.post.deleteFinished(database.clock.instant().minus(Duration.ofDays(30)), 100))
                .isEqualTo(1);
        assertThat(database.rows("SELECT dialog_id FROM mail")).containsExactly("d-2");
        assertThat(database.rows("SELECT count(*) FROM attempt")).containsExactly("0");
    }

    private Mail begin() {
        return database.post.begin(PATIENCE).orElseThrow();
    }

    private void conclude(Mail mail, Verdict verdict) {
        database.post.conclude(mail, database.clock.instant(), Duration.ofMillis(5), verdict);
    }

    private void afterTheLoss() {
        database.restart();
        database.clock.advance(PATIENCE);
    }

    private String state() {
        return database.rows("SELECT state, attempts, uncertain FROM mail").getFirst();
    }
}
