package chat.parley.dialog.writer;

import chat.parley.contracts.topic.Topic;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes this process the owner of a partition: fences whoever had it, publishes what they had committed and not
 * published, and says where to go on.
 */
final class TakeOverJob {
    private static final int PAGE = 1_000;

    private final SessionStore session;
    private final TopicClient topics;
    private final LogClient log;
    private final Acknowledgements acknowledgements;
    private final InstantSource clock;
    private final Interruptions interruptions;

    /** Waits until records have arrived, without losing this process's place in the group. */
    @FunctionalInterface
    interface Acknowledgements {
        void await(Pending pending) throws Setback;
    }

    /**
     * What a new owner starts with.
     *
     * @param republished how many records the topics had missed
     * @param firstTimer when the next timer is to be sent; null for none
     */
    record Result(Place place, int republished, @Nullable Instant firstTimer) {}

    TakeOverJob(
            SessionStore session,
            TopicClient topics,
            LogClient log,
            Acknowledgements acknowledgements,
            InstantSource clock,
            Interruptions interruptions) {
        this.session = session;
        this.topics = topics;
        this.log = log;
        this.acknowledgements = acknowledgements;
        this.clock = clock;
        this.interruptions = interruptions;
    }

    /**
     * Takes a partition over.
     *
     * @throws MisfitException when ledger and topics do not fit together
     * @throws WrongTopicsException when they are not the ledger's topics
     */
    Result takeOver(int partition, TopicIdentity identity) throws SQLException, Setback {
        interruptions.at(Step.TAKE_OVER_BEGUN);
        var taken = session.inTransaction(
                connection -> LedgerStore.takeOver(connection, partition, identity, clock.instant()));
        interruptions.at(Step.TAKE_OVER_FENCED);
        Place place = taken.place();
        var published = taken.published();
        // Looked at after the bump: nothing that a former owner could still commit is missed.
        var extent = topics.extent(partition);
        requireCommands(place, extent.of(Topic.COMMANDS));
        requireNoneHandledAfter(place);
        long events = topics.lastPosition(extent, Topic.EVENTS, published.position());
        long outcomes = topics.lastPosition(extent, Topic.OUTCOMES, published.outcomePosition());
        requireNotAhead(Topic.EVENTS, place, events, place.position());
        requireNotAhead(Topic.OUTCOMES, place, outcomes, place.outcomePosition());
        interruptions.at(Step.TAKE_OVER_COMPARED);
        int republished = republishEvents(partition, events, place.position())
                + republishOutcomes(partition, outcomes, place.outcomePosition());
        interruptions.at(Step.TAKE_OVER_PUBLISHED);
        var next = TimerStore.next(session.connection(), List.of(partition)).get(partition);
        return new Result(place, republished, next);
    }

    /** The commands that are to be handled next must still be there, and must have been there. */
    private static void requireCommands(Place place, TopicClient.Bounds bounds) {
        boolean untouched = place.nextOffset() == 0 && place.outcomePosition() == 0;
        if (untouched && bounds.begin() > 0) {
            throw new MisfitException("the first " + bounds.begin() + " commands of partition " + place.partition()
                    + " have expired before anybody handled them");
        }
        if (place.nextOffset() < bounds.begin()) {
            throw new MisfitException("commands " + place.nextOffset() + " to " + (bounds.begin() - 1)
                    + " of partition " + place.partition() + " have expired before they were handled");
        }
        if (place.nextOffset() > bounds.end()) {
            throw new MisfitException("the ledger of partition " + place.partition() + " is at command "
                    + place.nextOffset() + ", but the topic ends at " + bounds.end() + ": the broker lost commands");
        }
    }

    /** Where all events have expired, only this still tells of commits that the database has lost. */
    private void requireNoneHandledAfter(Place place) throws SQLException, Setback {
        long reported = topics.reported(place.partition());
        if (reported <= place.nextOffset()) {
            return;
        }
        if (!LedgerStore.stillOwned(session.connection(), place)) {
            throw new Setback(Set.of(place.partition()));
        }
        throw new MisfitException("commands of partition " + place.partition() + " were handled up to " + reported
                + ", ahead of the store at " + place.nextOffset() + ": the database lost commits. Heal it first");
    }

    private void requireNotAhead(Topic topic, Place place, long onTopic, long inLedger) throws SQLException, Setback {
        if (onTopic <= inLedger) {
            return;
        }
        // Looked at last: a successor may have gone on while this process stood still between ledger and topic.
        if (!LedgerStore.stillOwned(session.connection(), place)) {
            throw new Setback(Set.of(place.partition()));
        }
        throw new MisfitException("partition " + place.partition() + " of " + topic.name() + " is at position "
                + onTopic + ", ahead of the store at " + inLedger + ": the database lost commits. Heal it first");
    }

    private int republishEvents(int partition, long after, long upTo) throws SQLException, Setback {
        int republished = 0;
        long last = after;
        while (last < upTo) {
            var rows = OutboxStore.events(session.connection(), partition, last, PAGE);
            last = requireNext(rows, last);
            acknowledgements.await(log.publish(rows));
            republished += rows.size();
        }
        return republished;
    }

    private int republishOutcomes(int partition, long after, long upTo) throws SQLException, Setback {
        int republished = 0;
        long last = after;
        while (last < upTo) {
            var rows = OutboxStore.outcomes(session.connection(), partition, last, PAGE);
            last = requireNext(rows, last);
            acknowledgements.await(log.publish(rows));
            republished += rows.size();
        }
        return republished;
    }

    /** Checks that nothing is missing, and gives the last position. */
    private static long requireNext(List<? extends Rows.Published> rows, long last) {
        long expected = last;
        for (Rows.Published row : rows) {
            if (row.position() != ++expected) {
                throw new MisfitException(
                        "position " + expected + " of partition " + row.partition() + " is missing in the store");
            }
        }
        if (expected == last) {
            throw new MisfitException("the store ends at position " + last + ", before its ledger");
        }
        return expected;
    }
}
