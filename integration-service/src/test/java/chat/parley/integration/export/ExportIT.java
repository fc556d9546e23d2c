package chat.parley.integration.export;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.crm.Calls;
import chat.parley.integration.crm.ContactList;
import chat.parley.integration.crm.ContactLists;
import chat.parley.integration.crm.CrmStore;
import chat.parley.integration.crm.CrmTicket;
import chat.parley.integration.crm.CrmVendor;
import chat.parley.integration.crm.HeldTokens;
import chat.parley.integration.crm.SimulatedCrm;
import chat.parley.integration.crm.unisender.UnisenderVendor;
import chat.parley.integration.delivery.DeliveryStore;
import chat.parley.integration.delivery.NewDelivery;
import chat.parley.integration.destination.CircuitStore;
import chat.parley.integration.destination.DestinationStore;
import chat.parley.integration.dialog.DialogFacts;
import chat.parley.integration.dialog.DialogStore;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.json.Json;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.secret.SecretPurpose;
import chat.parley.testkit.MutableClock;
import chat.parley.testkit.TestDatabase;
import chat.parley.testkit.crm.Trouble;
import chat.parley.testkit.crm.UnisenderSimulator;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bringing all contacts into a list, over the real database and a strict list. */
@Tag("W-67")
class ExportIT {
    private static final String ID = "unisender-1";
    private static final SecretBox BOX = SecretBox.of(Base64.getEncoder().encodeToString(new byte[32]));

    private static TransactionStore transactions;

    private final UnisenderSimulator unisender = UnisenderSimulator.start();
    private final MutableClock clock = MutableClock.at("2026-11-21T09:00:00Z");
    private final ExportStore store = new ExportStore();

    /** The process is killed after so many calls more: the call is made, and nothing after it. */
    private int callsLeft = Integer.MAX_VALUE;

    ExportIT() throws IOException {}

    @BeforeAll
    static void migrate() {
        var database = TestDatabase.fresh("export");
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
        transactions = new TransactionStore(database.dataSource());
    }

    @BeforeEach
    void connect() {
        transactions.run(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("DELETE FROM destination; DELETE FROM dialog");
                statement.execute("INSERT INTO destination (destination_id, account_id, kind, name, version, url,"
                        + " event_types, enabled, secret, created_at) VALUES ('" + ID + "', 'acme', 'crm', 'unisender',"
                        + " 1, 'https://api.unisender.com/', '{}', true, '"
                        + BOX.seal(new byte[] {1}, SecretPurpose.webhook(new AccountId("acme"), ID))
                        + "', now())");
            }
            return true;
        });
    }

    @AfterEach
    void close() {
        unisender.close();
    }

    @Test
    void everyContactArrivesExactlyOnceThoughTheProcessIsKilledThreeTimes() {
        exportsAll(3_000);
    }

    @Test
    @Tag("full")
    void aHundredThousandContactsArriveExactlyOnceThoughTheProcessIsKilledThreeTimes() {
        exportsAll(100_000);
    }

    private void exportsAll(int contacts) {
        begin();
        int pages = contacts / 500;
        for (int kill = 1; kill <= 3; kill++) {
            // The list takes the page, and what would note that is killed.
            callsLeft = 2 * Math.max(1, pages / 4);
            runUntilKilled(contacts);
            clock.advance(ExportPageJob.LEASE);
        }
        callsLeft = Integer.MAX_VALUE;
        run(contacts);

        Export done = find();
        assertThat(done.state()).isEqualTo(Export.State.DONE);
        assertThat(done.total()).isEqualTo(contacts);
        assertThat(done.read()).isEqualTo(contacts);
        Set<String> there = unisender.contacts().stream()
                .map(contact -> contact.path("email").asText())
                .collect(Collectors.toSet());
        assertThat(unisender.contacts()).hasSize(contacts);
        assertThat(there).hasSize(contacts).contains("v0@example.com", "v" + (contacts - 1) + "@example.com");
        assertThat(unisender.rows()).as("three pages came twice").isEqualTo(contacts + 3 * 500);
    }

    @Test
    void troublePostponesAPageAndWrongCredentialsWaitForOthers() {
        begin();
        unisender.next(Trouble.TOO_MANY);
        page(1_000);
        assertThat(find().reason()).contains("429");
        assertThat(job(1_000).claim()).isEmpty();

        clock.advance(Duration.ofSeconds(7));
        page(1_000);

        assertThat(find().reason()).isNull();
        assertThat(find().read()).isEqualTo(500);
        assertThat(find().state()).isEqualTo(Export.State.RUNNING);
    }

    @Test
    void whatIsCancelledStaysWhereItIsAndBeginsAnewFromTheBeginning() {
        begin();
        page(1_500);
        transactions.run(connection -> store.end(connection, ID, Export.State.CANCELLED, "", clock.instant()));

        assertThat(job(1_500).claim()).isEmpty();
        assertThat(find().state()).isEqualTo(Export.State.CANCELLED);
        assertThat(unisender.contacts()).hasSize(500);

        begin();
        run(1_500);
        assertThat(find().state()).isEqualTo(Export.State.DONE);
        assertThat(unisender.contacts()).hasSize(1_500);
    }

    @Test
    @Tag("P-16")
    void thePastIsToldOnceThoughTheProcessIsKilledThreeTimes() {
        int past = 5 * HistoryPageJob.MOST;
        recorded("past-7");
        begin();
        for (int kill = 1; kill <= 3; kill++) {
            callsLeft = 2;
            try {
                tellAll(past);
                throw new AssertionError("it was not killed");
            } catch (Killed e) {
                assertThat(find().state()).isEqualTo(Export.State.RUNNING);
            }
            clock.advance(ExportPageJob.LEASE);
        }
        callsLeft = Integer.MAX_VALUE;
        tellAll(past);

        Export done = find();
        assertThat(done.state()).isEqualTo(Export.State.DONE);
        assertThat(done.total()).isEqualTo(past);
        assertThat(done.read()).isEqualTo(past);
        assertThat(done.sent()).as("what has a record is not told again").isEqualTo(past - 1);
        assertThat(numberOf("delivery")).isEqualTo(past - 1);
        assertThat(numberOf("dialog")).isEqualTo(past);
        begin();
        tellAll(past);
        assertThat(numberOf("delivery")).isEqualTo(past - 1);
    }

    @Test
    @Tag("P-16")
    void thePastWaitsUntilWhatWasToldHasArrivedAndCanBeStopped() {
        int past = 3 * HistoryPageJob.MOST;
        begin();
        tell(past);
        tell(past);
        assertThat(numberOf("delivery")).isEqualTo(HistoryPageJob.MOST);
        assertThat(find().read()).isEqualTo(HistoryPageJob.MOST);
        assertThat(pastJob(past).claim()).isEmpty();

        deliverAll();
        clock.advance(Duration.ofSeconds(2));
        tell(past);
        assertThat(numberOf("delivery")).isEqualTo(2 * HistoryPageJob.MOST);
        Export late = pastJob(past).claim().orElseThrow();
        transactions.run(connection -> store.end(connection, ID, Export.State.CANCELLED, "", clock.instant()));
        deliverAll();
        pastJob(past).handOver(late);

        assertThat(find().state()).isEqualTo(Export.State.CANCELLED);
        assertThat(numberOf("delivery")).isEqualTo(2 * HistoryPageJob.MOST);
    }

    @Test
    void whoeverWasTakenForDeadHasNothingToSay() {
        begin();
        Export old = job(1_000).claim().orElseThrow();
        clock.advance(ExportPageJob.LEASE);
        run(1_000);

        job(1_000).handOver(old);

        assertThat(find().read()).isEqualTo(1_000);
        assertThat(unisender.contacts()).hasSize(1_000);
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private void begin() {
        transactions.run(connection -> {
            store.begin(connection, ID, clock.instant());
            return true;
        });
    }

    private Export find() {
        return transactions.run(connection -> store.find(connection, ID)).orElseThrow();
    }

    private void page(int contacts) {
        ExportPageJob job = job(contacts);
        job.handOver(job.claim().orElseThrow());
    }

    private void run(int contacts) {
        ExportPageJob job = job(contacts);
        for (Optional<Export> next = job.claim(); next.isPresent(); next = job.claim()) {
            job.handOver(next.get());
        }
    }

    private void runUntilKilled(int contacts) {
        try {
            run(contacts);
            throw new AssertionError("it was not killed");
        } catch (Killed e) {
            assertThat(find().state()).isEqualTo(Export.State.RUNNING);
        }
    }

    /** Tells pages as long as there are any; what is told arrives at once. */
    private void tellAll(int past) {
        for (Optional<Export> next = pastJob(past).claim();
                next.isPresent();
                next = pastJob(past).claim()) {
            pastJob(past).handOver(next.get());
            deliverAll();
        }
    }

    private void tell(int past) {
        pastJob(past).handOver(pastJob(past).claim().orElseThrow());
    }

    /** Looks at the past, in the CRM of a vendor that takes no contacts. */
    private ExportPageJob pastJob(int past) {
        var destinations = new DestinationStore(transactions, BOX);
        var mortal = new DeliveryStore() {
            @Override
            public int add(Connection connection, List<NewDelivery> fresh, Instant now) throws SQLException {
                int added = super.add(connection, fresh, now);
                if (--callsLeft <= 0) {
                    throw new Killed();
                }
                return added;
            }
        };
        History history = (account, after, most) -> dialogs(past, after, most);
        var crms = new CrmStore(destinations, new CircuitStore(() -> 0.5));
        var page = new HistoryPageJob(transactions, store, crms, new DialogStore(), mortal, history, clock);
        return new ExportPageJob(
                transactions,
                store,
                destinations,
                destination -> Optional.empty(),
                (account, after, most) -> cards(0, after, most),
                page,
                clock);
    }

    /** Dialogs with numbers. */
    private static History.Page dialogs(int past, String after, int most) {
        int first = after.isEmpty() ? 0 : Integer.parseInt(after) + 1;
        int end = Math.min(past, first + most);
        List<DialogFacts> some = IntStream.range(first, end)
                .mapToObj(number -> DialogFacts.of(Json.mapper()
                        .createObjectNode()
                        .put("dialogId", "past-" + number)
                        .put("conversationId", "c" + number % 7)
                        .put("status", "closed")))
                .toList();
        return new History.Page(
                after.isEmpty() ? (long) past : null, some, some.isEmpty() ? null : Integer.toString(end - 1));
    }

    private void recorded(String dialogId) {
        execute("INSERT INTO crm_record (destination_id, dialog_id, record_id, link, created_at) VALUES ('" + ID
                + "', '" + dialogId + "', '1', '', now())");
    }

    private void deliverAll() {
        execute("UPDATE delivery SET state = 'delivered', finished_at = now() WHERE finished_at IS NULL");
    }

    private static void execute(String sql) {
        transactions.run(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private static int numberOf(String table) {
        return transactions.run(connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT count(*) FROM " + table)) {
                row.next();
                return row.getInt(1);
            }
        });
    }

    private ExportPageJob job(int contacts) {
        ContactLists lists = destination -> Optional.of(list());
        return new ExportPageJob(
                transactions,
                store,
                new DestinationStore(transactions, BOX),
                lists,
                (account, after, most) -> cards(contacts, after, most),
                new HistoryPageJob(
                        transactions,
                        store,
                        new CrmStore(new DestinationStore(transactions, BOX), new CircuitStore(() -> 0.5)),
                        new DialogStore(),
                        new DeliveryStore(),
                        (account, after, most) -> dialogs(0, after, most),
                        clock),
                clock);
    }

    /** Cards with numbers for conversations. */
    private static Contacts.Page cards(int contacts, String after, int most) {
        int first = after.isEmpty() ? 0 : Integer.parseInt(after) + 1;
        int end = Math.min(contacts, first + most);
        List<CrmTicket.Requester> some = IntStream.range(first, end)
                .mapToObj(number ->
                        new CrmTicket.Requester("c" + number, "Visitor " + number, "v" + number + "@example.com", null))
                .toList();
        return new Contacts.Page(
                after.isEmpty() ? (long) contacts : null,
                some.size(),
                some,
                end == contacts ? null : Integer.toString(end - 1));
    }

    private ContactList list() {
        Calls real = SimulatedCrm.calls(unisender.url(), Duration.ofSeconds(10));
        Calls mortal = (method, path, headers, body) -> {
            Calls.Reply reply = real.call(method, path, headers, body);
            if (--callsLeft <= 0) {
                throw new Killed();
            }
            return reply;
        };
        return (ContactList) new UnisenderVendor()
                .crm(new CrmVendor.Link(
                        mortal,
                        unisender.url(),
                        unisender.url(),
                        Map.of("apiKey", UnisenderSimulator.API_KEY, "list", unisender.list(), "language", "ru"),
                        new HeldTokens(),
                        clock));
    }
}
