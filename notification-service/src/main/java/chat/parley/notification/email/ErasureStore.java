package chat.parley.notification.email;

import chat.parley.contracts.event.Erasure;
import chat.parley.contracts.event.EventMeta;
import chat.parley.persistence.ErasureReceipt.Left;
import chat.parley.persistence.ErasureReceiptStore;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * Deletes mails of erased dialogs, those that wait included, and what is known of their visitors' addresses, in the
 * transaction that takes the event [N-24]. What was sent lies in mailboxes that nobody here reaches.
 */
@Singleton
public class ErasureStore {
    void erase(Connection connection, Erasure erasure, Instant now) throws SQLException {
        EventMeta meta = erasure.meta();
        List<Left> sent = sent(connection, erasure);
        var counts = new TreeMap<String, Long>();
        if (erasure.whole()) {
            counts.put(
                    "unsubscribed-addresses",
                    changed(
                            connection,
                            "DELETE FROM unwanted u WHERE u.account_id = ? AND u.recipient IN (SELECT recipient FROM"
                                    + " mail WHERE account_id = u.account_id AND dialog_id = ANY (?)"
                                    + " AND kind IN ('transcript', 'away'))",
                            erasure));
            counts.put("waits-for-readers", away(connection, meta));
        }
        counts.put(
                "mails", changed(connection, "DELETE FROM mail WHERE account_id = ? AND dialog_id = ANY (?)", erasure));
        ErasureReceiptStore.note(
                connection, meta.accountId(), meta.causedBy(), meta.conversationId(), counts, sent, now);
    }

    private static List<Left> sent(Connection connection, Erasure erasure) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT count(*) FROM mail WHERE account_id = ?" + " AND dialog_id = ANY (?) AND state = 'sent'")) {
            select.setString(1, erasure.meta().accountId().value());
            select.setArray(2, connection.createArrayOf("text", erasure.dialogTexts()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long count = row.getLong(1);
                return count == 0 ? List.of() : List.of(new Left("mail", "", count));
            }
        }
    }

    private static long changed(Connection connection, String sql, Erasure erasure) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, erasure.meta().accountId().value());
            statement.setArray(2, connection.createArrayOf("text", erasure.dialogTexts()));
            return statement.executeUpdate();
        }
    }

    private static long away(Connection connection, EventMeta meta) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM away WHERE account_id = ? AND conversation_id = ?")) {
            delete.setString(1, meta.accountId().value());
            delete.setString(2, meta.conversationId().value());
            return delete.executeUpdate();
        }
    }
}
