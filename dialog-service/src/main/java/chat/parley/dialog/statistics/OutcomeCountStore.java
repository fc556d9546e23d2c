package chat.parley.dialog.statistics;

import chat.parley.contracts.id.AccountId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Counts outcomes. What was stated is in the dialogs' rows, and so is how long visitors waited: the past can be judged anew. */
@Singleton
public class OutcomeCountStore {
    private static final String OUTCOMES = "SELECT"
            + " count(*) FILTER (WHERE outcome = 'served') AS served,"
            + " count(*) FILTER (WHERE outcome = 'refusal') AS refusal,"
            + " count(*) FILTER (WHERE outcome = 'missed') AS missed,"
            + " count(DISTINCT visitor_id) FILTER (WHERE outcome = 'missed') AS missed_visitors,"
            + " count(*) FILTER (WHERE outcome <> 'served' AND waited_seconds < ?) AS refusal_now,"
            + " count(*) FILTER (WHERE outcome <> 'served' AND waited_seconds >= ?) AS missed_now,"
            + " count(DISTINCT visitor_id) FILTER (WHERE outcome <> 'served' AND waited_seconds >= ?)"
            + " AS missed_visitors_now,"
            // Nobody is missed or refused who came while nobody was there.
            + " count(*) FILTER (WHERE outcome IS NULL AND NOT offline) AS unstated,"
            + " (SELECT count(*) FROM dialog WHERE account_id = ? AND busy_at >= ? AND busy_at < ?) AS busy"
            + " FROM dialog WHERE account_id = ? AND status = 'closed' AND closed_at >= ? AND closed_at < ?";

    private final DataSource database;

    OutcomeCountStore(DataSource database) {
        this.database = database;
    }

    /** @param refusalSeconds the refusal timeout to judge by */
    public OutcomeCounts count(AccountId account, Instant from, Instant to, int refusalSeconds) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(OUTCOMES)) {
            int index = 1;
            for (int i = 0; i < 3; i++) {
                statement.setInt(index++, refusalSeconds);
            }
            for (int i = 0; i < 2; i++) {
                statement.setString(index++, account.value());
                statement.setObject(index++, OffsetDateTime.ofInstant(from, ZoneOffset.UTC));
                statement.setObject(index++, OffsetDateTime.ofInstant(to, ZoneOffset.UTC));
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long served = row.getLong("served");
                return new OutcomeCounts(
                        from,
                        to,
                        refusalSeconds,
                        new OutcomeCounts.Split(
                                served, row.getLong("refusal"), row.getLong("missed"), row.getLong("missed_visitors")),
                        new OutcomeCounts.Split(
                                served,
                                row.getLong("refusal_now"),
                                row.getLong("missed_now"),
                                row.getLong("missed_visitors_now")),
                        row.getLong("unstated"),
                        row.getLong("busy"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("outcomes cannot be counted", e);
        }
    }
}
