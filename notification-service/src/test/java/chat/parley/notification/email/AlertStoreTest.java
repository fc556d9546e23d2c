package chat.parley.notification.email;

import static chat.parley.notification.email.AlertStore.Decision.HELD_BACK;
import static chat.parley.notification.email.AlertStore.Decision.MAILED;
import static chat.parley.notification.email.AlertStore.Decision.TOLD_BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.dialog.OverdueReply;
import chat.parley.contracts.id.AccountId;
import chat.parley.testkit.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-25")
class AlertStoreTest {
    private final MailDatabase database = new MailDatabase();

    @Test
    @Tag("P-10")
    void thirtyOneAlertsInThirtyMinutesAreOneMail() {
        var decisions = new ArrayList<AlertStore.Decision>();
        for (int minute = 0; minute <= 30; minute++) {
            decisions.add(database.take(Alerts.first(minute), 30));
            send();
            database.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(decisions).hasSize(31).containsOnlyOnce(MAILED).startsWith(MAILED);
        assertThat(database.rows("SELECT dialog_id, state FROM mail")).containsExactly("d-0 sent");
        assertThat(database.take(Alerts.first(31), 30)).isEqualTo(MAILED);
        assertThat(database.rows("SELECT content::json->>'heldBack' FROM mail WHERE dialog_id = 'd-31'"))
                .containsExactly("30");
    }

    @Test
    @Tag("W-26")
    void eachKindAndEachAccountHasItsOwnThrottle() {
        var other = Alerts.alert(new AccountId("umbrella"), 3, OverdueReply.FIRST, null);

        assertThat(database.take(Alerts.first(1), 30)).isEqualTo(MAILED);
        assertThat(database.take(Alerts.next(2), 30)).isEqualTo(MAILED);
        assertThat(database.take(other, 30)).isEqualTo(MAILED);
        assertThat(database.take(Alerts.first(4), 30)).isEqualTo(HELD_BACK);
        assertThat(database.take(Alerts.next(5), 30)).isEqualTo(HELD_BACK);
    }

    @Test
    @Tag("W-27")
    void aDialogIsToldOfOnceWhateverTheKind() {
        database.take(Alerts.first(1), 0);
        send();
        database.clock.advance(Duration.ofDays(1));

        assertThat(database.take(Alerts.next(1), 0)).isEqualTo(TOLD_BEFORE);
        assertThat(database.take(Alerts.first(1), 0)).isEqualTo(TOLD_BEFORE);
        assertThat(database.rows("SELECT count(*) FROM mail")).containsExactly("1");
    }

    @Test
    void theWindowCountsFromWhenTheMailWentOut() {
        database.take(Alerts.first(1), 30);
        database.clock.advance(Duration.ofHours(3)); // the mail server was away
        assertThat(database.take(Alerts.first(2), 30)).isEqualTo(HELD_BACK);

        send();
        database.clock.advance(Duration.ofMinutes(20));
        assertThat(database.take(Alerts.first(3), 30)).isEqualTo(HELD_BACK);
        database.clock.advance(Duration.ofMinutes(11));
        assertThat(database.take(Alerts.first(4), 30)).isEqualTo(MAILED);
    }

    @Test
    void replicasThatDecideAtTheSameMomentSendOneMail() throws Exception {
        database.take(Alerts.first(0), 30);
        send();
        database.clock.advance(Duration.ofMinutes(31));
        try (var otherReplica = Executors.newSingleThreadExecutor()) {
            var second = database.transactions.run(connection -> {
                try (var statement = connection.createStatement()) {
                    // This replica has begun to decide ...
                    statement.executeQuery("SELECT last_at FROM alert_throttle FOR UPDATE");
                    var other = CompletableFuture.supplyAsync(() -> database.take(Alerts.first(2), 30), otherReplica);
                    Wait.await().until(this::somebodyWaitsForALock);
                    // ... and decides to tell.
                    statement.executeUpdate("UPDATE alert_throttle SET last_at = last_at + interval '31 minutes'");
                    return other;
                }
            });

            assertThat(second.get()).isEqualTo(HELD_BACK);
        }
        assertThat(database.rows("SELECT held_back FROM alert_throttle")).containsExactly("1");
    }

    private boolean somebodyWaitsForALock() {
        return database.rows("SELECT 1 FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND wait_event_type = 'Lock'")
                        .size()
                == 1;
    }

    private void send() {
        database.post
                .begin(Duration.ofMinutes(10))
                .ifPresent(mail ->
                        database.post.conclude(mail, database.clock.instant(), Duration.ZERO, new Verdict.Sent()));
    }
}
