package chat.parley.persistence;

import chat.parley.platform.kafka.PositionFilter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/** How far each partition of the event log is read, in the service's table {@code feed_position}. */
public final class ReadPositionStore {
    private ReadPositionStore() {}

    /**
     * Lets {@code filter} go on where the last transaction ended, and keeps everybody else off these partitions until
     * this one ends.
     */
    public static void resume(Connection connection, Collection<Integer> partitions, PositionFilter filter)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO feed_position (partition) VALUES (?) ON CONFLICT DO NOTHING");
                PreparedStatement select = connection.prepareStatement(
                        "SELECT position FROM feed_position WHERE partition = ? FOR UPDATE")) {
            // In one order everywhere, so that nobody waits for somebody who waits for them.
            for (int partition : partitions.stream().sorted().toList()) {
                insert.setInt(1, partition);
                insert.executeUpdate();
                select.setInt(1, partition);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    long position = row.getLong(1);
                    if (!row.wasNull()) {
                        filter.resume(partition, position);
                    }
                }
            }
        }
    }

    /** Notes how far these partitions are read now. */
    public static void note(Connection connection, Collection<Integer> partitions, PositionFilter filter)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE feed_position SET position = ? WHERE partition = ?")) {
            for (int partition : partitions) {
                if (filter.greatest(partition) >= 0) {
                    statement.setLong(1, filter.greatest(partition));
                    statement.setInt(2, partition);
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }
}
