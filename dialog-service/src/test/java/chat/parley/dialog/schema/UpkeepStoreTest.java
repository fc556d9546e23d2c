package chat.parley.dialog.schema;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Months are made ahead of time, and what is older than 30 days goes. */
@Tag("N-02")
class UpkeepStoreTest {
    private final TestDatabase database = TestDatabase.fresh("upkeep");
    private UpkeepStore upkeep;

    @BeforeEach
    void migrate() {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        upkeep = new UpkeepStore(source);
    }

    @Test
    void theNextMonthsHaveTheirPartitionsBeforeTheyBegin() throws Exception {
        upkeep.run(Instant.parse("2031-11-30T23:59:59Z"));

        for (String table : new String[] {"event", "message", "outcome"}) {
            for (String month : new String[] {"2031_11", "2031_12", "2032_01"}) {
                assertThat(number("SELECT count(*) FROM pg_class WHERE relname = '" + table + "_" + month + "'"))
                        .isEqualTo(1);
            }
        }
        execute("INSERT INTO outcome VALUES (0, 1, 'c', 'v', 'a', 'Accepted', true, '2031-12-01T00:00:00Z', null, '')");
        assertThat(number("SELECT count(*) FROM outcome_2031_12")).isEqualTo(1);
    }

    @Test
    void runningItTwiceChangesNothing() throws Exception {
        upkeep.run(Instant.parse("2031-11-30T12:00:00Z"));
        long tables = number("SELECT count(*) FROM pg_class WHERE relkind = 'r'");

        upkeep.run(Instant.parse("2031-11-30T13:00:00Z"));

        assertThat(number("SELECT count(*) FROM pg_class WHERE relkind = 'r'")).isEqualTo(tables);
    }

    @Test
    void keysAndOutcomesAreKeptForThirtyDays() throws Exception {
        upkeep.run(Instant.parse("2031-01-15T12:00:00Z"));
        for (String day : new String[] {"2031-01-20", "2031-02-10", "2031-03-20"}) {
            execute("INSERT INTO client_key VALUES ('v', 's', '" + day + "', 'd', 'm', gen_random_uuid(), '" + day
                    + "')");
            execute("INSERT INTO inbound_key VALUES ('c', '" + day + "', 'v', 'd', 'm', gen_random_uuid(), '" + day
                    + "')");
            execute("INSERT INTO outcome VALUES (0, 1, '" + day + "', 'v', 'a', 'Accepted', true, '" + day
                    + "', null, '')");
        }

        upkeep.run(Instant.parse("2031-03-21T00:00:00Z"));

        assertThat(number("SELECT count(*) FROM client_key")).isEqualTo(1);
        assertThat(number("SELECT count(*) FROM inbound_key")).isEqualTo(1);
        assertThat(number("SELECT count(*) FROM outcome WHERE command_id = '2031-01-20'"))
                .as("its whole month is old")
                .isZero();
        assertThat(number("SELECT count(*) FROM outcome WHERE command_id = '2031-03-20'"))
                .isEqualTo(1);
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
