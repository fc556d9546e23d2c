package chat.parley.dialog.inbox;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DialogId;
import chat.parley.platform.json.Json;
import chat.parley.platform.problem.ProblemException;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads dialogs as lists show them. */
@Singleton
public class InboxStore {
    private final DataSource database;

    InboxStore(DataSource database) {
        this.database = database;
    }

    /** One page of a list. */
    public List<DialogRow> page(ListQuery query, @Nullable Cursor after, int limit) {
        return read(query.page(after, limit), InboxStore::rows);
    }

    /** The dialogs a statement finds. */
    List<DialogRow> read(ListQuery.Statement query) {
        return read(query, InboxStore::rows);
    }

    /** How many dialogs a list has. */
    public long count(ListQuery query) {
        return read(query.count(), result -> {
            result.next();
            return result.getLong(1);
        });
    }

    /** The account's closed dialogs behind {@code after}, in the order in which they were opened. */
    List<DialogRow> closed(AccountId account, @Nullable Cursor after, int limit) {
        Cursor from = after == null ? new Cursor(Instant.EPOCH, "") : after;
        return read(
                new ListQuery.Statement(
                        "SELECT * FROM dialog WHERE account_id = ? AND status = 'closed'"
                                + " AND (opened_at, dialog_id) > (?, ?) ORDER BY opened_at, dialog_id LIMIT ?",
                        List.of(account.value(), from.at(), from.dialogId(), limit)),
                InboxStore::rows);
    }

    /** How many closed dialogs the account has. */
    long countClosed(AccountId account) {
        var query = new ListQuery.Statement(
                "SELECT count(*) FROM dialog WHERE account_id = ? AND status = 'closed'", List.of(account.value()));
        return read(query, result -> {
            result.next();
            return result.getLong(1);
        });
    }

    /** A dialog of the account; empty when the account has none with this id. */
    public Optional<DialogRow> find(AccountId account, DialogId dialog) {
        var query = new ListQuery.Statement(
                "SELECT * FROM dialog WHERE dialog_id = ? AND account_id = ?",
                List.of(dialog.value(), account.value()));
        return read(query, InboxStore::rows).stream().findFirst();
    }

    /**
     * A dialog that may be seen, for whoever asks by id.
     *
     * @throws ProblemException with {@code not-found} for what the account lacks and for what {@code sight} does not
     *     show: the answer does not tell the two apart
     */
    public DialogRow visible(Sight sight, DialogId dialog) {
        return find(sight.account(), dialog)
                .filter(sight::sees)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no such dialog"));
    }

    private interface Reading<T> {
        T from(ResultSet result) throws SQLException;
    }

    private <T> T read(ListQuery.Statement query, Reading<T> reading) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query.sql())) {
            int index = 1;
            for (Object value : query.values()) {
                if (value instanceof String[] texts) {
                    statement.setArray(index++, connection.createArrayOf("text", texts));
                } else if (value instanceof Instant instant) {
                    statement.setObject(index++, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
                } else {
                    statement.setObject(index++, value);
                }
            }
            try (ResultSet result = statement.executeQuery()) {
                return reading.from(result);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the inbox cannot be read", e);
        }
    }

    private static List<DialogRow> rows(ResultSet result) throws SQLException {
        var rows = new ArrayList<DialogRow>();
        while (result.next()) {
            rows.add(new DialogRow(
                    result.getString("dialog_id"),
                    result.getString("conversation_id"),
                    result.getLong("sequence"),
                    result.getString("status"),
                    result.getString("visitor_id"),
                    result.getString("visitor_name"),
                    result.getString("channel_id"),
                    result.getString("channel_kind"),
                    result.getString("placement_id"),
                    result.getString("page_url"),
                    result.getString("department_id"),
                    result.getString("language"),
                    result.getString("operator_id"),
                    result.getString("operator_name"),
                    result.getString("assignment_cause"),
                    result.getBoolean("owner_answered"),
                    result.getTimestamp("opened_at").toInstant(),
                    instant(result, "waiting_since"),
                    instant(result, "closed_at"),
                    instant(result, "last_message_at"),
                    result.getString("last_message_text"),
                    result.getString("last_message_from"),
                    result.getInt("unanswered"),
                    result.getLong("queued_sequence"),
                    result.getString("priority"),
                    tags(result.getString("tags")),
                    result.getString("category"),
                    result.getTimestamp("ended_at") != null,
                    result.getObject("rating") == null ? null : result.getInt("rating"),
                    result.getBoolean("offline"),
                    result.getString("last_message_id"),
                    result.getString("bot_id")));
        }
        return rows;
    }

    private static List<String> tags(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        try {
            return List.of(Json.mapper().readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored tags are a list of texts", e);
        }
    }

    private static @Nullable Instant instant(ResultSet result, String column) throws SQLException {
        Timestamp timestamp = result.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
