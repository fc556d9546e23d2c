package chat.parley.notification.email;

import static chat.parley.testkit.SampleErasure.ACME;
import static chat.parley.testkit.SampleErasure.COMMAND;
import static chat.parley.testkit.SampleErasure.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.event.Erasure;
import chat.parley.persistence.ErasureReceipt.Left;
import chat.parley.persistence.ErasureReceiptStore;
import chat.parley.persistence.TransactionStore;
import chat.parley.testkit.DatabaseMarks;
import chat.parley.testkit.SampleErasure;
import chat.parley.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mails of an erased visitor are not sent any more, and nothing of them is kept. */
@Tag("N-24")
class ErasureStoreTest {
    @Test
    void mailsAndAddressesGoAndWhatWasSentIsNamed() throws SQLException {
        TestDatabase database = TestDatabase.fresh("erasing");
        Flyway.configure().dataSource(database.dataSource()).load().migrate();
        var transactions = new TransactionStore(database.dataSource());
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO mail (account_id, kind, dialog_id, message_key, recipient, content, state,"
                    + " due_at, created_at) VALUES"
                    + " ('acme', 'transcript', 'd1', 'k1', 'zorn@example.com', 'of Zorn', 'sent', now(), now()),"
                    + " ('acme', 'away', 'd1', 'k2', 'zorn@example.com', 'of Zorn', 'pending', now(), now()),"
                    + " ('acme', 'transcript', 'd2', 'k3', 'other@example.com', 'of another', 'sent', now(), now())");
            statement.execute("INSERT INTO attempt SELECT mail_id, 1, now(), 1, 'again', 'no such box: zorn' FROM mail"
                    + " WHERE dialog_id = 'd1'");
            statement.execute("INSERT INTO away (conversation_id, account_id, dialog_id, after_sequence, message_id,"
                    + " recipient, stop_key) VALUES ('c1', 'acme', 'd1', 1, 'm1', 'zorn@example.com', 's1')");
            statement.execute("INSERT INTO unwanted VALUES ('acme', 'zorn@example.com', now()),"
                    + " ('acme', 'other@example.com', now())");
        }

        var event = SampleErasure.of(SampleErasure.VISITOR);
        transactions.run(connection -> {
            new ErasureStore().erase(connection, Erasure.of(event).orElseThrow(), NOW);
            return event;
        });

        try (var connection = database.connect()) {
            assertThat(DatabaseMarks.find(connection, List.of("zorn"))).isEmpty();
            assertThat(DatabaseMarks.find(connection, List.of("other@example.com")))
                    .hasSize(2);
        }
        assertThat(new ErasureReceiptStore(transactions).find(ACME, COMMAND)).hasValueSatisfying(receipt -> {
            assertThat(receipt.counts())
                    .containsEntry("mails", 2L)
                    .containsEntry("waits-for-readers", 1L)
                    .containsEntry("unsubscribed-addresses", 1L);
            assertThat(receipt.left()).containsExactly(new Left("mail", "", 1));
        });
    }
}
