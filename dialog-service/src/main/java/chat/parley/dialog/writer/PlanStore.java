package chat.parley.dialog.writer;

import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.id.AccountId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Which state of the settings timers follow, and the request to look at them again. */
final class PlanStore {
    private static final String PLANNED = "SELECT account_id, stamp FROM planned WHERE partition = ?";

    private static final String STAMP = "INSERT INTO planned (partition, account_id, stamp)"
            + " SELECT ?, n.account_id, n.stamp FROM unnest(?::text[], ?::text[]) AS n(account_id, stamp)"
            + " ON CONFLICT (partition, account_id) DO UPDATE SET stamp = EXCLUDED.stamp";

    /** Open dialogs, and closed ones that are not over: of those there is a timer already. */
    private static final String LOOK_AGAIN = "INSERT INTO timer"
            + " (partition, conversation_id, kind, account_id, dialog_id, due, generation, send_at)"
            + " SELECT ?, found.conversation_id, ?, found.account_id, found.dialog_id, ?, 0, ? FROM ("
            + "SELECT d.conversation_id, d.account_id, d.dialog_id FROM dialog d"
            + " JOIN conversation c ON c.conversation_id = d.conversation_id"
            + " WHERE d.account_id = ANY(?) AND d.status IN ('bot', 'waiting', 'assigned') AND c.partition = ?"
            + " UNION SELECT t.conversation_id, t.account_id, t.dialog_id FROM timer t"
            + " WHERE t.partition = ? AND t.account_id = ANY(?) AND t.kind = ?"
            + " AND NOT EXISTS (SELECT FROM dialog o WHERE o.conversation_id = t.conversation_id"
            + " AND o.status IN ('bot', 'waiting', 'assigned'))) AS found"
            + " ON CONFLICT (conversation_id, kind) DO UPDATE SET dialog_id = EXCLUDED.dialog_id,"
            + " due = EXCLUDED.due, send_at = EXCLUDED.send_at";

    private PlanStore() {}

    /** What the timers of a partition follow, by account. */
    static Map<AccountId, String> planned(Connection connection, int partition) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PLANNED)) {
            statement.setInt(1, partition);
            var planned = new HashMap<AccountId, String>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    planned.put(new AccountId(row.getString(1)), row.getString(2));
                }
            }
            return planned;
        }
    }

    /**
     * Has the timers of these accounts' dialogs looked at again.
     *
     * @param stamps the settings they follow from now on
     * @return how many dialogs that are
     */
    static int lookAgain(Connection connection, int partition, Map<AccountId, String> stamps, Instant now)
            throws SQLException {
        String[] accounts = stamps.keySet().stream().map(AccountId::value).toArray(String[]::new);
        try (PreparedStatement statement = connection.prepareStatement(STAMP)) {
            statement.setInt(1, partition);
            statement.setArray(2, connection.createArrayOf("text", accounts));
            statement.setArray(
                    3, connection.createArrayOf("text", stamps.values().toArray(String[]::new)));
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(LOOK_AGAIN)) {
            var at = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
            statement.setInt(1, partition);
            statement.setString(2, TimerKind.SETTINGS.name());
            statement.setObject(3, at);
            statement.setObject(4, at);
            statement.setArray(5, connection.createArrayOf("text", accounts));
            statement.setInt(6, partition);
            statement.setInt(7, partition);
            statement.setArray(8, connection.createArrayOf("text", accounts));
            statement.setString(9, TimerKind.READ_GRACE.name());
            return statement.executeUpdate();
        }
    }
}
