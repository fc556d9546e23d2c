package chat.parley.dialog.search;

import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the tables that searches look in. An event says only <em>what</em> to look at again; the words come from the
 * message and the visitor as they are at that moment. So reading an event twice, or long after, leads to the same, and
 * a message that was changed, taken back or erased meanwhile is not found by what it said.
 */
public final class SearchIndexStore {
    private static final int PIECE = 1_000;

    private static final String MESSAGES = "{MessagePosted,NotePosted,MessageEdited,MessageDeleted}";
    private static final String VISITORS =
            "{DialogOpened,VisitorCardChanged,VisitorFieldsChanged,VisitorErased,DialogErased}";

    private final TransactionStore transactions;

    SearchIndexStore(TransactionStore transactions) {
        this.transactions = transactions;
    }

    /** A stretch of one partition's log, without its begin. */
    private record Stretch(int partition, long after, long to) {}

    /** Takes in a piece of what came since, of a partition that nobody else is at; false when there is none. */
    boolean present() {
        return piece(
                "SELECT p.partition, p.position, l.position FROM search_position p JOIN ledger l USING (partition)"
                        + " WHERE p.position < l.position ORDER BY p.partition LIMIT 1 FOR UPDATE OF p SKIP LOCKED",
                "UPDATE search_position SET position = ? WHERE partition = ?");
    }

    /** Takes in a piece of the past where it is to be read again; false when there is none. */
    boolean past() {
        return piece(
                "SELECT partition, past, past_end FROM search_position WHERE past < past_end ORDER BY partition"
                        + " LIMIT 1 FOR UPDATE SKIP LOCKED",
                "UPDATE search_position SET past = ? WHERE partition = ?");
    }

    /** Lets the whole past be read again, while searches go on. */
    void rebuild() {
        transactions.run(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE search_position SET past = 0, past_end = position")) {
                return update.executeUpdate();
            }
        });
    }

    /** How many events are not taken in yet: those that came, and those of the past. */
    long behind() {
        return transactions.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT COALESCE(sum(l.position - COALESCE(p.position, 0) + COALESCE(p.past_end - p.past, 0)), 0)"
                                    + " FROM ledger l LEFT JOIN search_position p USING (partition)");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** Partitions that have begun since; what is known of one starts at its beginning. */
    void meet() {
        transactions.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO search_position (partition, position) SELECT partition, 0 FROM ledger"
                            + " WHERE partition NOT IN (SELECT partition FROM search_position) ON CONFLICT DO NOTHING")) {
                return insert.executeUpdate();
            }
        });
    }

    private boolean piece(String find, String note) {
        return transactions.run(connection -> {
            Optional<Stretch> found = stretch(connection, find);
            if (found.isEmpty()) {
                return false;
            }
            Stretch stretch = found.get();
            refreshMessages(connection, ids(connection, "payload::jsonb ->> 'messageId'", MESSAGES, stretch));
            refreshVisitors(connection, ids(connection, "conversation_id", VISITORS, stretch));
            try (PreparedStatement update = connection.prepareStatement(note)) {
                update.setLong(1, stretch.to());
                update.setInt(2, stretch.partition());
                update.executeUpdate();
            }
            return true;
        });
    }

    private static Optional<Stretch> stretch(Connection connection, String find) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(find);
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Stretch(
                            row.getInt(1), row.getLong(2), Math.min(row.getLong(3), row.getLong(2) + PIECE)))
                    : Optional.empty();
        }
    }

    private static List<String> ids(Connection connection, String id, String types, Stretch stretch)
            throws SQLException {
        String sql = "SELECT DISTINCT " + id + " FROM event WHERE partition = ? AND position > ? AND position <= ?"
                + " AND type = ANY (?::text[])";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, stretch.partition());
            select.setLong(2, stretch.after());
            select.setLong(3, stretch.to());
            select.setString(4, types);
            var ids = new ArrayList<String>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
            return ids;
        }
    }

    private static void refreshMessages(Connection connection, List<String> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        String sql = "WITH present AS MATERIALIZED (SELECT * FROM message WHERE message_id = ANY (?)), gone AS ("
                + "DELETE FROM search_message s USING present p WHERE s.message_id = p.message_id"
                + " AND (p.deleted_at IS NOT NULL OR p.text = ''))"
                + " INSERT INTO search_message (message_id, account_id, dialog_id, at, recorded_at, words)"
                + " SELECT message_id, account_id, dialog_id, at, recorded_at, search_words(account_id, text)"
                + " FROM present WHERE deleted_at IS NULL AND text <> ''"
                + " ON CONFLICT (message_id) DO UPDATE SET words = EXCLUDED.words"
                + " WHERE search_message.words IS DISTINCT FROM EXCLUDED.words";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
            statement.executeUpdate();
        }
    }

    /** Erased dialogs do not count: who is known only from them is found no more. */
    private static void refreshVisitors(Connection connection, List<String> conversations) throws SQLException {
        if (conversations.isEmpty()) {
            return;
        }
        var array = connection.createArrayOf("text", conversations.toArray());
        String sql = "SELECT d.conversation_id, d.account_id, max(d.opened_at) AS opened_at, d.visitor_id,"
                + " array_remove(array_agg(DISTINCT d.visitor_name), NULL) AS names, v.card, v.crm_id"
                + " FROM dialog d LEFT JOIN visitor v USING (conversation_id) WHERE d.conversation_id = ANY (?)"
                + " AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.conversation_id = d.conversation_id"
                + " AND (e.dialog_id IS NULL OR e.dialog_id = d.dialog_id) AND d.opened_at <= e.at)"
                + " GROUP BY d.conversation_id, d.account_id, d.visitor_id, v.card, v.crm_id";
        try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM search_visitor WHERE conversation_id = ANY (?)");
                PreparedStatement select = connection.prepareStatement(sql);
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO search_visitor (conversation_id, account_id, opened_at, words)"
                                + " VALUES (?, ?, ?, array_to_tsvector(?)) ON CONFLICT (conversation_id) DO NOTHING")) {
            delete.setArray(1, array);
            delete.executeUpdate();
            select.setArray(1, array);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String account = row.getString("account_id");
                    insert.setString(1, row.getString("conversation_id"));
                    insert.setString(2, account);
                    insert.setTimestamp(3, row.getTimestamp("opened_at"));
                    insert.setArray(4, connection.createArrayOf("text", words(row, account)));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static Object[] words(ResultSet row, String account) throws SQLException {
        var names = new ArrayList<>(List.of((String[]) row.getArray("names").getArray()));
        VisitorCard card = card(row.getString("card"));
        String cardName = card.name();
        if (cardName != null) {
            names.add(cardName);
        }
        var ids = new ArrayList<>(List.of(row.getString("visitor_id")));
        String ownId = row.getString("crm_id");
        if (ownId != null) {
            ids.add(ownId);
        }
        Collection<String> words = VisitorWords.of(names, card.emails(), card.phones(), ids);
        words.add(VisitorWords.account(account));
        return words.toArray();
    }

    static VisitorCard card(@Nullable String json) {
        try {
            return json == null ? VisitorCard.EMPTY : Json.mapper().readValue(json, VisitorCard.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored card cannot be read", e);
        }
    }

    /**
     * Forgets what was erased, in the transaction that ends the erasure. It waits for the piece that is being taken in
     * of that partition, because that may have read the messages before they were overwritten; whoever reads them
     * later finds nothing left.
     *
     * @param dialogId null for the whole conversation
     * @param at what was said after it is left alone
     * @return messages that could be found until now
     */
    public static int forget(Connection connection, String conversationId, @Nullable String dialogId, Timestamp at)
            throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT 1 FROM search_position WHERE partition ="
                        + " (SELECT partition FROM conversation WHERE conversation_id = ?) FOR UPDATE");
                PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM search_message s USING message m"
                                + " WHERE s.dialog_id IN (SELECT dialog_id FROM dialog WHERE conversation_id = ?"
                                + " AND (?::text IS NULL OR dialog_id = ?) AND opened_at <= ?)"
                                + " AND m.message_id = s.message_id AND m.recorded_at = s.recorded_at AND m.deleted_at IS NOT NULL")) {
            lock.setString(1, conversationId);
            lock.executeQuery().close();
            delete.setString(1, conversationId);
            delete.setString(2, dialogId);
            delete.setString(3, dialogId);
            delete.setTimestamp(4, at);
            int messages = delete.executeUpdate();
            refreshVisitors(connection, List.of(conversationId));
            return messages;
        }
    }
}
