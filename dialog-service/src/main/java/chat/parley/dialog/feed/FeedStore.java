package chat.parley.dialog.feed;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads events by position. */
@Singleton
public class FeedStore {
    private final DataSource database;

    FeedStore(DataSource database) {
        this.database = database;
    }

    /** @param body as it was published */
    public record Positioned(long position, String body) {}

    /** @param last the partition's greatest position; 0 while it has no events */
    public record Stretch(List<Positioned> events, long last) {}

    /** The events of a partition after a position, in order. */
    public Stretch after(int partition, long position, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement events = connection.prepareStatement("SELECT position, payload FROM event"
                        + " WHERE partition = ? AND position > ? ORDER BY position LIMIT ?");
                PreparedStatement ledger =
                        connection.prepareStatement("SELECT position FROM ledger WHERE partition = ?")) {
            events.setInt(1, partition);
            events.setLong(2, position);
            events.setInt(3, limit);
            var found = new ArrayList<Positioned>();
            try (ResultSet row = events.executeQuery()) {
                while (row.next()) {
                    found.add(new Positioned(row.getLong(1), row.getString(2)));
                }
            }
            // Asked second, so that it is never less than what was found.
            ledger.setInt(1, partition);
            try (ResultSet row = ledger.executeQuery()) {
                return new Stretch(found, row.next() ? row.getLong(1) : 0);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the events cannot be read", e);
        }
    }
}
