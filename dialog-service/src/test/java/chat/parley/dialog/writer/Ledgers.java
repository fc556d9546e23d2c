package chat.parley.dialog.writer;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.dialog.conversation.Conversation;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.PositionFilter;
import chat.parley.platform.kafka.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Audits a world after its writers have rested: the store, the topics, and that they tell the same story. */
final class Ledgers {
    private final World world;
    /** Records of each topic and partition, repeats included. */
    private final Map<Topic, Map<Integer, List<ConsumerRecord<String, byte[]>>>> raw = new HashMap<>();

    private int repeats;

    Ledgers(World world) {
        this.world = world;
        raw.put(Topic.EVENTS, read(Topic.EVENTS));
        raw.put(Topic.OUTCOMES, read(Topic.OUTCOMES));
    }

    /** Records on the topics beyond the first of each position. */
    int repeats() {
        return repeats;
    }

    /** Fails unless every promise was kept for these commands. */
    void audit(List<DialogCommand> sent) throws Exception {
        auditStore();
        auditTopic(Topic.EVENTS, "event", "position");
        auditTopic(Topic.OUTCOMES, "outcome", "outcome_position");
        auditOutcomes(sent);
        auditStates();
    }

    /** Everything once and without a gap, by position and by conversation. */
    private void auditStore() {
        for (String table : List.of("event", "outcome")) {
            assertThat(world.number("SELECT count(*) FROM (SELECT partition, position FROM " + table
                            + " GROUP BY 1, 2 HAVING count(*) > 1) AS twice"))
                    .as("positions stored twice in " + table)
                    .isZero();
            assertThat(world.number("SELECT count(*) FROM (SELECT partition, max(position) - count(*) AS missing FROM "
                            + table + " GROUP BY 1) AS p WHERE missing <> 0"))
                    .as("partitions of " + table + " with gaps")
                    .isZero();
        }
        assertThat(world.number("SELECT count(*) FROM ledger l WHERE position <> COALESCE((SELECT max(position)"
                        + " FROM event e WHERE e.partition = l.partition), 0)"))
                .as("ledgers that are not at their last event")
                .isZero();
        for (String number : List.of("sequence", "visitor_sequence")) {
            assertThat(world.number("SELECT count(*) FROM (SELECT conversation_id FROM event WHERE " + number
                            + " IS NOT NULL GROUP BY 1 HAVING count(*) <> max(" + number + ") OR count(DISTINCT "
                            + number + ") <> count(*)) AS broken"))
                    .as("conversations with a broken " + number)
                    .isZero();
        }
        assertThat(world.number("SELECT count(*) FROM (SELECT message_id FROM message GROUP BY 1 HAVING count(*) > 1)"
                        + " AS twice"))
                .as("messages stored twice")
                .isZero();
        assertThat(world.number("SELECT count(*) FROM (SELECT conversation_id FROM dialog WHERE status <> 'closed'"
                        + " GROUP BY 1 HAVING count(*) > 1) AS torn"))
                .as("conversations with two open dialogs")
                .isZero();
        assertThat(world.number("SELECT abs(count(*) - (SELECT count(*) FROM event WHERE type IN"
                        + " ('MessagePosted', 'NotePosted'))) FROM message"))
                .as("messages without their event, or the other way round")
                .isZero();
    }

    /** First occurrences complete and in order, repeats byte by byte the same, and what the store has. */
    private void auditTopic(Topic topic, String table, String ledger) throws Exception {
        var filter = new PositionFilter();
        for (var partition : raw.get(topic).entrySet()) {
            Map<Long, ConsumerRecord<String, byte[]>> first = new TreeMap<>();
            for (var record : partition.getValue()) {
                long position = position(record);
                var before = first.putIfAbsent(position, record);
                var verdict = filter.judge(partition.getKey(), position);
                assertThat(verdict)
                        .as("position %d of %s-%d", position, topic.name(), partition.getKey())
                        .isNotInstanceOf(PositionFilter.Verdict.Jump.class);
                assertThat(verdict instanceof PositionFilter.Verdict.Fresh)
                        .as("the reader's rule takes each position once")
                        .isEqualTo(before == null);
                if (before != null) {
                    repeats++;
                    assertThat(bytes(record)).as("a repeat has the same bytes").isEqualTo(bytes(before));
                }
            }
            long last = world.number("SELECT " + ledger + " FROM ledger WHERE partition = " + partition.getKey());
            assertThat(first.keySet()).as("everything was published").hasSize((int) last);
            if (last > 0) {
                assertThat(first.keySet().iterator().next()).isEqualTo(1L);
            }
            auditBodies(table, partition.getKey(), first);
        }
    }

    private void auditBodies(String table, int partition, Map<Long, ConsumerRecord<String, byte[]>> first)
            throws Exception {
        try (Connection connection = world.database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT position, payload FROM " + table + " WHERE partition = " + partition)) {
            while (row.next()) {
                var record = first.get(row.getLong(1));
                assertThat(new String(record.value(), StandardCharsets.UTF_8))
                        .as("what was stored is what was published")
                        .isEqualTo(row.getString(2));
            }
        }
    }

    /** Every command has one kind of outcome; an accepted message is there once, a refused one is not. */
    private void auditOutcomes(List<DialogCommand> sent) throws Exception {
        Map<CommandId, Outcome> outcomes = new HashMap<>();
        for (var record : records(Topic.OUTCOMES)) {
            Outcome outcome = Json.read(record.value(), Outcome.class).orElseThrow();
            var before = outcomes.putIfAbsent(outcome.commandId(), outcome);
            if (before != null) {
                assertThat(outcome).as("one kind of outcome").isEqualTo(before);
            }
        }
        Map<CommandId, List<DialogEvent>> events = new HashMap<>();
        Set<String> keys = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (var record : records(Topic.EVENTS)) {
            DialogEvent event = Json.read(record.value(), DialogEvent.class).orElseThrow();
            if (seen.add(event.meta().eventId())) {
                events.computeIfAbsent(event.meta().causedBy(), id -> new ArrayList<>())
                        .add(event);
                if (event instanceof DialogEvent.MessagePosted posted && posted.clientMessageId() != null) {
                    assertThat(keys.add(event.meta().conversationId() + "/"
                                    + event.meta().actor().key() + "/" + posted.clientMessageId()))
                            .as("one message for one key")
                            .isTrue();
                }
            }
        }
        for (DialogCommand command : sent) {
            var id = command.meta().commandId();
            assertThat(outcomes).as("no command is lost").containsKey(id);
            if (outcomes.get(id) instanceof Outcome.Refused) {
                assertThat(events).as("a refused command leads to nothing").doesNotContainKey(id);
            }
        }
    }

    /** The stored state is the fold of the stored events, and the row of the list agrees with it. */
    private void auditStates() throws Exception {
        Map<String, Conversation> folded = new HashMap<>();
        try (Connection connection = world.database.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(
                    "SELECT conversation_id, payload FROM event ORDER BY conversation_id, sequence")) {
                while (row.next()) {
                    DialogEvent event = Json.mapper().readValue(row.getString(2), DialogEvent.class);
                    var meta = event.meta();
                    folded.put(
                            row.getString(1),
                            folded.getOrDefault(
                                            row.getString(1),
                                            Conversation.fresh(meta.accountId(), meta.conversationId()))
                                    .apply(event));
                }
            }
            int states = 0;
            try (ResultSet row = statement.executeQuery("SELECT c.conversation_id, c.state, d.status, d.sequence"
                    + " FROM conversation c JOIN dialog d ON d.dialog_id = c.state::json #>> '{dialog,dialogId}'")) {
                while (row.next()) {
                    states++;
                    var state = Json.mapper().readValue(row.getString(2), Conversation.class);
                    assertThat(state).isEqualTo(folded.get(row.getString(1)));
                    assertThat(row.getString(3))
                            .isEqualTo(state.dialog().status().word());
                    assertThat(row.getLong(4)).isEqualTo(state.sequence());
                }
            }
            assertThat(states).isEqualTo(folded.size());
        }
    }

    private List<ConsumerRecord<String, byte[]>> records(Topic topic) {
        return raw.get(topic).values().stream().flatMap(List::stream).toList();
    }

    private static long position(ConsumerRecord<String, byte[]> record) {
        return RecordHeaders.number(record.headers(), Headers.POSITION).orElseThrow();
    }

    private static String bytes(ConsumerRecord<String, byte[]> record) {
        var headers = new StringBuilder();
        record.headers()
                .forEach(header -> headers.append(header.key())
                        .append('=')
                        .append(Arrays.toString(header.value()))
                        .append(';'));
        return record.key() + "|" + record.timestamp() + "|" + headers + "|" + Arrays.toString(record.value());
    }

    private Map<Integer, List<ConsumerRecord<String, byte[]>>> read(Topic topic) {
        var records = new TreeMap<Integer, List<ConsumerRecord<String, byte[]>>>();
        var places = new ArrayList<TopicPartition>();
        for (int i = 0; i < world.partitions; i++) {
            places.add(new TopicPartition(topic.name(), i));
            records.put(i, new ArrayList<>());
        }
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", world.kafka.servers(), "enable.auto.commit", false),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(places);
            consumer.seekToBeginning(places);
            var ends = consumer.endOffsets(places);
            while (places.stream().anyMatch(place -> consumer.position(place) < ends.get(place))) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    records.get(record.partition()).add(record);
                }
            }
        }
        return records;
    }
}
