package chat.parley.routing.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.decision.QueueState;
import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.RecordHeaders;
import chat.parley.routing.presence.PresenceLog;
import chat.parley.routing.replay.Seen;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The whole topology on a virtual clock, fed as the other services feed it. */
final class Streamed implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration STEP = Duration.ofMillis(250);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<MissedEvents.Found> missedOnes = new ArrayList<>();
    final List<Signal.QueuePlace> places = new ArrayList<>();
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> byAccount;
    private final RekeyConsumer rekey;
    private final TestInputTopic<String, byte[]> presence;
    private final TestInputTopic<String, byte[]> settings;
    private final TestOutputTopic<String, byte[]> decisions;
    private final TestOutputTopic<String, byte[]> queues;
    private final TestOutputTopic<String, byte[]> inputs;
    private Instant now = Office.START;
    private long presenceWritten;
    private long presenceUnread;
    private long eventPosition;
    private long outcomePosition;
    private final List<RekeyConsumer.Keyed> written = new ArrayList<>();

    Streamed() {
        PresenceLog log = partition ->
                CompletableFuture.completedFuture(new PresenceLog.Reach(presenceWritten + presenceUnread, 0));
        var topology = new BoardTopology(log, places::add, meters, () -> now, () -> now.toEpochMilli()).build();
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "routing-service");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        driver = new TopologyTestDriver(topology, properties, now);
        rekey = new RekeyConsumer((partition, first, last) -> List.copyOf(missedOnes), meters);
        byAccount = input(OwnTopicsClient.BY_ACCOUNT);
        presence = input(Topic.PRESENCE.name());
        settings = input(Topic.SETTINGS.name());
        decisions = output(Topic.DECISIONS.name());
        queues = output(Topic.QUEUES.name());
        inputs = output(OwnTopicsClient.INPUTS);
    }

    void setting(Setting setting) {
        settings.pipeInput(new TestRecord<>(setting.key(), Json.bytes(setting), now));
    }

    void presence(Setting.Operator operator, PresenceStatus status) {
        var millis = status == PresenceStatus.OFFLINE ? 0 : LEASE.toMillis();
        var lease =
                new PresenceLease(operator.accountId(), operator.operatorId(), new DeviceId("laptop"), status, millis);
        presenceWritten++;
        presence.pipeInput(new TestRecord<>(lease.key(), Json.bytes(lease), now));
    }

    /** The presence topic holds a record that routing has not been given yet. */
    void unreadPresence(int records) {
        presenceUnread = records;
    }

    void event(DialogEvent event) {
        eventAt(++eventPosition, event);
    }

    void eventAt(long position, DialogEvent event) {
        eventPosition = Math.max(eventPosition, position);
        var meta = event.meta();
        var headers = RecordHeaders.cloudEvent(
                "dialog-service",
                meta.eventId(),
                event.getClass().getSimpleName(),
                meta.at(),
                meta.conversationId().value(),
                meta.accountId());
        headers.add(Headers.POSITION, Long.toString(position).getBytes(UTF_8));
        headers.add(Headers.TRACE_PARENT, ("trace-of-" + position).getBytes(UTF_8));
        rekeyed(Topic.EVENTS, meta.conversationId(), Json.bytes(event), headers);
    }

    private void rekeyed(
            Topic topic, ConversationId conversation, byte[] body, org.apache.kafka.common.header.Headers headers) {
        var record = new ConsumerRecord<>(
                topic.name(),
                0,
                0,
                now.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                conversation.value(),
                body,
                headers,
                Optional.empty());
        rekey.take(record).forEach(this::write);
    }

    private void write(RekeyConsumer.Keyed keyed) {
        written.add(keyed);
        byAccount.pipeInput(
                new TestRecord<>(keyed.input().accountId().value(), Json.bytes(keyed.input()), keyed.headers(), now));
    }

    /** The first half was cut short before it had noted anything that it wrote, and writes all of it again. */
    void rekeyRepeats() {
        List.copyOf(written).forEach(this::write);
    }

    void refused(RoutingDecision decision, ErrorCode code, Actor issuer) {
        var outcome = new Outcome.Refused(
                new CommandId(decision.decisionId().value()),
                decision.accountId(),
                decision.conversationId(),
                issuer,
                1,
                0,
                code,
                "",
                null,
                null,
                null);
        var headers = RecordHeaders.cloudEvent(
                "dialog-service",
                outcome.commandId().value(),
                "Refused",
                now,
                outcome.conversationId().value(),
                outcome.accountId());
        headers.add(Headers.POSITION, Long.toString(++outcomePosition).getBytes(UTF_8));
        rekeyed(Topic.OUTCOMES, outcome.conversationId(), Json.bytes(outcome), headers);
    }

    /** A record of another topic's form, or of none. */
    void poison() {
        settings.pipeInput(new TestRecord<>("acme/Account/acme", "{\"type\":".getBytes(UTF_8), now));
        presence.pipeInput(new TestRecord<>("acme/ann/laptop", "no json".getBytes(UTF_8), now));
        presenceWritten++;
    }

    /** Time goes on, with the process awake all the while. */
    void pass(Duration time) {
        for (var left = time; left.isPositive(); left = left.minus(STEP)) {
            leap(left.compareTo(STEP) < 0 ? left : STEP);
        }
    }

    /** Time goes on, with the process standing still until its end. */
    void leap(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    Instant now() {
        return now;
    }

    List<TestRecord<String, byte[]>> records() {
        return decisions.readRecordsToList();
    }

    List<RoutingDecision> decisions() {
        return records().stream().map(record -> decision(record.value())).toList();
    }

    /** What was said of queues since the last look. */
    List<QueueState> queues() {
        return queues.readRecordsToList().stream()
                .map(record -> read(record.value(), QueueState.class))
                .toList();
    }

    /** What was recorded as taken in since the last look. */
    List<Seen> inputs() {
        return inputs.readRecordsToList().stream()
                .map(record -> read(record.value(), Seen.class))
                .toList();
    }

    static RoutingDecision decision(byte[] body) {
        return read(body, RoutingDecision.class);
    }

    private static <T> T read(byte[] body, Class<T> type) {
        try {
            return Json.read(body, type).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TestOutputTopic<String, byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private TestInputTopic<String, byte[]> input(String topic) {
        return driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() {
        driver.close();
    }
}
