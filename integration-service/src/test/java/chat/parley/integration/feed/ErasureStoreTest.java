package chat.parley.integration.feed;

import static chat.parley.testkit.SampleErasure.ACME;
import static chat.parley.testkit.SampleErasure.COMMAND;
import static chat.parley.testkit.SampleErasure.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.event.Erasure;
import chat.parley.persistence.ErasureReceipt.Left;
import chat.parley.persistence.ErasureReceiptStore;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.json.Json;
import chat.parley.testkit.DatabaseMarks;
import chat.parley.testkit.SampleErasure;
import chat.parley.testkit.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What integrations keep of a visitor goes with the event, and what others have is named. */
@Tag("N-24")
class ErasureStoreTest {
    private final TestDatabase database = TestDatabase.fresh("erasing");

    @Test
    void nothingIsLeftHereAndWhatOthersHaveIsNamed() throws SQLException {
        Flyway.configure().dataSource(database.dataSource()).load().migrate();
        var transactions = new TransactionStore(database.dataSource());
        run(
                "INSERT INTO destination (destination_id, account_id, version, url, event_types, enabled, secret,"
                        + " created_at, kind, name) VALUES"
                        + " ('w', 'acme', 1, 'https://partner.example/hook', '{}', true, 's', now(), 'webhook', ''),"
                        + " ('z', 'acme', 1, '', '{}', true, 's', now(), 'crm', 'zendesk')",
                "INSERT INTO delivery (destination_id, account_id, conversation_id, message_id, event_type, body, state,"
                        + " due_at, created_at, finished_at) VALUES"
                        + " ('w', 'acme', 'c1', 'm1', 'MessagePosted', 'of Zorn', 'delivered', now(), now(), now()),"
                        + " ('w', 'acme', 'c1', 'm2', 'MessagePosted', 'of Zorn', 'pending', now(), now(), null),"
                        + " ('w', 'acme', 'c2', 'm3', 'MessagePosted', 'of another', 'delivered', now(), now(), now())",
                "INSERT INTO attempt (delivery_id, number, at, millis, answer)"
                        + " SELECT delivery_id, 1, now(), 1, 'thanks, zorn' FROM delivery WHERE conversation_id = 'c1'",
                "INSERT INTO dialog VALUES ('acme', 'd1', '{\"visitorName\":\"Zorn\"}', now()),"
                        + " ('acme', 'd2', '{}', now())",
                "INSERT INTO crm_record VALUES ('z', 'd1', 'ticket-of-zorn', 'https://z.example/tickets/7', now())",
                "INSERT INTO crm_file VALUES ('z', 'd1', 'file-1')",
                "INSERT INTO crm_chat VALUES ('z', 'c1', 'd1', 'chat-of-zorn')",
                "INSERT INTO crm_chat_message VALUES ('z', 'm1', 'message-of-zorn', 'd1')");

        var event = SampleErasure.of(SampleErasure.VISITOR);
        for (int repeats = 0; repeats < 2; repeats++) {
            transactions.run(connection -> {
                new ErasureStore().erase(connection, Erasure.of(event).orElseThrow(), NOW);
                return event;
            });
        }

        try (var connection = database.connect()) {
            assertThat(DatabaseMarks.find(connection, List.of("zorn"))).isEmpty();
            assertThat(DatabaseMarks.find(connection, List.of("of another"))).isNotEmpty();
        }
        var receipts = new ErasureReceiptStore(transactions);
        assertThat(receipts.find(ACME, COMMAND)).hasValueSatisfying(receipt -> {
            assertThat(receipt.counts())
                    .containsEntry("deliveries", 2L)
                    .containsEntry("dialog-facts", 1L)
                    .containsEntry("crm-links", 1L)
                    .containsEntry("crm-chats", 2L)
                    .containsEntry("crm-files", 1L);
            assertThat(receipt.left())
                    .containsExactlyInAnyOrder(
                            new Left("webhook", "https://partner.example/hook", 1),
                            new Left("zendesk", "https://z.example/tickets/7", 1));
        });
    }

    @Test
    void anEventOfTheLogIsRecognised() throws IOException {
        var event = SampleErasure.of(null);

        Happening happening = Happening.read(Json.bytes(event)).orElseThrow();

        assertThat(happening.erasure()).contains(Erasure.of(event).orElseThrow());
    }

    private void run(String... statements) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
