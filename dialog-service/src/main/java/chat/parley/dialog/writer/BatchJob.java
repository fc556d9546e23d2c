package chat.parley.dialog.writer;

import chat.parley.contracts.id.ConversationId;
import chat.parley.dialog.conversation.AccountPolicies;
import chat.parley.dialog.conversation.Conversation;
import chat.parley.platform.json.Json;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One batch from decision to publication: load, decide, commit, publish. The next batch is decided and committed while
 * the records of the one before are on their way, and is published after they have arrived, so that at most two
 * committed batches are not on the topics.
 */
final class BatchJob {
    private static final Logger LOG = Logger.getLogger(BatchJob.class);

    private final Map<Integer, OwnedPartition> partitions;
    private final SessionStore session;
    private final LogClient log;
    private final TakeOverJob.Acknowledgements acknowledgements;
    private final AccountPolicies policies;
    private final InstantSource clock;
    private final Interruptions interruptions;
    private final WriterWatch watch;
    private @Nullable Publication underWay;

    /** A record and what was understood of it. */
    record Received(ConsumerRecord<byte[], byte[]> record, Incoming incoming) {}

    /** Thrown within the transaction when the ledger says no. */
    private static final class FencedException extends SQLException {
        private static final long serialVersionUID = 1L;

        private final transient Set<Integer> fenced;

        FencedException(Set<Integer> fenced) {
            this.fenced = fenced;
        }
    }

    BatchJob(
            Map<Integer, OwnedPartition> partitions,
            SessionStore session,
            LogClient log,
            TakeOverJob.Acknowledgements acknowledgements,
            AccountPolicies policies,
            InstantSource clock,
            Interruptions interruptions,
            WriterWatch watch) {
        this.partitions = partitions;
        this.session = session;
        this.log = log;
        this.acknowledgements = acknowledgements;
        this.policies = policies;
        this.clock = clock;
        this.interruptions = interruptions;
        this.watch = watch;
    }

    /**
     * Handles a batch.
     *
     * @param items of owned partitions only; those of one partition in the order of their offsets
     * @throws Setback when some of it may not be committed or not be published
     */
    void handle(List<Received> items) throws Setback {
        handle(items, Batch.Treatment.DECIDE, new HashSet<>());
    }

    /** A data error is somebody's: the batch is halved until it is found, and what cannot be stored is not. */
    private void handle(List<Received> items, Batch.Treatment treatment, Set<String> buried) throws Setback {
        try {
            settle(items, treatment, buried);
        } catch (FencedException e) {
            throw new Setback(e.fenced);
        } catch (SessionStore.UnknownCommitException e) {
            throw new Setback(Setback.Reason.UNKNOWN_COMMIT, e);
        } catch (SQLException e) {
            if (!isDataError(e) || treatment == Batch.Treatment.SKIP) {
                throw new Setback(Setback.Reason.DATABASE, e);
            }
            if (items.size() > 1) {
                int half = items.size() / 2;
                handle(items.subList(0, half), treatment, buried);
                handle(items.subList(half, items.size()), treatment, buried);
            } else {
                Incoming item = items.getFirst().incoming();
                LOG.errorf(
                        "command %d-%d cannot be stored (SQLSTATE %s): %s",
                        item.partition(), item.offset(), e.getSQLState(), treatment);
                handle(
                        items,
                        treatment == Batch.Treatment.DECIDE ? Batch.Treatment.CONDEMN : Batch.Treatment.SKIP,
                        buried);
            }
        }
    }

    private void settle(List<Received> items, Batch.Treatment treatment, Set<String> buried)
            throws SQLException, Setback {
        long begun = System.nanoTime();
        List<Incoming> incoming = items.stream().map(Received::incoming).toList();
        Map<Integer, Place> places = new HashMap<>();
        Map<Integer, OnTopics> published = new HashMap<>();
        for (Incoming item : incoming) {
            OwnedPartition partition = partition(item.partition());
            places.put(partition.number, partition.place());
            published.put(partition.number, partition.published());
        }
        Knowledge knowledge = cached(incoming);
        if (treatment == Batch.Treatment.DECIDE) {
            KnowledgeStore.load(session.connection(), incoming, knowledge);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Writes writes = Batch.decide(incoming, places, knowledge, policies, Json::text, treatment, now);
        bury(items, writes.deadLetters, buried);

        interruptions.at(Step.BEFORE_LEDGER);
        session.inTransaction(connection -> {
            Set<Integer> fenced = LedgerStore.advance(connection, writes.advances.values(), published);
            if (!fenced.isEmpty()) {
                throw new FencedException(fenced);
            }
            interruptions.at(Step.AFTER_LEDGER);
            BatchStore.write(connection, writes);
            interruptions.at(Step.BEFORE_COMMIT);
            return writes;
        });
        interruptions.at(Step.AFTER_COMMIT);
        remember(writes);
        watch.rulesStopped(writes.stoppedRules);
        arrive();
        publish(writes, items.size(), begun);
    }

    /** Waits until the batch under way is on the topics; returns at once when none is. */
    void arrive() throws Setback {
        var publication = underWay;
        if (publication != null) {
            acknowledgements.await(publication.pending());
            arrived(publication);
        }
    }

    /** Notes the batch under way if it has arrived, or says that it has failed; does not wait. */
    void look() throws Setback, InterruptedException {
        var publication = underWay;
        if (publication != null && publication.pending().settled(0)) {
            arrive();
        }
    }

    /** Gives the batch under way a moment to arrive, whatever becomes of it. */
    void linger(Duration most) throws InterruptedException {
        var publication = underWay;
        if (publication != null) {
            publication.pending().settled(most.toMillis());
        }
    }

    /** Gives up the batch under way: the partitions of which it is not known whether they are on the topics. */
    Set<Integer> abandon() {
        var publication = underWay;
        underWay = null;
        return publication == null ? Set.of() : publication.partitions();
    }

    private void arrived(Publication publication) {
        underWay = null;
        interruptions.at(Step.AFTER_PUBLISH);
        publication.upTo().forEach(OwnedPartition::published);
        watch.handled(
                publication.commands(),
                publication.events(),
                Duration.ofNanos(publication.pending().lastNanos() - publication.begunNanos()));
    }

    private Knowledge cached(List<Incoming> incoming) {
        var knowledge = new Knowledge();
        for (Incoming item : incoming) {
            var meta = item.meta();
            ConversationId id = meta == null ? null : meta.conversationId();
            Conversation conversation =
                    id == null ? null : partition(item.partition()).cache.get(id);
            if (conversation != null) {
                knowledge.add(conversation);
            }
        }
        return knowledge;
    }

    /** Before the commit, so that a dead letter can be there twice, but never be missing. */
    private void bury(List<Received> items, List<Rows.DeadLetter> letters, Set<String> buried) throws Setback {
        int before = buried.size();
        for (Rows.DeadLetter letter : letters) {
            if (buried.add(letter.partition() + "-" + letter.offset())) {
                for (Received item : items) {
                    if (item.incoming().partition() == letter.partition()
                            && item.incoming().offset() == letter.offset()) {
                        LOG.errorf("command %d-%d is dead: %s", letter.partition(), letter.offset(), letter.reason());
                        acknowledgements.await(log.bury(item.record(), letter.reason()));
                    }
                }
            }
        }
        if (buried.size() > before) {
            watch.buried(buried.size() - before);
        }
    }

    private void remember(Writes writes) {
        writes.advances.forEach((number, advance) -> partition(number).committed(advance.to()));
        writes.states.values().forEach(row -> partition(row.partition()).cache.put(row.state()));
        for (Rows.TimerRow row : writes.timers) {
            var timer = row.timer();
            if (timer != null) {
                partition(row.partition()).timerSet(timer.due());
            }
        }
    }

    private void publish(Writes writes, int commands, long begun) {
        var rows = new ArrayList<Rows.Published>(writes.events.size() + writes.outcomes.size());
        rows.addAll(writes.events);
        rows.addAll(writes.outcomes);
        Map<OwnedPartition, Place> upTo = new HashMap<>();
        writes.advances.forEach((number, advance) -> upTo.put(partition(number), advance.to()));
        underWay = new Publication(log.publish(rows), upTo, commands, writes.events.size(), begun);
    }

    /** A partition can only leave during a wait; then the batch is over for this process. */
    private OwnedPartition partition(int number) {
        OwnedPartition partition = partitions.get(number);
        if (partition == null) {
            throw new IllegalStateException("partition " + number + " is not here any more");
        }
        return partition;
    }

    private static boolean isDataError(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23");
            }
        }
        return false;
    }
}
