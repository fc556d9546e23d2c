package chat.parley.ingest.installation;

import chat.parley.persistence.TransactionStore;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;

/** Work that one replica at a time may do: whoever has the lease, until it runs out or is given back. */
public final class LeaseStore {
    private final TransactionStore transactions;
    private final String holder;

    /** @param holder names this process, unlike any other */
    public LeaseStore(TransactionStore transactions, String holder) {
        this.transactions = transactions;
        this.holder = holder;
    }

    /** Takes or renews a lease; false while somebody else has it. */
    public boolean take(String name, Instant now, Duration life) {
        return transactions.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO lease (name, holder, ends_at)"
                    + " VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET holder = excluded.holder,"
                    + " ends_at = excluded.ends_at WHERE lease.holder = excluded.holder OR lease.ends_at < ?")) {
                statement.setString(1, name);
                statement.setString(2, holder);
                statement.setTimestamp(3, Timestamp.from(now.plus(life)));
                statement.setTimestamp(4, Timestamp.from(now));
                return statement.executeUpdate() == 1;
            }
        });
    }

    /** Gives a lease back, if it is held here. */
    public void giveBack(String name) {
        transactions.run(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM lease WHERE name = ? AND holder = ?")) {
                statement.setString(1, name);
                statement.setString(2, holder);
                return statement.executeUpdate();
            }
        });
    }
}
