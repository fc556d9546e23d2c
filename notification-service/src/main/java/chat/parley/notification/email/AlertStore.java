package chat.parley.notification.email;

import chat.parley.contracts.settings.TimeSetting;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides which alerts become mails [W-25]. The throttle is locked until the transaction ends, so it does not matter how
 * many replicas read and which of them is restarted when.
 */
@Singleton
public class AlertStore {
    /** What became of an alert. */
    public enum Decision {
        /** A mail is to be sent. */
        MAILED,
        /** The account was told of another one lately. */
        HELD_BACK,
        /** The account was told of this dialog [W-27]. */
        TOLD_BEFORE,
        /** The account has nobody to be told. */
        NOBODY_TO_TELL,
        /** It happened too long ago. */
        STALE
    }

    /**
     * Makes an alert into a mail, unless the account was told lately or of this dialog before.
     *
     * @param recipient where to
     */
    Decision take(Connection connection, OverdueAlert alert, String recipient, TimeSetting.Times times, Instant now)
            throws SQLException {
        Held held = lock(connection, alert);
        if (isTold(connection, alert)) {
            return Decision.TOLD_BEFORE;
        }
        if (!held.throttle().allows(now, Duration.ofMinutes(times.alertMinutes()))) {
            holdBack(connection, alert);
            return Decision.HELD_BACK;
        }
        var content = new Mail.Alert(alert, held.back(), times.alertMinutes());
        long mailId = MailStore.add(connection, content, alert.kind(), alert.messageKey(), recipient, now);
        told(connection, alert, mailId, now);
        return Decision.MAILED;
    }

    /** Makes a wish into a mail; wishes wait for no throttle. */
    Decision take(Connection connection, TranscriptWish wish, Instant now) throws SQLException {
        MailStore.add(connection, new Mail.Copy(wish), TranscriptWish.KIND, wish.messageKey(), wish.email(), now);
        return Decision.MAILED;
    }

    /** Makes a bad mark into a mail, once for its dialog; each is told, however many there are [T-10]. */
    Decision take(Connection connection, BadReview review, String recipient, Instant now) throws SQLException {
        return MailStore.addOnce(
                        connection, new Mail.Review(review), BadReview.KIND, review.messageKey(), recipient, now)
                ? Decision.MAILED
                : Decision.TOLD_BEFORE;
    }

    /** The mail has gone out: the throttle counts from now. */
    void sent(Connection connection, Mail mail, Instant now) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE alert_throttle SET last_at = GREATEST(last_at, ?)"
                        + " WHERE account_id = ? AND kind = ? AND mail_id = ?")) {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, mail.accountId().value());
            statement.setString(3, mail.kind());
            statement.setLong(4, mail.mailId());
            statement.executeUpdate();
        }
    }

    private record Held(AlertThrottle throttle, int back) {}

    private static Held lock(Connection connection, OverdueAlert alert) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO alert_throttle (account_id, kind) VALUES (?, ?) ON CONFLICT DO NOTHING");
                PreparedStatement select = connection.prepareStatement("SELECT t.last_at, t.held_back,"
                        + " COALESCE(m.state IN ('pending', 'sending'), false) AS under_way"
                        + " FROM alert_throttle t LEFT JOIN mail m USING (mail_id)"
                        + " WHERE t.account_id = ? AND t.kind = ? FOR UPDATE OF t")) {
            for (PreparedStatement statement : new PreparedStatement[] {insert, select}) {
                statement.setString(1, alert.accountId().value());
                statement.setString(2, alert.kind());
            }
            insert.executeUpdate();
            try (ResultSet row = select.executeQuery()) {
                row.next();
                Timestamp last = row.getTimestamp("last_at");
                return new Held(
                        new AlertThrottle(last == null ? null : last.toInstant(), row.getBoolean("under_way")),
                        row.getInt("held_back"));
            }
        }
    }

    private static boolean isTold(Connection connection, OverdueAlert alert) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT 1 FROM mail WHERE account_id = ? AND dialog_id = ? AND kind NOT IN ('transcript', 'away', 'review')")) {
            statement.setString(1, alert.accountId().value());
            statement.setString(2, alert.dialogId().value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void told(Connection connection, OverdueAlert alert, long mailId, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE alert_throttle"
                + " SET last_at = ?, mail_id = ?, held_back = 0 WHERE account_id = ? AND kind = ?")) {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setLong(2, mailId);
            statement.setString(3, alert.accountId().value());
            statement.setString(4, alert.kind());
            statement.executeUpdate();
        }
    }

    private static void holdBack(Connection connection, OverdueAlert alert) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE alert_throttle SET held_back = held_back + 1 WHERE account_id = ? AND kind = ?")) {
            statement.setString(1, alert.accountId().value());
            statement.setString(2, alert.kind());
            statement.executeUpdate();
        }
    }
}
