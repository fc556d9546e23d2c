package chat.parley.dialog.writer;

import chat.parley.contracts.topic.Topic;
import chat.parley.dialog.conversation.AccountPolicies;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** One membership of the group: polls, takes over what it is given, and handles batches until something breaks. */
final class OwnerConsumer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OwnerConsumer.class);
    /** A changed setting is seen after it at the latest. */
    private static final Duration LONGEST_POLL = Duration.ofMillis(500);

    private static final long ACK_SLICE_MILLIS = 200;
    private static final Duration LAST_ARRIVALS = Duration.ofSeconds(2);

    private final WriterConfig config;
    private final InstantSource clock;
    private final Interruptions interruptions;
    private final WriterWatch watch;
    private final WriterStatus status;
    private final Map<Integer, OwnedPartition> partitions = new TreeMap<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final SessionStore session;
    private final LogClient log;
    private final TopicClient topics;
    private final IntakeConsumer intake;
    private final BatchJob batches;
    private final TakeOverJob takeOvers;
    private final TimerJob timers;
    private final PlanJob plans;
    private final TopicIdentity identity;
    private final ReportClient reports;
    private int departures;

    OwnerConsumer(
            WriterConfig config,
            DataSource database,
            AccountPolicies policies,
            InstantSource clock,
            Interruptions interruptions,
            WriterWatch watch,
            WriterStatus status)
            throws InterruptedException {
        this.config = config;
        this.clock = clock;
        this.interruptions = interruptions;
        this.watch = watch;
        this.status = status;
        this.topics = new TopicClient(config);
        this.identity = topics.identity();
        this.session = new SessionStore(database);
        this.log = new LogClient(config, interruptions);
        this.intake = new IntakeConsumer(config.partitionCount());
        this.takeOvers = new TakeOverJob(session, topics, log, this::await, clock, interruptions);
        this.timers = new TimerJob(session, log, this::await, clock, config.timerPatience(), interruptions);
        this.plans = new PlanJob(session, policies, clock);
        this.batches = new BatchJob(partitions, session, log, this::await, policies, clock, interruptions, watch);
        this.consumer = GroupConsumer.of(config);
        this.reports = new ReportClient(config, consumer, status);
    }

    /** Joins the group, or takes the partitions it was told to. */
    void join() {
        if (config.fixedPartitions().isEmpty()) {
            consumer.subscribe(List.of(Topic.COMMANDS.name()), new Assignments());
        } else {
            var fixed = config.fixedPartitions().stream()
                    .map(OwnerConsumer::commands)
                    .toList();
            consumer.assign(fixed);
            arrived(fixed);
        }
    }

    /** One turn of the loop. */
    void turn() throws InterruptedException {
        interruptions.at(Step.BEFORE_POLL);
        lookAtPublication();
        takeOverArrived();
        sendTimers();
        resumeOwned();
        reports.tell(partitions.values());
        var items = new ArrayList<BatchJob.Received>();
        try {
            var records = consumer.poll(untilNextDuty());
            interruptions.at(Step.AFTER_POLL);
            for (OwnedPartition partition : partitions.values()) {
                if (partition.state() == OwnedPartition.State.OWNED) {
                    records.records(commands(partition.number))
                            .forEach(record -> items.add(new BatchJob.Received(record, intake.read(record))));
                }
            }
        } catch (OffsetOutOfRangeException e) {
            LOG.errorf("commands have expired or were lost: %s", e.offsetOutOfRangePartitions());
            e.offsetOutOfRangePartitions().keySet().forEach(place -> setBack(place.partition(), Duration.ZERO));
        }
        if (!items.isEmpty()) {
            try {
                batches.handle(items);
            } catch (Setback e) {
                setBack(
                        items.stream()
                                .map(item -> item.incoming().partition())
                                .distinct()
                                .toList(),
                        e);
            }
        }
    }

    /** A batch that did not reach the topics is taken over anew, and what is behind it must not leave before. */
    private void lookAtPublication() throws InterruptedException {
        long now = System.nanoTime();
        try {
            if (partitions.values().stream().anyMatch(partition -> partition.toBeTakenOver(now))) {
                // What a take-over finds missing on the topics it publishes; not what is about to arrive.
                batches.arrive();
            } else {
                batches.look();
            }
        } catch (Setback e) {
            setBack(List.of(), e);
        }
    }

    private void takeOverArrived() {
        for (OwnedPartition partition : List.copyOf(partitions.values())) {
            if (!partition.toBeTakenOver(System.nanoTime()) || partitions.get(partition.number) != partition) {
                continue;
            }
            try {
                var result = takeOvers.takeOver(partition.number, identity);
                consumer.seek(commands(partition.number), result.place().nextOffset());
                partition.takenOver(result.place(), result.firstTimer());
                watch.takenOver(partition.number, result.republished());
                LOG.infof(
                        "partition %d taken over in epoch %d at command %d, position %d; %d records republished",
                        partition.number,
                        result.place().epoch(),
                        result.place().nextOffset(),
                        result.place().position(),
                        result.republished());
            } catch (MisfitException e) {
                LOG.errorf("partition %d is stopped: %s", partition.number, e.getMessage());
                partition.stop(String.valueOf(e.getMessage()), System.nanoTime());
            } catch (SQLException e) {
                setBack(List.of(partition.number), new Setback(Setback.Reason.DATABASE, e));
                // The others would only wait for the same database, one after the other.
                break;
            } catch (Setback e) {
                setBack(List.of(partition.number), e);
            }
        }
        if (partitions.values().stream().allMatch(p -> p.state() == OwnedPartition.State.OWNED)) {
            topics.rest();
        }
    }

    private void sendTimers() {
        for (OwnedPartition partition : List.copyOf(partitions.values())) {
            if (partition.state() != OwnedPartition.State.OWNED) {
                continue;
            }
            try {
                plans.look(partition);
                Instant next = partition.nextTimer();
                if (next != null && !next.isAfter(clock.instant())) {
                    partition.nextTimer(timers.send(partition.number));
                }
            } catch (SQLException e) {
                setBack(List.of(partition.number), new Setback(Setback.Reason.DATABASE, e));
            } catch (Setback e) {
                setBack(List.of(partition.number), e);
            }
        }
    }

    /** Waits for acks; goes on telling the group that this process lives, for as long as the broker takes. */
    private void await(Pending pending) throws Setback {
        int before = departures;
        try {
            while (!pending.settled(ACK_SLICE_MILLIS)) {
                consumer.pause(consumer.assignment());
                consumer.poll(Duration.ZERO);
                status.turn();
                if (departures != before) {
                    throw new Setback(Setback.Reason.PUBLISH, new IllegalStateException("partitions left meanwhile"));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Setback(Setback.Reason.PUBLISH, e);
        }
        Exception failure = pending.failure();
        if (failure != null) {
            throw new Setback(Setback.Reason.PUBLISH, failure);
        }
    }

    private void setBack(Collection<Integer> concerned, Setback setback) {
        Set<Integer> numbers = new TreeSet<>(concerned);
        if (setback.reason() == Setback.Reason.PUBLISH) {
            // The producer goes, and with it what was still on its way.
            numbers.addAll(batches.abandon());
        }
        watch.setBack(setback.reason().word());
        LOG.warnf("partitions %s are set back: %s", numbers, cause(setback));
        switch (setback.reason()) {
            case PUBLISH -> log.reset();
            case DATABASE, UNKNOWN_COMMIT -> session.drop();
            case FENCED -> {}
        }
        for (int number : numbers) {
            // Who was fenced lets the group speak first: most likely the partition is somebody else's by now.
            boolean fenced = setback.fenced().contains(number);
            setBack(number, fenced ? config.session().multipliedBy(3).dividedBy(8) : Duration.ZERO);
        }
    }

    private static String cause(Setback setback) {
        Throwable cause = setback.getCause();
        String what = setback.reason().word();
        return cause == null
                ? what
                : what + ", " + cause.getClass().getName()
                        + (cause instanceof SQLException sql ? " " + sql.getSQLState() : "");
    }

    private void setBack(int number, Duration atLeast) {
        OwnedPartition partition = partitions.get(number);
        if (partition != null) {
            partition.setBack(System.nanoTime(), atLeast, config.longestBackOff());
            consumer.pause(List.of(commands(number)));
        }
    }

    /** Waiting for acks pauses everything; what is owned goes on. */
    private void resumeOwned() {
        consumer.resume(partitions.values().stream()
                .filter(partition -> partition.state() == OwnedPartition.State.OWNED)
                .map(partition -> commands(partition.number))
                .toList());
    }

    private Duration untilNextDuty() {
        Duration wait = LONGEST_POLL;
        for (OwnedPartition partition : partitions.values()) {
            Instant timer = partition.nextTimer();
            Duration until = LONGEST_POLL;
            if (partition.state() != OwnedPartition.State.OWNED) {
                until = partition.untilRetry(System.nanoTime());
            } else if (timer != null) {
                until = Duration.between(clock.instant(), timer);
            }
            wait = until.compareTo(wait) < 0 ? until : wait;
        }
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    static TopicPartition commands(int partition) {
        return new TopicPartition(Topic.COMMANDS.name(), partition);
    }

    /** They stay paused until they are taken over; the seek only keeps the consumer from asking for an offset. */
    private void arrived(Collection<TopicPartition> places) {
        consumer.pause(places);
        for (TopicPartition place : places) {
            consumer.seek(place, 0);
            int most = Math.max(100, config.cachedConversations() / config.partitionCount());
            partitions.put(place.partition(), new OwnedPartition(place.partition(), most, System.nanoTime()));
            status.set(place.partition(), new WriterStatus.Partition(false, "", 0, 0, 0, 0));
        }
    }

    private void left(Collection<TopicPartition> places) {
        departures++;
        for (TopicPartition place : places) {
            partitions.remove(place.partition());
            status.remove(place.partition());
        }
    }

    private final class Assignments implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> places) {
            arrived(places);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> places) {
            try {
                // The next owner would publish again what is about to arrive.
                batches.linger(LAST_ARRIVALS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            left(places);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> places) {
            left(places);
        }
    }

    /** Ends a poll that is under way; callable from any thread. */
    void wakeUp() {
        consumer.wakeup();
    }

    /** Leaves the group, so that another owner need not wait for a session to end. */
    void drain() throws InterruptedException {
        batches.linger(LAST_ARRIVALS);
        lookAtPublication();
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(3))
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    /** Drops everything as it is, as a kill would; a process of the same slot resumes without a rebalance. */
    @Override
    public void close() {
        log.close();
        topics.close();
        session.close();
        consumer.close(CloseOptions.timeout(Duration.ZERO)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
        partitions.clear();
    }
}
