package chat.parley.routing.replay;

import chat.parley.contracts.id.AccountId;
import chat.parley.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** What the boards took in lately. */
@ApplicationScoped
public class InputStore {
    private static final int READ_AT_ONCE = 1_000;
    private static final int DELETED_AT_ONCE = 10_000;

    private final DataSource database;

    public InputStore(DataSource database) {
        this.database = database;
    }

    /** Records them in one transaction; those recorded before stay as they are. */
    void record(List<RecordedInput> inputs) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("INSERT INTO routing_input "
                        + "(kafka_partition, kafka_offset, account_id, taken_at, begins, body) "
                        + "VALUES (?, ?, ?, ?, ?, ?::jsonb) ON CONFLICT DO NOTHING")) {
            connection.setAutoCommit(false);
            for (var input : inputs) {
                insert.setInt(1, input.partition());
                insert.setLong(2, input.offset());
                insert.setString(3, input.seen().accountId().value());
                insert.setTimestamp(4, Timestamp.from(input.seen().at()));
                insert.setBoolean(5, input.begins());
                insert.setString(6, Json.text(input.seen()));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    /** Where the account's board stood complete last before {@code instant}, else first after it; empty for nowhere. */
    OptionalLong beginning(AccountId account, Instant instant) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT coalesce("
                        + "(SELECT kafka_offset FROM routing_input WHERE account_id = ? AND begins AND taken_at <= ? "
                        + "ORDER BY kafka_offset DESC LIMIT 1), "
                        + "(SELECT kafka_offset FROM routing_input WHERE account_id = ? AND begins "
                        + "ORDER BY kafka_offset LIMIT 1))")) {
            select.setString(1, account.value());
            select.setTimestamp(2, Timestamp.from(instant));
            select.setString(3, account.value());
            try (var rows = select.executeQuery()) {
                rows.next();
                var offset = rows.getLong(1);
                return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(offset);
            }
        }
    }

    /**
     * The first place behind {@code instant}: that of the first input after it, or behind the last there is.
     *
     * @param offset where to begin to look
     */
    long end(AccountId account, long offset, Instant instant) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT coalesce("
                        + "min(kafka_offset) FILTER (WHERE taken_at > ?), max(kafka_offset) + 1) "
                        + "FROM routing_input WHERE account_id = ? AND kafka_offset >= ?")) {
            select.setTimestamp(1, Timestamp.from(instant));
            select.setString(2, account.value());
            select.setLong(3, offset);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** How many inputs of the account there are from {@code offset} on and before {@code end}. */
    long count(AccountId account, long offset, long end) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT count(*) FROM routing_input "
                        + "WHERE account_id = ? AND kafka_offset >= ? AND kafka_offset < ?")) {
            select.setString(1, account.value());
            select.setLong(2, offset);
            select.setLong(3, end);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** Hands these inputs over in their order, a part of them in memory at a time. */
    void each(AccountId account, long offset, long end, Consumer<Seen> taker) throws SQLException, IOException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT body FROM routing_input "
                        + "WHERE account_id = ? AND kafka_offset >= ? AND kafka_offset < ? ORDER BY kafka_offset")) {
            connection.setAutoCommit(false);
            select.setFetchSize(READ_AT_ONCE);
            select.setString(1, account.value());
            select.setLong(2, offset);
            select.setLong(3, end);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var body = rows.getString(1).getBytes(StandardCharsets.UTF_8);
                    Json.read(body, Seen.class).ifPresent(taker);
                }
            }
            connection.rollback();
        }
    }

    /** Deletes those taken in before {@code instant}, a part of them at a time. */
    void forgetBefore(Instant instant) throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("DELETE FROM routing_input WHERE ctid = ANY (ARRAY("
                        + "SELECT ctid FROM routing_input WHERE taken_at < ? LIMIT " + DELETED_AT_ONCE + "))")) {
            delete.setTimestamp(1, Timestamp.from(instant));
            int deleted = DELETED_AT_ONCE;
            while (deleted == DELETED_AT_ONCE) {
                deleted = delete.executeUpdate();
            }
        }
    }
}
