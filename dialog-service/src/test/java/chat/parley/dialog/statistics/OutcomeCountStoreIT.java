package chat.parley.dialog.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Outcomes as they were stated, and as another refusal timeout would have them. */
@Tag("N-21")
@Tag("P-09")
class OutcomeCountStoreIT {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final AccountId ACME = new AccountId("acme");

    private static OutcomeCountStore store;
    private static int rows;

    @BeforeAll
    static void fill() throws SQLException {
        TestDatabase database = TestDatabase.fresh("statistics");
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        store = new OutcomeCountStore(source);
        // Stated by a refusal timeout of 30 s.
        try (Connection connection = source.getConnection()) {
            closed(connection, "acme", "v1", MARCH, "served", 45L);
            closed(connection, "acme", "v1", MARCH.plusSeconds(1), "refusal", 29L);
            closed(connection, "acme", "v1", MARCH.plusSeconds(2), "missed", 30L);
            closed(connection, "acme", "v1", MARCH.plusSeconds(3), "missed", 31L);
            closed(connection, "acme", "v2", APRIL.minusMillis(1), "missed", 60L);
            closed(connection, "acme", "v3", MARCH.plusSeconds(4), null, null);
            closed(connection, "acme", "v4", MARCH.minusMillis(1), "missed", 60L);
            closed(connection, "acme", "v4", APRIL, "missed", 60L);
            closed(connection, "other", "v5", MARCH, "missed", 60L);
            closed(connection, "acme", "v7", MARCH.plusSeconds(4), null, null);
            try (var statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE dialog SET offline = true WHERE visitor_id = 'v7'");
            }
            row(connection, "acme", "v6", "waiting", null, null, null, MARCH.plusSeconds(9));
            row(connection, "acme", "v6", "waiting", null, null, null, MARCH.minusSeconds(9));
            row(connection, "acme", "v1", "closed", APRIL.plusSeconds(5), "served", 5L, APRIL.minusMillis(1));
        }
    }

    @Test
    @Tag("W-29")
    @Tag("W-23")
    void thePresentTimeoutJudgesTheSameAsLongAsItIsTheSame() {
        var counts = store.count(ACME, MARCH, APRIL, 30);

        assertThat(counts.stated()).isEqualTo(new OutcomeCounts.Split(1, 1, 3, 2));
        assertThat(counts.present()).isEqualTo(counts.stated());
        assertThat(counts.unstated()).isEqualTo(1);
    }

    @Test
    void anotherTimeoutJudgesThePastAnewAndWhatWasStatedStays() {
        var strict = store.count(ACME, MARCH, APRIL, 29);
        var exact = store.count(ACME, MARCH, APRIL, 31);
        var lenient = store.count(ACME, MARCH, APRIL, 32);

        assertThat(strict.present()).isEqualTo(new OutcomeCounts.Split(1, 0, 4, 2));
        assertThat(exact.present()).isEqualTo(new OutcomeCounts.Split(1, 2, 2, 2));
        assertThat(lenient.present()).isEqualTo(new OutcomeCounts.Split(1, 3, 1, 1));
        assertThat(lenient.stated()).isEqualTo(new OutcomeCounts.Split(1, 1, 3, 2));
    }

    @Test
    @Tag("W-26")
    void busyMessagesCountInThePeriodTheyWereSentIn() {
        assertThat(store.count(ACME, MARCH, APRIL, 30).busyMessages()).isEqualTo(2);
        assertThat(store.count(ACME, APRIL, APRIL.plusSeconds(60), 30).busyMessages())
                .isZero();
    }

    private static void closed(
            Connection connection,
            String account,
            String visitor,
            Instant at,
            @Nullable String outcome,
            @Nullable Long waited)
            throws SQLException {
        row(connection, account, visitor, "closed", at, outcome, waited, null);
    }

    private static void row(
            Connection connection,
            String account,
            String visitor,
            String status,
            @Nullable Instant closedAt,
            @Nullable String outcome,
            @Nullable Long waited,
            @Nullable Instant busyAt)
            throws SQLException {
        try (var statement = connection.prepareStatement("INSERT INTO dialog (dialog_id, conversation_id, account_id,"
                + " sequence, status, visitor_id, channel_id, channel_kind, language, queued_sequence, owner_answered,"
                + " replied, opened_at, unanswered, closed_at, outcome, waited_seconds, busy_at)"
                + " VALUES (?, 'c', ?, 1, ?, ?, 'web', 'web', 'en', 1, false, false, ?, 0, ?, ?, ?, ?)")) {
            Object[] values = {
                "d" + rows++,
                account,
                status,
                visitor,
                Timestamp.from(MARCH),
                closedAt == null ? null : Timestamp.from(closedAt),
                outcome,
                waited,
                busyAt == null ? null : Timestamp.from(busyAt)
            };
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
