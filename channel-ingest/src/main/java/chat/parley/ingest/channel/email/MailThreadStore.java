package chat.parley.ingest.channel.email;

import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.persistence.TransactionStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;

/** Remembers exchanges of mails in the database. */
public final class MailThreadStore implements MailThreads {
    private final TransactionStore transactions;
    private final InstantSource clock;

    public MailThreadStore(TransactionStore transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void note(ChannelConnection connection, String address, String id, String subject) {
        transactions.run(sql -> {
            MailThread before = find(sql, connection, address);
            MailThread now = before.with(id, subject);
            return now.equals(before) ? 0 : save(sql, connection, address, now);
        });
    }

    @Override
    public MailThread find(ChannelConnection connection, String address) {
        return transactions.run(sql -> find(sql, connection, address));
    }

    private static MailThread find(Connection sql, ChannelConnection connection, String address) throws SQLException {
        try (PreparedStatement statement = sql.prepareStatement("SELECT subject, ids FROM mail_thread"
                + " WHERE account_id = ? AND channel_id = ? AND address = ? FOR UPDATE")) {
            statement.setString(1, connection.accountId().value());
            statement.setString(2, connection.channelId().value());
            statement.setString(3, address);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new MailThread(
                                row.getString(1), List.of(row.getString(2).split(" ", -1)))
                        : MailThread.NONE;
            }
        }
    }

    private int save(Connection sql, ChannelConnection connection, String address, MailThread thread)
            throws SQLException {
        try (PreparedStatement statement = sql.prepareStatement("INSERT INTO mail_thread (account_id, channel_id,"
                + " address, subject, ids, changed_at) VALUES (?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (account_id, channel_id, address) DO UPDATE SET subject = excluded.subject,"
                + " ids = excluded.ids, changed_at = excluded.changed_at")) {
            statement.setString(1, connection.accountId().value());
            statement.setString(2, connection.channelId().value());
            statement.setString(3, address);
            statement.setString(4, thread.subject());
            statement.setString(5, String.join(" ", thread.ids()));
            statement.setTimestamp(6, Timestamp.from(clock.instant()));
            return statement.executeUpdate();
        }
    }
}
