package chat.parley.routing.board;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.routing.RoutingConfigs;
import chat.parley.routing.presence.PresenceLogClient;
import chat.parley.testkit.DialogStory;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.TopicWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology on a real broker: aborted transactions, and a second process that has nothing but the changelogs. */
@Tag("N-05")
@Tag("N-12")
class ExactlyOnceIT {
    private static final int PARTITIONS = 3;

    private final Fixtures fixtures = Fixtures.unique();
    private final SampleAccount acme = fixtures.acme();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger failures = new AtomicInteger();
    private MissedEvents missed = (partition, first, last) -> List.of();
    private TestKafka kafka;
    private Admin admin;
    private TopicWriter log;
    private TopicProbe decisions;
    private KafkaStreams streams;
    private RekeyJob rekey;

    @TempDir
    Path directory;

    @BeforeEach
    void anAccountWithAnnWhoIsOnline() throws Exception {
        kafka = TestKafka.fresh(PARTITIONS);
        admin = Admin.create(Map.of("bootstrap.servers", kafka.servers()));
        OwnTopicsClient.ensure(admin, PARTITIONS);
        log = new TopicWriter(kafka.servers());
        decisions = TopicProbe.fromBeginning(kafka.servers(), Topic.DECISIONS);
        acme.settings().forEach(log::setting);
        log.presence(online(acme.ann()));
    }

    @AfterEach
    void close() {
        rekey.close();
        streams.close(Duration.ofSeconds(5));
        decisions.close();
        log.close();
        admin.close();
        kafka.close();
    }

    @Test
    void anotherProcessGoesOnWithWhatTheFirstHadReserved() {
        var dialogs = dialogs(5);
        starts("first");
        dialogs.forEach(dialog -> log.event(dialog.queued(QueueReason.OPENED)));
        await(5);

        rekey.close();
        streams.close(new KafkaStreams.CloseOptions().leaveGroup(true).timeout(Duration.ofSeconds(5)));
        starts("second");
        var later = fixtures.story(fixtures.aThread());
        log.event(later.queued(QueueReason.OPENED));

        assertThat(verdicts(dialogs))
                .filteredOn(Verdict.Assign.class::isInstance)
                .hasSize(3);
        var last = await(6).getLast();
        assertThat(last.dialogId()).isEqualTo(later.dialogId());
        assertThat(last.verdict()).isEqualTo(new Verdict.Wait());
        assertThat(last.candidates().get(1).load()).isEqualTo(3);
        assertThat(decisions.all())
                .as("an account's decisions in their order")
                .extracting(TopicProbe.Seen::partition)
                .containsOnly(decisions.all().getFirst().partition());
    }

    @Test
    void anAbortedTransactionLeavesNothingBehindAndNothingIsDecidedTwice() {
        var first = fixtures.story(fixtures.aThread());
        var lost = new DialogStory[] {fixtures.story(first.thread())};
        missed = (partition, from, to) -> {
            if (failures.incrementAndGet() <= 3) {
                throw new UncheckedIOException(new IOException("the store is away"));
            }
            return List.of(new MissedEvents.Found(2, lost[0].queued(QueueReason.OPENED)));
        };
        starts("first");
        log.event(first.queued(QueueReason.OPENED));
        await(1);

        var after = fixtures.story(first.thread());
        writeWithPosition(after.queued(QueueReason.OPENED), 3);

        var made = await(3);
        assertThat(made)
                .extracting(RoutingDecision::dialogId)
                .containsExactly(first.dialogId(), lost[0].dialogId(), after.dialogId());
        assertThat(made.getLast().candidates().get(1).load()).isEqualTo(2);
        assertThat(failures).hasValueGreaterThan(3);
    }

    private List<DialogStory> dialogs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> fixtures.story(fixtures.aThread()))
                .toList();
    }

    private List<RoutingDecision> await(int count) {
        return decisions.await(count, seen -> true, Duration.ofSeconds(30)).stream()
                .map(seen -> seen.as(RoutingDecision.class))
                .toList();
    }

    private List<Verdict> verdicts(List<DialogStory> dialogs) {
        var ids = dialogs.stream().map(DialogStory::dialogId).toList();
        return await(5).stream()
                .filter(d -> ids.contains(d.dialogId()))
                .map(RoutingDecision::verdict)
                .toList();
    }

    private void writeWithPosition(DialogEvent event, long position) {
        var key = event.meta().conversationId().value();
        log.raw(
                Topic.EVENTS,
                log.ofConversation(Topic.EVENTS, key),
                key,
                Map.of(Headers.POSITION, Long.toString(position), Headers.TYPE, "chat.parley.DialogQueued"),
                Json.bytes(event));
    }

    private void starts(String process) {
        var config = RoutingConfigs.of(kafka.servers(), process, directory.resolve(process));
        var board = new BoardTopology(
                new PresenceLogClient(admin, StreamsJob.APPLICATION),
                place -> {},
                meters,
                InstantSource.system(),
                () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        streams = new KafkaStreams(board.build(), TopologyConfig.of(config, StreamsJob.APPLICATION), board.clients());
        streams.setUncaughtExceptionHandler(failure -> StreamThreadExceptionResponse.REPLACE_THREAD);
        streams.start();
        rekey = new RekeyJob(config, PARTITIONS, () -> new RekeyConsumer(missed, meters));
        rekey.start();
    }

    private static PresenceLease online(Setting.Operator operator) {
        return new PresenceLease(
                operator.accountId(),
                operator.operatorId(),
                new DeviceId("laptop"),
                PresenceStatus.ONLINE,
                Duration.ofMinutes(10).toMillis());
    }
}
