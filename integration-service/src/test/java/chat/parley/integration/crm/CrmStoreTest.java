package chat.parley.integration.crm;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.integration.destination.CircuitStore;
import chat.parley.integration.destination.DestinationStore;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.secret.SecretBox;
import chat.parley.testkit.TestDatabase;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is known of a record for as long as the record is: its dialog and its conversation. */
@Tag("P-16")
class CrmStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private static TransactionStore transactions;
    private static CrmStore store;

    /** Two records of before: the facts of the first one's dialog are still there, those of the other's are not. */
    @BeforeAll
    static void migrate() {
        var database = TestDatabase.fresh("records");
        var flyway = Flyway.configure().dataSource(database.url(), database.user(), database.password());
        flyway.target("11").load().migrate();
        transactions = new TransactionStore(database.dataSource());
        for (String sql : List.of(
                "INSERT INTO destination (destination_id, account_id, kind, name, version, url, event_types, enabled,"
                        + " secret, created_at) VALUES ('z', 'acme', 'crm', 'zendesk', 1, 'https://z.example/', '{}',"
                        + " true, 'sealed', now()), ('f', 'acme', 'crm', 'freshdesk', 1, 'https://f.example/', '{}',"
                        + " true, 'sealed', now())",
                "INSERT INTO dialog VALUES ('acme', 'known', '{\"conversationId\":\"c-known\"}', now())",
                "INSERT INTO dialog VALUES ('other', 'forgotten', '{\"conversationId\":\"c-other\"}', now())",
                "INSERT INTO crm_record (destination_id, dialog_id, record_id, link, created_at)"
                        + " VALUES ('z', 'known', '1', '', now()), ('z', 'forgotten', '2', '', now())")) {
            transactions.run(connection -> {
                try (var statement = connection.createStatement()) {
                    return statement.execute(sql);
                }
            });
        }
        flyway.target("latest").load().migrate();
        store = new CrmStore(
                new DestinationStore(
                        transactions, SecretBox.of(Base64.getEncoder().encodeToString(new byte[32]))),
                new CircuitStore(() -> 0.5));
    }

    @Test
    void aRecordLeadsToItsConversationThoughNothingElseIsKnownOfItsDialog() {
        remember("d1", "c1", "10", NOW);
        remember("d2", "c2", "10", NOW.plusSeconds(1));

        assertThat(dialog("z", "10", null)).as("the newest").contains(recorded("d2", "c2"));
        assertThat(dialog("z", "10", "d1")).as("the named one").contains(recorded("d1", "c1"));
        assertThat(dialog("z", "10", "known")).as("a dialog of another record").isEmpty();
        assertThat(dialog("f", "10", null)).as("another connection").isEmpty();
    }

    @Test
    void aRecordOfBeforeHasItsConversationWhereTheFactsWereStillThere() {
        assertThat(dialog("z", "1", null)).contains(recorded("known", "c-known"));
        assertThat(dialog("z", "2", null)).isEmpty();
    }

    private static void remember(String dialogId, String conversationId, String recordId, Instant at) {
        transactions.run(connection -> store.remember(
                connection, "z", recorded(dialogId, conversationId), new CrmAnswer.Done(recordId, ""), at));
    }

    private static Optional<Recorded> dialog(String destination, String recordId, @Nullable String dialogId) {
        return transactions.run(connection -> store.dialog(connection, destination, recordId, dialogId));
    }

    private static Recorded recorded(String dialogId, String conversationId) {
        return new Recorded(new DialogId(dialogId), new ConversationId(conversationId));
    }
}
