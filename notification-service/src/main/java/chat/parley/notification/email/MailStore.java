package chat.parley.notification.email;

import chat.parley.contracts.id.AccountId;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Mails and their attempts in the database. What is noted of an attempt counts only while the mail is still in that
 * attempt's hands: a process that stood still must not undo what another one did meanwhile.
 */
@Singleton
public class MailStore {
    /** What waits to be sent. */
    public record Waiting(long mails, @Nullable Instant oldest) {}

    /** Adds a mail that is due now; returns its id. */
    static long add(
            Connection connection, Mail.Content content, String kind, String messageKey, String recipient, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO mail"
                + " (account_id, kind, dialog_id, message_key, recipient, content, state, due_at, created_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, 'pending', ?, ?) RETURNING mail_id")) {
            statement.setString(1, content.accountId().value());
            statement.setString(2, kind);
            statement.setString(3, dialog(content));
            statement.setString(4, messageKey);
            statement.setString(5, recipient);
            statement.setString(6, Json.text(content));
            statement.setTimestamp(7, Timestamp.from(now));
            statement.setTimestamp(8, Timestamp.from(now));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Adds a mail that is due now, unless there is one of this key; whether it did. */
    static boolean addOnce(
            Connection connection, Mail.Content content, String kind, String messageKey, String recipient, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM mail WHERE message_key = ?")) {
            // Replicas that hear the same news at once make one mail of it.
            lock(connection, messageKey);
            statement.setString(1, messageKey);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    return false;
                }
            }
            add(connection, content, kind, messageKey, recipient, now);
            return true;
        }
    }

    private static void lock(Connection connection, String key) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 7))")) {
            statement.setString(1, key);
            statement.execute();
        }
    }

    private static @Nullable String dialog(Mail.Content content) {
        return content.dialogId() == null ? null : content.dialogId().value();
    }

    /** Locks the mail that is due next, if no other process has it; one whose attempt was lost is due in the end too. */
    Optional<Mail> lockDue(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM mail"
                + " WHERE state IN ('pending', 'sending') AND due_at <= ?"
                + " ORDER BY due_at, mail_id LIMIT 1 FOR UPDATE SKIP LOCKED")) {
            statement.setTimestamp(1, Timestamp.from(now));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(mail(row)) : Optional.empty();
            }
        }
    }

    /** Begins the next attempt at a locked mail; it counts as lost when {@code patience} is over. */
    Mail begin(Connection connection, Mail mail, boolean uncertain, Instant now, Duration patience)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE mail SET state = 'sending',"
                + " attempts = attempts + 1, due_at = ?, uncertain = ?, handed_at = NULL,"
                + " round_began_at = COALESCE(round_began_at, ?) WHERE mail_id = ? RETURNING *")) {
            statement.setTimestamp(1, Timestamp.from(now.plus(patience)));
            statement.setBoolean(2, uncertain);
            statement.setTimestamp(3, Timestamp.from(now));
            statement.setLong(4, mail.mailId());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return mail(row);
            }
        }
    }

    /** The attempt begins to hand the mail over; false when somebody else has the mail by now. */
    boolean handOver(Connection connection, Mail mail, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE mail SET handed_at = ? WHERE mail_id = ? AND state = 'sending' AND attempts = ?")) {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setLong(2, mail.mailId());
            statement.setInt(3, mail.attempts());
            return statement.executeUpdate() == 1;
        }
    }

    /**
     * Notes what an attempt came to.
     *
     * @param took null when that is not known
     */
    void note(Connection connection, Mail mail, Instant at, @Nullable Duration took, Verdict verdict)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO attempt (mail_id, number, at, millis, verdict, error)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            statement.setLong(1, mail.mailId());
            statement.setInt(2, mail.attempts());
            statement.setTimestamp(3, Timestamp.from(at));
            statement.setObject(4, took == null ? null : took.toMillis(), java.sql.Types.BIGINT);
            statement.setString(5, verdict.column());
            statement.setString(6, verdict.error());
            statement.executeUpdate();
        }
    }

    /** Does what was decided after the mail's present attempt; false when somebody else has the mail by now. */
    boolean conclude(Connection connection, Mail mail, Next next, Instant now) throws SQLException {
        return switch (next) {
            case Next.Done d -> finish(connection, mail, Mail.State.SENT, null, now);
            case Next.GivenUp(var reason) -> finish(connection, mail, Mail.State.FAILED, reason, now);
            case Next.Later(var due, var uncertain) -> postpone(connection, mail, due, uncertain);
        };
    }

    private static boolean finish(
            Connection connection, Mail mail, Mail.State state, @Nullable String reason, Instant now)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE mail SET state = ?, finished_at = ?, reason = ?"
                        + " WHERE mail_id = ? AND state = 'sending' AND attempts = ?")) {
            statement.setString(1, state.column());
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setString(3, reason);
            statement.setLong(4, mail.mailId());
            statement.setInt(5, mail.attempts());
            return statement.executeUpdate() == 1;
        }
    }

    private static boolean postpone(Connection connection, Mail mail, Instant due, boolean uncertain)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE mail SET state = 'pending', due_at = ?, uncertain = ?"
                        + " WHERE mail_id = ? AND state = 'sending' AND attempts = ?")) {
            statement.setTimestamp(1, Timestamp.from(due));
            statement.setBoolean(2, uncertain);
            statement.setLong(3, mail.mailId());
            statement.setInt(4, mail.attempts());
            return statement.executeUpdate() == 1;
        }
    }

    Waiting waiting(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT count(*), min(created_at) FROM mail WHERE state IN ('pending', 'sending')");
                ResultSet row = statement.executeQuery()) {
            row.next();
            Timestamp oldest = row.getTimestamp(2);
            return new Waiting(row.getLong(1), oldest == null ? null : oldest.toInstant());
        }
    }

    /** Deletes mails that were over before {@code end}, a portion at a time; how many. */
    int deleteFinished(Connection connection, Instant end, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "DELETE FROM mail WHERE mail_id IN (SELECT mail_id FROM mail WHERE finished_at < ? LIMIT ?)")) {
            statement.setTimestamp(1, Timestamp.from(end));
            statement.setInt(2, most);
            return statement.executeUpdate();
        }
    }

    private static Mail mail(ResultSet row) throws SQLException {
        return new Mail(
                row.getLong("mail_id"),
                new AccountId(row.getString("account_id")),
                row.getString("kind"),
                row.getString("message_key"),
                row.getString("recipient"),
                content(row.getString("kind"), row.getString("content")),
                Mail.State.of(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "round_began_at"),
                instant(row, "handed_at"),
                row.getBoolean("uncertain"));
    }

    private static Mail.Content content(String kind, String json) {
        Class<? extends Mail.Content> type = switch (kind) {
            case TranscriptWish.KIND -> Mail.Copy.class;
            case AwayNews.KIND -> Mail.Missed.class;
            case ChannelNews.KIND -> Mail.Channel.class;
            case BadReview.KIND -> Mail.Review.class;
            default -> Mail.Alert.class;
        };
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mail's content cannot be read", e);
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
