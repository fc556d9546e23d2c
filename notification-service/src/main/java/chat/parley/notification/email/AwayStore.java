package chat.parley.notification.email;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which conversations have an answer that the visitor has not read, and when it is mailed [T-24]. */
@Singleton
public class AwayStore {
    /** An answer of an operator or a bot. */
    record Answer(
            AccountId accountId,
            ConversationId conversationId,
            DialogId dialogId,
            long sequence,
            MessageId messageId) {}

    /**
     * Somebody answered; the mail is due when the visitor has had their time, and not before the pause after the last
     * one is over.
     *
     * @param at when they did
     * @param stopKey for a conversation that has none yet; nobody can guess it
     */
    void answered(Connection connection, Answer answer, Instant at, Duration patience, Duration pause, String stopKey)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO away AS a"
                + " (conversation_id, account_id, dialog_id, after_sequence, message_id, due_at, stop_key)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (conversation_id) DO UPDATE SET"
                + " dialog_id = EXCLUDED.dialog_id, message_id = EXCLUDED.message_id,"
                + " after_sequence = CASE WHEN a.due_at IS NULL THEN EXCLUDED.after_sequence ELSE a.after_sequence END,"
                + " due_at = COALESCE(a.due_at, GREATEST(EXCLUDED.due_at, a.mailed_at + ? * interval '1 second'))")) {
            statement.setString(1, answer.conversationId().value());
            statement.setString(2, answer.accountId().value());
            statement.setString(3, answer.dialogId().value());
            statement.setLong(4, answer.sequence() - 1);
            statement.setString(5, answer.messageId().value());
            statement.setTimestamp(6, Timestamp.from(at.plus(patience)));
            statement.setString(7, stopKey);
            statement.setLong(8, pause.toSeconds());
            statement.executeUpdate();
        }
    }

    /** The visitor has written, so they have looked. */
    void wrote(Connection connection, ConversationId conversation) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE away SET due_at = NULL WHERE conversation_id = ?")) {
            statement.setString(1, conversation.value());
            statement.executeUpdate();
        }
    }

    /** The visitor has read a message; only with the newest answer have they read them all. */
    void read(Connection connection, ConversationId conversation, MessageId message) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE away SET due_at = NULL WHERE conversation_id = ? AND message_id = ?")) {
            statement.setString(1, conversation.value());
            statement.setString(2, message.value());
            statement.executeUpdate();
        }
    }

    /** Makes what is due next into a mail; empty when nothing is due. */
    Optional<AwayNews> turn(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT * FROM away WHERE due_at <= ?" + " ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED");
                PreparedStatement update = connection.prepareStatement("UPDATE away SET due_at = NULL, mailed_at = ?,"
                        + " mails = mails + 1 WHERE conversation_id = ?")) {
            select.setTimestamp(1, Timestamp.from(now));
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var news = new AwayNews(
                        new AccountId(row.getString("account_id")),
                        new ConversationId(row.getString("conversation_id")),
                        new DialogId(row.getString("dialog_id")),
                        row.getLong("after_sequence"),
                        row.getInt("mails") + 1,
                        row.getString("stop_key"));
                update.setTimestamp(1, Timestamp.from(now));
                update.setString(2, news.conversationId().value());
                update.executeUpdate();
                MailStore.add(connection, new Mail.Missed(news), AwayNews.KIND, news.messageKey(), "", now);
                return Optional.of(news);
            }
        }
    }

    /**
     * Whether somebody wants none of these mails of the account.
     *
     * @param recipient the hash of their address
     */
    boolean isUnwanted(Connection connection, AccountId account, String recipient) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT 1 FROM unwanted WHERE account_id = ? AND recipient = ?")) {
            statement.setString(1, account.value());
            statement.setString(2, recipient);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /**
     * A mail of the conversation goes to somebody, and the link in it ends those to them.
     *
     * @param recipient the hash of their address
     */
    void addressed(Connection connection, ConversationId conversation, String recipient) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE away SET recipient = ? WHERE conversation_id = ?")) {
            statement.setString(1, recipient);
            statement.setString(2, conversation.value());
            statement.executeUpdate();
        }
    }

    /** Whether there is such a link. */
    boolean isKnown(Connection connection, String stopKey) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT 1 FROM away WHERE stop_key = ? AND recipient IS NOT NULL")) {
            statement.setString(1, stopKey);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Follows a link: from now on its address gets none of these mails of the account. */
    void stop(Connection connection, String stopKey, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO unwanted"
                + " (account_id, recipient, since) SELECT account_id, recipient, ? FROM away"
                + " WHERE stop_key = ? AND recipient IS NOT NULL ON CONFLICT DO NOTHING")) {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, stopKey);
            statement.executeUpdate();
        }
    }
}
