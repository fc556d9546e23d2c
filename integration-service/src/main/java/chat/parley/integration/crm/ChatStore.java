package chat.parley.integration.crm;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which chats of CRMs conversations are shown in, in the database. */
@ApplicationScoped
public class ChatStore {
    /** Those of these connections that have their chats on. */
    public Set<String> chatting(Connection connection, Collection<String> destinationIds) throws SQLException {
        var found = new HashSet<String>();
        if (destinationIds.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT destination_id FROM crm_connection"
                + " WHERE destination_id = ANY (?) AND settings::jsonb #>> '{options," + ChatSwitch.SCOPE
                + "}' IS NOT NULL")) {
            statement.setArray(1, connection.createArrayOf("text", destinationIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
        }
        return found;
    }

    /** The newest dialog that was told in the conversation's chat; empty when it has no chat there. */
    Optional<String> dialog(Connection connection, String destinationId, String conversationId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT dialog_id FROM crm_chat WHERE destination_id = ? AND conversation_id = ?")) {
            statement.setString(1, destinationId);
            statement.setString(2, conversationId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** Remembers a message that was written there and said here. */
    public boolean rememberMessage(
            Connection connection, String destinationId, String messageId, String foreignId, String dialogId)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO crm_chat_message (destination_id,"
                + " message_id, foreign_id, dialog_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            statement.setString(1, destinationId);
            statement.setString(2, messageId);
            statement.setString(3, foreignId);
            statement.setString(4, dialogId);
            return statement.executeUpdate() == 1;
        }
    }

    /** Those of these messages that were written there, with the ids that they have there. */
    public Map<String, String> written(Connection connection, String destinationId, Collection<String> messageIds)
            throws SQLException {
        var found = new HashMap<String, String>();
        if (messageIds.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT message_id, foreign_id"
                + " FROM crm_chat_message WHERE destination_id = ? AND message_id = ANY (?)")) {
            statement.setString(1, destinationId);
            statement.setArray(2, connection.createArrayOf("text", messageIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString(1), row.getString(2));
                }
            }
        }
        return found;
    }

    /** Remembers the conversation's chat, and which dialog is told there now. */
    boolean remember(Connection connection, String destinationId, String conversationId, String dialogId, String chatId)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO crm_chat (destination_id,"
                + " conversation_id, dialog_id, chat_id) VALUES (?, ?, ?, ?) ON CONFLICT (destination_id,"
                + " conversation_id) DO UPDATE SET dialog_id = EXCLUDED.dialog_id, chat_id = EXCLUDED.chat_id")) {
            statement.setString(1, destinationId);
            statement.setString(2, conversationId);
            statement.setString(3, dialogId);
            statement.setString(4, chatId);
            return statement.executeUpdate() == 1;
        }
    }
}
