package chat.parley.dialog.history;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.message.Attachment;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads what was said in conversations, as it reads now. */
@Singleton
public class MessageStore {
    private final DataSource database;

    MessageStore(DataSource database) {
        this.database = database;
    }

    /**
     * The messages beyond a place, without notes.
     *
     * @param place a sequence; it is not included
     * @param newestFirst whether to go back from there
     */
    List<MessageRow> page(AccountId account, ConversationId conversation, long place, boolean newestFirst, int limit) {
        String sql = "SELECT * FROM message WHERE dialog_id = ANY (ARRAY(SELECT dialog_id FROM dialog"
                + " WHERE conversation_id = ? AND account_id = ?)) AND NOT note AND sequence "
                + (newestFirst ? "< ? ORDER BY sequence DESC" : "> ? ORDER BY sequence") + " LIMIT ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, conversation.value());
            statement.setString(2, account.value());
            statement.setLong(3, place);
            statement.setInt(4, limit);
            var rows = new ArrayList<MessageRow>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(read(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("the messages cannot be read", e);
        }
    }

    /** Whether the account has the conversation, and there was a dialog in it. */
    boolean knows(AccountId account, ConversationId conversation) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT 1 FROM dialog WHERE conversation_id = ? AND account_id = ? LIMIT 1")) {
            statement.setString(1, conversation.value());
            statement.setString(2, account.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the conversation cannot be looked up", e);
        }
    }

    private static MessageRow read(ResultSet row) throws SQLException {
        return new MessageRow(
                row.getString("message_id"),
                row.getString("dialog_id"),
                row.getLong("sequence"),
                row.getString("author_kind"),
                row.getString("author_id"),
                row.getString("author_name"),
                row.getTimestamp("at").toInstant(),
                row.getString("text"),
                attachments(row.getString("attachments")),
                row.getString("reply_to"),
                instant(row.getTimestamp("edited_at")),
                instant(row.getTimestamp("deleted_at")),
                row.getString("status"));
    }

    private static List<Attachment> attachments(@Nullable String json) {
        try {
            return json == null ? List.of() : List.of(Json.mapper().readValue(json, Attachment[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored attachments cannot be read", e);
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
