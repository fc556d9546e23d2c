package chat.parley.integration.dialog;

import chat.parley.contracts.id.AccountId;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What is known of dialogs, in the database. */
@ApplicationScoped
public class DialogStore {
    /** A dialog of an account. */
    public record Key(AccountId accountId, String dialogId) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byAccount = accountId.value().compareTo(other.accountId.value());
            return byAccount != 0 ? byAccount : dialogId.compareTo(other.dialogId);
        }
    }

    /** Those of these dialogs that anything is known of. */
    public Map<Key, DialogFacts> find(Connection connection, Collection<Key> keys) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT account_id, dialog_id, facts"
                + " FROM dialog JOIN unnest(?, ?) AS wanted (account_id, dialog_id) USING (account_id, dialog_id)")) {
            List<Key> wanted = List.copyOf(keys);
            statement.setArray(
                    1, texts(connection, wanted, key -> key.accountId().value()));
            statement.setArray(2, texts(connection, wanted, Key::dialogId));
            var found = new HashMap<Key, DialogFacts>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(new Key(new AccountId(row.getString(1)), row.getString(2)), DialogFacts.of((ObjectNode)
                            Json.mapper().readTree(row.getString(3))));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("facts are kept as JSON", e);
            }
            return found;
        }
    }

    /** Keeps what is known now. */
    public void save(Connection connection, Map<Key, DialogFacts> known, Instant now) throws SQLException {
        if (known.isEmpty()) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO dialog (account_id, dialog_id, facts, changed_at)"
                        + " SELECT account_id, dialog_id, facts, ? FROM unnest(?, ?, ?) AS known"
                        + " (account_id, dialog_id, facts) ON CONFLICT (account_id, dialog_id)"
                        + " DO UPDATE SET facts = EXCLUDED.facts, changed_at = EXCLUDED.changed_at")) {
            List<Map.Entry<Key, DialogFacts>> entries = List.copyOf(new TreeMap<>(known).entrySet());
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setArray(
                    2,
                    texts(
                            connection,
                            entries,
                            entry -> entry.getKey().accountId().value()));
            statement.setArray(
                    3, texts(connection, entries, entry -> entry.getKey().dialogId()));
            statement.setArray(
                    4, texts(connection, entries, entry -> entry.getValue().json()));
            statement.executeUpdate();
        }
    }

    /** Forgets dialogs that nothing was said of since {@code end}, a portion at a time; how many. */
    public int forget(Connection connection, Instant end, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM dialog WHERE ctid = ANY (ARRAY("
                + "SELECT ctid FROM dialog WHERE changed_at < ? LIMIT ?))")) {
            statement.setTimestamp(1, Timestamp.from(end));
            statement.setInt(2, most);
            return statement.executeUpdate();
        }
    }

    private static <T> Array texts(Connection connection, List<T> rows, Function<T, String> column)
            throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(column).toArray());
    }
}
