package chat.parley.admin.report;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.admin.AdminServices;
import chat.parley.admin.Service;
import chat.parley.contracts.id.AccountId;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A month's figures are there while one looks, however many dialogs an account has. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
class ReportSpeedIT {
    private static final Logger LOG = Logger.getLogger(ReportSpeedIT.class);

    @Inject
    AgroalDataSource database;

    @Inject
    LineStore lines;

    @Test
    void amongSomeThousandDialogs() {
        assertThat(ninetyFifth("speed-small", 12_000)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    @Tag("full")
    void amongAMillionDialogs() {
        assertThat(ninetyFifth("speed-large", 1_000_000)).isLessThan(Duration.ofSeconds(1));
    }

    private Duration ninetyFifth(String name, int dialogs) {
        Service.awaitReady();
        var account = new AccountId(name);
        fill(account, dialogs);
        var times = new ArrayList<Duration>();
        for (int i = 0; i < 24; i++) {
            YearMonth month = YearMonth.of(2025, 1 + i % 12);
            var report = new DialogReport(
                    new Period(month.atDay(1), month.atEndOfMonth(), Golden.BERLIN), Grouping.OPERATOR, 30);
            long begun = System.nanoTime();
            lines.dialogs(
                    account,
                    new Period(month.atDay(1), month.atEndOfMonth(), Golden.BERLIN),
                    Filter.none(),
                    report::add);
            assertThat(report.total().closed()).isGreaterThan(dialogs / 14);
            assertThat(report.groups(100)).hasSize(30);
            times.add(Duration.ofNanos(System.nanoTime() - begun));
        }
        // The first month finds nothing in any cache yet.
        var sorted = times.stream().sorted().toList();
        LOG.infof("a month of %d dialogs: median %s, worst %s", dialogs, sorted.get(12), sorted.getLast());
        return sorted.get(22);
    }

    private void fill(AccountId account, int dialogs) {
        String sql = "INSERT INTO report_dialog SELECT '" + account + "', 'd' || i, 'v' || i % 50000, 'site', 'web',"
                + " 'button', 'sales', 'https://shop.example/' || i % 20, 'operator-' || i % 30, NULL,"
                + " ARRAY['tag-' || i % 10], at, at + interval '10 min', NULL, false, 'served', 10, 60000, NULL, 2,"
                + " 30000, 20000, 1, 5000, 1, 500000, i % 5 + 1, 0, 0, 3, 3, 0, '{}' FROM (SELECT i,"
                + " timestamptz '2025-01-01Z' + i * (interval '365 days' / " + dialogs + ") AS at"
                + " FROM generate_series(1, " + dialogs + ") i) AS made ON CONFLICT DO NOTHING";
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
            statement.execute("ANALYZE report_dialog");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
