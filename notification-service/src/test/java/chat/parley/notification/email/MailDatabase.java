package chat.parley.notification.email;

import chat.parley.persistence.TransactionStore;
import chat.parley.testkit.MutableClock;
import chat.parley.testkit.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The service's stores over a database of their own, by a clock that stands still. */
final class MailDatabase {
    final MutableClock clock = MutableClock.at(Alerts.NINE);
    final AlertStore alerts = new AlertStore();
    private final PGSimpleDataSource source = new PGSimpleDataSource();
    final TransactionStore transactions = new TransactionStore(source);
    PostStore post;

    MailDatabase() {
        var database = TestDatabase.fresh("mail");
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        restart();
    }

    /** As another process that has this database. */
    void restart() {
        post = new PostStore(
                transactions,
                new MailStore(),
                alerts,
                new Perseverance(new Backoff(Duration.ofSeconds(20), () -> 0.5)),
                clock);
    }

    AlertStore.Decision take(OverdueAlert alert, int minutes) {
        return transactions.run(
                connection -> alerts.take(connection, alert, Alerts.RECIPIENT, Alerts.times(minutes), clock.instant()));
    }

    /** Each row of a query, its columns with spaces between. */
    List<String> rows(String query) {
        try (var connection = source.getConnection();
                var row = connection.createStatement().executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (row.next()) {
                var line = new StringBuilder(String.valueOf(row.getObject(1)));
                for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
                    line.append(' ').append(row.getObject(i));
                }
                rows.add(line.toString());
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
