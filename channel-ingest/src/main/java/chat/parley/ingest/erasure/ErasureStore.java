package chat.parley.ingest.erasure;

import chat.parley.contracts.event.Erasure;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.ingest.inbound.Address;
import chat.parley.ingest.inbound.AddressStore;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what is kept of an erased visitor in the transaction that takes the event, and notes the files whose bytes
 * have to follow: they are kept elsewhere, so they go afterwards, one by one [N-24].
 */
public final class ErasureStore {
    private static final int FILES_AT_ONCE = 100;

    private final TransactionStore transactions;
    private final AddressStore addresses;

    public ErasureStore(TransactionStore transactions, AddressStore addresses) {
        this.transactions = transactions;
        this.addresses = addresses;
    }

    /** Forgets what the event names. Again, it finds nothing more. */
    public void erase(Connection connection, Erasure erasure) throws SQLException {
        EventMeta meta = erasure.meta();
        Address address =
                addresses.find(connection, List.of(meta.conversationId())).get(meta.conversationId());
        var counts = new TreeMap<String, Long>();
        counts.put("files", files(connection, erasure));
        counts.put("deliveries", deliveries(connection, erasure));
        if (erasure.whole()) {
            counts.put("message-links", changed(connection, "DELETE FROM message_link" + OF_CONVERSATION, meta));
            if (address != null && address.accountId().equals(meta.accountId())) {
                counts.put("mail-threads", threads(connection, address));
                counts.put("arrivals", arrivals(connection, address));
            }
            counts.put("addresses", changed(connection, "DELETE FROM address" + OF_CONVERSATION, meta));
            addresses.forget(meta.conversationId());
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO erasure (command_id, account_id,"
                + " conversation_id, counts) VALUES (?, ?, ?, ?::jsonb) ON CONFLICT DO NOTHING")) {
            insert.setString(1, meta.causedBy().value());
            insert.setString(2, meta.accountId().value());
            insert.setString(3, meta.conversationId().value());
            insert.setString(4, Json.text(counts));
            insert.executeUpdate();
        }
    }

    private static final String OF_CONVERSATION = " WHERE account_id = ? AND conversation_id = ?";

    private static long files(Connection connection, Erasure erasure) throws SQLException {
        String sql = "WITH gone AS (DELETE FROM file" + OF_CONVERSATION
                + " AND (?::text[] IS NULL OR file_id = ANY (?)) RETURNING file_id)"
                + " INSERT INTO erased_file (file_id, command_id) SELECT file_id, ? FROM gone ON CONFLICT DO NOTHING";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            java.sql.@Nullable Array named = erasure.whole()
                    ? null
                    : connection.createArrayOf(
                            "text",
                            erasure.files().stream().map(AttachmentId::value).toArray());
            statement.setString(1, erasure.meta().accountId().value());
            statement.setString(2, erasure.meta().conversationId().value());
            statement.setArray(3, named);
            statement.setArray(4, named);
            statement.setString(5, erasure.meta().causedBy().value());
            return statement.executeUpdate();
        }
    }

    /** What is under way is not sent any more when all is to be forgotten; a dialog that is old enough has none such. */
    private static long deliveries(Connection connection, Erasure erasure) throws SQLException {
        String which = erasure.whole() ? "" : " AND finished_at IS NOT NULL";
        return changed(connection, "DELETE FROM delivery" + OF_CONVERSATION + which, erasure.meta());
    }

    private static long threads(Connection connection, Address address) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM mail_thread WHERE account_id = ? AND channel_id = ? AND lower(address) = lower(?)")) {
            delete.setString(1, address.accountId().value());
            delete.setString(2, address.channelId().value());
            delete.setString(3, address.externalId());
            return delete.executeUpdate();
        }
    }

    /** What came from a provider and was not passed on, where it names the visitor as the provider does. */
    private static long arrivals(Connection connection, Address address) throws SQLException {
        long deleted = 0;
        for (String table : List.of("parked", "odd_arrival")) {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM " + table + " WHERE account_id = ? AND channel_id = ? AND position(? IN body) > 0")) {
                delete.setString(1, address.accountId().value());
                delete.setString(2, address.channelId().value());
                delete.setBytes(3, address.externalId().getBytes(StandardCharsets.UTF_8));
                deleted += delete.executeUpdate();
            }
        }
        return deleted;
    }

    private static long changed(Connection connection, String sql, EventMeta meta) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, meta.accountId().value());
            statement.setString(2, meta.conversationId().value());
            return statement.executeUpdate();
        }
    }

    /** Some of the files whose bytes are still there. */
    List<String> filesLeft() {
        return transactions.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT file_id FROM erased_file ORDER BY file_id LIMIT " + FILES_AT_ONCE);
                    ResultSet row = select.executeQuery()) {
                var found = new ArrayList<String>();
                while (row.next()) {
                    found.add(row.getString(1));
                }
                return List.copyOf(found);
            }
        });
    }

    /** The bytes are gone. */
    void gone(String fileId) {
        transactions.run(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM erased_file WHERE file_id = ?")) {
                delete.setString(1, fileId);
                return delete.executeUpdate();
            }
        });
    }

    /** Makes receipts of the erasures all of whose files are gone; how many. */
    int conclude(Instant now) {
        return transactions.run(connection -> {
            try (PreparedStatement conclude = connection.prepareStatement("WITH done AS (DELETE FROM erasure e"
                    + " WHERE NOT EXISTS (SELECT 1 FROM erased_file f WHERE f.command_id = e.command_id) RETURNING *)"
                    + " INSERT INTO erasure_receipt (command_id, account_id, conversation_id, counts, left_behind,"
                    + " done_at) SELECT command_id, account_id, conversation_id, counts, '[]', ? FROM done"
                    + " ON CONFLICT DO NOTHING")) {
                conclude.setTimestamp(1, Timestamp.from(now));
                return conclude.executeUpdate();
            }
        });
    }
}
