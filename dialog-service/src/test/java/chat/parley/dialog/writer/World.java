package chat.parley.dialog.writer;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.contracts.topic.Topic;
import chat.parley.dialog.conversation.AccountPolicies;
import chat.parley.dialog.conversation.AccountPolicy;
import chat.parley.platform.kafka.CommandSender;
import chat.parley.testkit.TestDatabase;
import chat.parley.testkit.TestKafka;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A broker and a database of one's own, and writers in them that can be killed. */
final class World implements AutoCloseable {
    static final AccountId ACCOUNT = new AccountId("acme");

    final TestKafka kafka;
    final TestDatabase database;
    final int partitions;
    final CommandSender sender;
    private final List<Writer> writers = new ArrayList<>();

    World(int partitions) {
        this.partitions = partitions;
        kafka = TestKafka.fresh(partitions);
        database = TestDatabase.fresh("writer");
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
        sender = CommandSender.connect(kafka.servers(), "test");
    }

    /** An operator of whom the settings cannot say whether they exist, until the world is repaired. */
    static final String UNTHINKABLE = "unthinkable";

    volatile boolean repaired;

    /** The account's settings; zero for no timer. */
    AccountPolicies policies(Duration firstReply, Duration idle) {
        return account -> account.equals(ACCOUNT) ? new Policy(firstReply, idle) : null;
    }

    private final class Policy implements AccountPolicy {
        private final Duration firstReply;
        private final Duration idle;

        Policy(Duration firstReply, Duration idle) {
            this.firstReply = firstReply;
            this.idle = idle;
        }

        @Override
        public Duration firstReplyAfter() {
            return firstReply;
        }

        @Override
        public Duration idleCloseAfter() {
            return idle;
        }

        @Override
        public String busyText() {
            return "All operators are busy";
        }

        @Override
        public boolean hasOperator(OperatorId operatorId) {
            if (operatorId.value().equals(UNTHINKABLE) && !repaired) {
                throw new IllegalStateException("unthinkable");
            }
            return true;
        }

        @Override
        public String operatorName(OperatorId operatorId) {
            return operatorId.value();
        }

        @Override
        public boolean hasDepartment(DepartmentId departmentId) {
            return true;
        }

        @Override
        public TimeSetting.Distribution distribution() {
            return TimeSetting.Distribution.unsaved(World.ACCOUNT);
        }

        @Override
        public TimeSetting.Times times() {
            return TimeSetting.Times.unsaved(World.ACCOUNT);
        }

        @Override
        public boolean assignsAutomatically(@Nullable DepartmentId departmentId) {
            return true;
        }

        @Override
        public int limitOf(OperatorId operatorId) {
            return 5;
        }

        @Override
        public boolean speaks(String language) {
            return true;
        }
    }

    DataSource source() {
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source;
    }

    /** A writer on fixed partitions, without a group. */
    WriterConfig config(Set<Integer> fixed) {
        return new WriterConfig(
                kafka.servers(),
                "0",
                partitions,
                fixed,
                Duration.ofSeconds(4),
                1_000,
                10_000,
                Duration.ofSeconds(30),
                Duration.ofSeconds(1));
    }

    Set<Integer> allPartitions() {
        var all = new java.util.TreeSet<Integer>();
        for (int i = 0; i < partitions; i++) {
            all.add(i);
        }
        return all;
    }

    Writer start(WriterConfig config, DataSource source, AccountPolicies policies, Interruptions interruptions) {
        var writer = new Writer(new CommandConsumer(
                config, source, policies, InstantSource.system(), interruptions, WriterWatch.NOBODY));
        writers.add(writer);
        return writer;
    }

    Writer start() {
        return start(config(allPartitions()), source(), policies(Duration.ZERO, Duration.ZERO), Interruptions.NONE);
    }

    void stopAll() {
        writers.forEach(Writer::stop);
        writers.clear();
    }

    /** A writer on a thread of its own. */
    static final class Writer {
        final CommandConsumer consumer;
        final CompletableFuture<Throwable> ended = new CompletableFuture<>();
        private final Thread thread;

        Writer(CommandConsumer consumer) {
            this.consumer = consumer;
            this.thread = Thread.ofPlatform().daemon().name("writer").start(() -> {
                try {
                    consumer.run();
                    ended.complete(null);
                } catch (Throwable e) {
                    ended.complete(e);
                }
            });
        }

        boolean alive() {
            return !ended.isDone();
        }

        void stop() {
            consumer.close();
            try {
                thread.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Sends without waiting; {@link #flush} waits for all. */
    void send(DialogCommand command) {
        sent.add(sender.send(command).toCompletableFuture());
    }

    private final List<CompletableFuture<Void>> sent = new ArrayList<>();

    void flush() {
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        sent.clear();
    }

    /** Asked again and again while a test waits, so it has a connection of its own. */
    synchronized long number(String sql) {
        try {
            if (asking == null) {
                asking = database.connect();
            }
            try (Statement statement = asking.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection asking;

    /** Commands handled so far, in all partitions, the timers' own included. */
    long handled() {
        return number("SELECT COALESCE(sum(next_offset), 0) FROM ledger");
    }

    void awaitHandled(long records) {
        org.awaitility.Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(60))
                .until(() -> handled() >= records);
    }

    void execute(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a writer in the group does, once a second. */
    void report(int partition, long offset) throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.servers()))) {
            var place = new TopicPartition(Topic.COMMANDS.name(), partition);
            admin.alterConsumerGroupOffsets(GroupConsumer.GROUP, Map.of(place, new OffsetAndMetadata(offset)))
                    .all()
                    .get();
        }
    }

    /** All records of these topics are too old. */
    void expire(Topic... topics) throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.servers()))) {
            var all = new HashMap<TopicPartition, RecordsToDelete>();
            for (Topic topic : topics) {
                for (int partition = 0; partition < partitions; partition++) {
                    all.put(new TopicPartition(topic.name(), partition), RecordsToDelete.beforeOffset(-1));
                }
            }
            admin.deleteRecords(all).all().get();
        }
    }

    @Override
    public void close() {
        stopAll();
        sender.close();
        if (asking != null) {
            try {
                asking.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        kafka.close();
    }
}
