package chat.parley.dialog.writer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The ledger: who owns a partition and how far it is. Its row is the fence of every transaction. */
final class LedgerStore {
    /** Made when a partition is taken over for the first time: nothing handled, nothing published. */
    private static final String CREATE =
            "INSERT INTO ledger VALUES (?, 0, 0, 0, 0, 0, 0, ?, ?, ?, ?, ?)" + " ON CONFLICT (partition) DO NOTHING";

    private static final String TAKE = "UPDATE ledger SET epoch = epoch + 1, taken_over_at = ? WHERE partition = ?"
            + " RETURNING epoch, next_offset, position, outcome_position, published_position,"
            + " published_outcome_position, commands_topic_id, events_topic_id, outcomes_topic_id, partition_count";

    private static final String ADVANCE = "UPDATE ledger SET next_offset = ?, position = ?, outcome_position = ?,"
            + " published_position = ?, published_outcome_position = ?"
            + " WHERE partition = ? AND epoch = ? AND next_offset = ?";

    private LedgerStore() {}

    /** A partition as its new owner finds it. */
    record Taken(Place place, OnTopics published) {}

    /**
     * Makes the caller the owner. Waits for a transaction that a former owner has open; it cannot commit another one
     * afterwards.
     *
     * @throws WrongTopicsException when the ledger belongs to other topics; then nothing has changed
     */
    static Taken takeOver(Connection connection, int partition, TopicIdentity topics, Instant now) throws SQLException {
        var at = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        try (PreparedStatement create = connection.prepareStatement(CREATE);
                PreparedStatement take = connection.prepareStatement(TAKE)) {
            create.setInt(1, partition);
            create.setString(2, topics.commandsId());
            create.setString(3, topics.eventsId());
            create.setString(4, topics.outcomesId());
            create.setInt(5, topics.partitions());
            create.setObject(6, at);
            create.executeUpdate();
            take.setObject(1, at);
            take.setInt(2, partition);
            try (ResultSet row = take.executeQuery()) {
                row.next();
                requireSame(
                        partition,
                        new TopicIdentity(row.getString(7), row.getString(8), row.getString(9), row.getInt(10)),
                        topics);
                return new Taken(
                        new Place(partition, row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                        new OnTopics(row.getLong(5), row.getLong(6)));
            }
        }
    }

    /** Whether {@code place} is still its owner's. */
    static boolean stillOwned(Connection connection, Place place) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT 1 FROM ledger WHERE partition = ? AND epoch = ?")) {
            statement.setInt(1, place.partition());
            statement.setLong(2, place.epoch());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void requireSame(int partition, TopicIdentity ledger, TopicIdentity topics) {
        if (!ledger.equals(topics)) {
            throw new WrongTopicsException("the ledger of partition " + partition + " belongs to " + ledger
                    + ", but the broker has " + topics + ": topics were made anew, or this is another database or"
                    + " broker");
        }
    }

    /**
     * The first statement of every transaction of a batch, partitions in ascending order.
     *
     * @return the partitions that somebody else owns by now or that are not where the caller thinks; empty when all is
     *     well
     */
    static Set<Integer> advance(
            Connection connection, Collection<Writes.Advance> advances, Map<Integer, OnTopics> published)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            for (Writes.Advance advance : advances) {
                Place from = advance.from();
                Place to = advance.to();
                OnTopics known = published.getOrDefault(from.partition(), new OnTopics(0, 0));
                statement.setLong(1, to.nextOffset());
                statement.setLong(2, to.position());
                statement.setLong(3, to.outcomePosition());
                statement.setLong(4, known.position());
                statement.setLong(5, known.outcomePosition());
                statement.setInt(6, from.partition());
                statement.setLong(7, from.epoch());
                statement.setLong(8, from.nextOffset());
                statement.addBatch();
            }
            int[] changed = statement.executeBatch();
            Set<Integer> fenced = new TreeSet<>();
            int i = 0;
            for (Writes.Advance advance : advances) {
                if (changed[i++] != 1) {
                    fenced.add(advance.from().partition());
                }
            }
            return fenced;
        }
    }
}
