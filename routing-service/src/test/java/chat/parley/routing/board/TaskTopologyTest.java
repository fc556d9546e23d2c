package chat.parley.routing.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.routing.presence.PresenceLog;
import chat.parley.testkit.DialogStory;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.SampleAccount;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that ends and starts again elsewhere, with nothing but its restored stores. */
@Tag("N-12")
class TaskTopologyTest {
    private final Fixtures fixtures = Fixtures.standing();
    private final SampleAccount acme = fixtures.acme();
    private final DialogStory story = fixtures.story(fixtures.aThread());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private MockProcessorContext<String, Object> context;
    private TaskTopology task;
    private long now;
    private long presenceOffset;
    private long position;

    @TempDir
    Path directory;

    @BeforeEach
    void anAccountWithAnnWhoIsOnline() {
        context = new MockProcessorContext<>(new Properties(), new TaskId(1, 3), directory.toFile());
        var json = new JsonTopology(meters);
        addStore(BoardTopology.ACCOUNTS, json.of(AccountEntry.class));
        addStore(BoardTopology.OPERATORS, json.of(OperatorEntry.class));
        addStore(BoardTopology.DIALOGS, json.of(DialogEntry.class));
        addStore(BoardTopology.POSITIONS, Serdes.Long());
        starts();
        take(acme.account());
        take(acme.ann());
        take(online(acme.ann()));
    }

    @Test
    void aReservationOutlivesTheProcess() {
        take(event(story.queued(QueueReason.OPENED)));
        for (int i = 0; i < 2; i++) {
            take(event(fixtures.story(fixtures.aThread()).queued(QueueReason.OPENED)));
        }
        assertThat(decisions()).hasSize(3);

        starts();
        take(event(fixtures.story(fixtures.aThread()).queued(QueueReason.OPENED)));

        assertThat(decisions()).singleElement().satisfies(d -> {
            assertThat(d.verdict()).isEqualTo(new Verdict.Wait());
            assertThat(d.candidates().getFirst().load()).isEqualTo(3);
        });
    }

    @Test
    @Tag("N-13")
    void aRestartTakesNobodyForLostUntilAWholeLeaseHasPassedAgain() {
        take(event(story.queued(QueueReason.OPENED)));
        take(event(story.assigned(acme.ann(), AssignmentCause.AUTOMATIC)));
        pass(14_000);
        decisions();

        now += 60_000;
        starts();
        pass(14_500);
        assertThat(decisions()).isEmpty();
        pass(1_500);

        assertThat(decisions())
                .singleElement()
                .satisfies(d -> assertThat(d.verdict()).isInstanceOf(Verdict.Requeue.class));
    }

    @Test
    void aWaitingDialogIsStillGivenToWhoComesAfterTheRestart() {
        take(lease(acme.ann(), PresenceStatus.AWAY));
        take(event(story.queued(QueueReason.OPENED)));
        decisions();

        starts();
        take(online(acme.ann()));

        assertThat(decisions())
                .singleElement()
                .satisfies(d -> assertThat(d.verdict()).isInstanceOf(Verdict.Assign.class));
    }

    @Test
    void nothingTicksWhileThereIsNothingToWatch() {
        take(lease(acme.ann(), PresenceStatus.OFFLINE));

        pass(5_000);

        assertThat(context.scheduledPunctuators()).allMatch(MockProcessorContext.CapturedPunctuator::cancelled);
    }

    private void starts() {
        context.scheduledPunctuators().forEach(p -> p.cancel());
        PresenceLog log =
                partition -> CompletableFuture.completedFuture(new PresenceLog.Reach(presenceOffset, presenceOffset));
        var pace = new CommitPace(() -> now);
        task = new TaskTopology(
                context,
                log,
                place -> {},
                meters,
                new ConcurrentHashMap<>(),
                InstantSource.system(),
                () -> now,
                () -> pace);
    }

    private void take(Object input) {
        if (input instanceof PresenceLease) {
            context.setRecordMetadata(Topic.PRESENCE.name(), 3, presenceOffset++);
        }
        var record = new Record<>("acme", input, now);
        if (input instanceof RoutingInput) {
            record.headers()
                    .add(RekeyConsumer.SOURCE, "events-0".getBytes(UTF_8))
                    .add(Headers.POSITION, Long.toString(++position).getBytes(UTF_8));
        }
        task.process(record);
    }

    private static RoutingInput event(DialogEvent event) {
        return new RoutingInput(event, null);
    }

    private void pass(long millis) {
        for (long left = millis; left > 0; left -= 250) {
            now += 250;
            context.scheduledPunctuators().stream()
                    .filter(p -> !p.cancelled())
                    .forEach(p -> p.getPunctuator().punctuate(now));
        }
    }

    private List<RoutingDecision> decisions() {
        var made = context.forwarded().stream()
                .map(f -> f.record().value())
                .filter(RoutingDecision.class::isInstance)
                .map(RoutingDecision.class::cast)
                .toList();
        context.resetForwards();
        return made;
    }

    private PresenceLease online(Setting.Operator operator) {
        return lease(operator, PresenceStatus.ONLINE);
    }

    private PresenceLease lease(Setting.Operator operator, PresenceStatus status) {
        return new PresenceLease(
                operator.accountId(),
                operator.operatorId(),
                new DeviceId("laptop"),
                status,
                status == PresenceStatus.OFFLINE ? 0 : 15_000);
    }

    private <T> void addStore(String name, org.apache.kafka.common.serialization.Serde<T> entries) {
        var store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), entries)
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }
}
