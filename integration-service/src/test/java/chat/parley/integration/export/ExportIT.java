package chat.parley.integration.export;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.crm.Calls;
import chat.parley.integration.crm.ContactList;
import chat.parley.integration.crm.ContactLists;
import chat.parley.integration.crm.CrmTicket;
import chat.parley.integration.crm.CrmVendor;
import chat.parley.integration.crm.HeldTokens;
import chat.parley.integration.crm.SimulatedCrm;
import chat.parley.integration.crm.unisender.UnisenderVendor;
import chat.parley.integration.destination.DestinationStore;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.secret.SecretPurpose;
import chat.parley.testkit.MutableClock;
import chat.parley.testkit.TestDatabase;
import chat.parley.testkit.crm.Trouble;
import chat.parley.testkit.crm.UnisenderSimulator;
import java.io.IOException;
import java.time.Duration;
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
                statement.execute("DELETE FROM destination");
                statement.execute("INSERT INTO destination (destination_id, account_id, kind, name, version, url,"
                        + " event_types, enabled, secret, created_at) VALUES ('" + ID + "', 'acme', 'crm', 'unisender',"
                        + " 1, 'https://api.unisender.com/', '{}', true, '"
                        + box().seal(new byte[] {1}, SecretPurpose.webhook(new AccountId("acme"), ID))
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

    private ExportPageJob job(int contacts) {
        ContactLists lists = destination -> Optional.of(list());
        return new ExportPageJob(
                transactions,
                store,
                new DestinationStore(transactions, box()),
                lists,
                (account, after, most) -> cards(contacts, after, most),
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
                        Map.of("apiKey", UnisenderSimulator.API_KEY, "list", unisender.list(), "language", "ru"),
                        new HeldTokens(),
                        clock));
    }

    private static SecretBox box() {
        return SecretBox.of(Base64.getEncoder().encodeToString(new byte[32]));
    }
}
