package chat.parley.integration.feed;

import chat.parley.contracts.event.Erasure;
import chat.parley.contracts.event.EventMeta;
import chat.parley.persistence.ErasureReceipt.Left;
import chat.parley.persistence.ErasureReceiptStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Deletes what is kept of an erased visitor in the transaction that takes the event, and says what partners and CRMs
 * were given: there a person has to delete it [N-24].
 */
@ApplicationScoped
public class ErasureStore {
    void erase(Connection connection, Erasure erasure, Instant now) throws SQLException {
        EventMeta meta = erasure.meta();
        var left = new ArrayList<Left>();
        if (erasure.whole()) {
            left.addAll(delivered(connection, meta));
        }
        left.addAll(records(connection, erasure));
        var counts = new TreeMap<String, Long>();
        String which = erasure.whole() ? "" : " AND finished_at IS NOT NULL";
        counts.put("deliveries", deliveries(connection, meta, which));
        counts.put("dialog-facts", ofDialogs(connection, "DELETE FROM dialog WHERE account_id = ?", erasure));
        counts.put("crm-files", ofDialogs(connection, OF_ACCOUNT.formatted("crm_file"), erasure));
        counts.put(
                "crm-chats",
                ofDialogs(connection, OF_ACCOUNT.formatted("crm_chat"), erasure)
                        + ofDialogs(connection, OF_ACCOUNT.formatted("crm_chat_message"), erasure));
        counts.put("crm-links", ofDialogs(connection, OF_ACCOUNT.formatted("crm_record"), erasure));
        ErasureReceiptStore.note(
                connection, meta.accountId(), meta.causedBy(), meta.conversationId(), counts, left, now);
    }

    private static final String OF_ACCOUNT =
            "DELETE FROM %s WHERE destination_id IN (SELECT destination_id FROM destination WHERE account_id = ?)";

    /** What handlers, webhooks and bots have taken, as far as the log of deliveries goes back. */
    private static List<Left> delivered(Connection connection, EventMeta meta) throws SQLException {
        String sql = "SELECT t.kind, t.url, count(*) FROM delivery d JOIN destination t USING (destination_id)"
                + " WHERE d.account_id = ? AND d.conversation_id = ? AND d.state = 'delivered' AND t.kind <> 'crm'"
                + " GROUP BY t.kind, t.url ORDER BY t.kind, t.url";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, meta.accountId().value());
            select.setString(2, meta.conversationId().value());
            return left(select);
        }
    }

    private static List<Left> records(Connection connection, Erasure erasure) throws SQLException {
        String sql = "SELECT t.name, r.link, count(*) FROM crm_record r JOIN destination t USING (destination_id)"
                + " WHERE t.account_id = ? AND r.dialog_id = ANY (?) GROUP BY t.name, r.link ORDER BY t.name, r.link";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, erasure.meta().accountId().value());
            select.setArray(2, connection.createArrayOf("text", erasure.dialogTexts()));
            return left(select);
        }
    }

    private static List<Left> left(PreparedStatement select) throws SQLException {
        var found = new ArrayList<Left>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new Left(row.getString(1), row.getString(2), row.getLong(3)));
            }
        }
        return found;
    }

    private static long deliveries(Connection connection, EventMeta meta, String which) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM delivery WHERE account_id = ? AND conversation_id = ?" + which)) {
            delete.setString(1, meta.accountId().value());
            delete.setString(2, meta.conversationId().value());
            return delete.executeUpdate();
        }
    }

    private static long ofDialogs(Connection connection, String sql, Erasure erasure) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql + " AND dialog_id = ANY (?)")) {
            delete.setString(1, erasure.meta().accountId().value());
            delete.setArray(2, connection.createArrayOf("text", erasure.dialogTexts()));
            return delete.executeUpdate();
        }
    }
}
