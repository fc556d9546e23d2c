package chat.parley.integration.export;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.crm.CrmCarrierClient;
import chat.parley.integration.delivery.DeliveryStore;
import chat.parley.integration.delivery.NewDelivery;
import chat.parley.persistence.TransactionStore;
import chat.parley.testkit.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of deliveries of the past when whoever asked for them thinks better of it. */
@Tag("P-16")
class CancellationStoreTest {
    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private static final String ID = "z";

    private final TestDatabase database = TestDatabase.fresh("cancellation");
    private final TransactionStore transactions = new TransactionStore(database.dataSource());
    private final DeliveryStore deliveries = new DeliveryStore();
    private final ExportStore exports = new ExportStore();

    @BeforeEach
    void begin() {
        Flyway.configure().dataSource(database.dataSource()).load().migrate();
        execute("INSERT INTO destination (destination_id, account_id, version, url, event_types, enabled, secret,"
                + " created_at, kind, name) VALUES ('z', 'acme', 1, '', '{}', true, 's', now(), 'crm', 'zendesk'),"
                + " ('o', 'acme', 1, '', '{}', true, 's', now(), 'crm', 'freshdesk')");
        transactions.run(connection -> {
            exports.begin(connection, ID, NOW);
            return true;
        });
    }

    @Test
    void whoeverCancelsThePastTakesBackWhatHasNotBegunAndTheLanesGoOn() {
        String past = CrmCarrierClient.OF_THE_PAST;
        add(
                delivery(ID, "c1", "going-out", past),
                delivery(ID, "c1", "behind-it", past),
                delivery(ID, "c2", "head", past),
                delivery(ID, "c2", "second", past),
                delivery(ID, "c2", "today", "DialogClosed"),
                delivery("o", "c2", "of-another", past),
                delivery(ID, "c3", "tried", past),
                delivery(ID, "c3", "behind-tried", past));
        execute("UPDATE delivery SET state = 'sending', attempts = 1 WHERE message_id = 'going-out';"
                + " UPDATE delivery SET attempts = 1 WHERE message_id = 'tried'; UPDATE crm_export SET sent = 6");

        Cancelled cancelled = cancel();

        assertThat(cancelled.export().state()).isEqualTo(Export.State.CANCELLED);
        assertThat(cancelled.removed()).isEqualTo(4);
        assertThat(cancelled.inFlight())
                .as("one is going out, one may have arrived")
                .isEqualTo(2);
        assertThat(cancelled.export().sent()).isEqualTo(2);
        assertThat(left())
                .as("what waited behind the past has its turn")
                .containsExactly("going-out sending", "today pending", "of-another pending", "tried pending");
        assertThat(cancel().removed()).as("a repeat").isZero();
    }

    @Test
    void whatIsOverStaysAsItIsAndWhatItToldStillArrives() {
        add(delivery(ID, "c1", "told", CrmCarrierClient.OF_THE_PAST));
        transactions.run(connection -> exports.end(connection, ID, Export.State.DONE, "", NOW));

        Cancelled cancelled = cancel();

        assertThat(cancelled.export().state()).isEqualTo(Export.State.DONE);
        assertThat(cancelled.removed()).isZero();
        assertThat(left()).containsExactly("told pending");
    }

    private Cancelled cancel() {
        return transactions
                .run(connection -> new CancellationStore(exports, deliveries).cancel(connection, ID, NOW))
                .orElseThrow();
    }

    private void add(NewDelivery... fresh) {
        transactions.run(connection -> deliveries.add(connection, List.of(fresh), NOW));
    }

    private static NewDelivery delivery(String destination, String conversation, String message, String type) {
        return new NewDelivery(new AccountId("acme"), destination, conversation, message, type, "{}");
    }

    /** Messages with their states, in their order. */
    private List<String> left() {
        return transactions.run(connection -> {
            var found = new ArrayList<String>();
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "SELECT message_id || ' ' || state FROM delivery ORDER BY delivery_id")) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        });
    }

    private void execute(String sql) {
        transactions.run(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
