package chat.parley.dialog.writer;

import static chat.parley.testkit.Wait.await;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.TransferTarget;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.dialog.conversation.DerivedId;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.RecordHeaders;
import chat.parley.platform.kafka.ReplicaReader;
import chat.parley.testkit.TopicProbe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three kinds of failure, three answers: the command's own, the data's, and everything else. */
@Tag("N-02")
class FailuresTest {
    private static World world;
    private static final List<ConsumerRecord<String, byte[]>> LETTERS = new CopyOnWriteArrayList<>();

    private static TopicProbe probe;
    private static ReplicaReader letters;
    private static KafkaProducer<String, byte[]> raw;

    @BeforeAll
    static void begin() {
        world = new World(2);
        probe = TopicProbe.fromBeginning(world.kafka.servers(), Topic.OUTCOMES);
        letters = new ReplicaReader(
                        world.kafka.servers(),
                        "letters",
                        List.of(Topic.COMMANDS_DLQ),
                        ReplicaReader.Start.BEGINNING,
                        LETTERS::add)
                .start();
        raw = new KafkaProducer<>(
                Map.of("bootstrap.servers", world.kafka.servers()), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void rest() {
        world.stopAll();
    }

    @AfterAll
    static void end() {
        raw.close();
        probe.close();
        letters.close();
        world.close();
    }

    @Test
    void aCommandThatTheRulesCannotHandleDiesAloneAndItsSenderIsTold() throws Exception {
        world.start();
        var commands = new Commands("core", 1, 3);
        var first = commands.message(0, "hello");
        // The world's settings cannot say whether this operator exists.
        var poison = new DialogCommand.TransferDialog(
                by(first, "core-poison"),
                DerivedId.dialog(first.meta()),
                new TransferTarget.ToOperator(new OperatorId(World.UNTHINKABLE), "Nobody"));
        var after = commands.message(0, "still here?");

        List.of(first, poison, after).forEach(world::send);
        world.flush();

        assertThat(outcome(poison)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
            assertThat(refused.sequence()).isEqualTo(3);
        });
        assertThat(outcome(after)).isInstanceOf(Outcome.Accepted.class);
        var letter = deadLetter("core-c0");
        assertThat(RecordHeaders.text(letter.headers(), Headers.REASON)).startsWith("internal-error: ");
        assertThat(Json.read(letter.value(), DialogCommand.class)).contains(poison);
    }

    @Test
    void aDeadCommandIsDecidedWhenItIsSentAgainAfterTheRepair() throws Exception {
        world.start();
        var commands = new Commands("again", 1, 1);
        var first = commands.message(0, "hello");
        var poison = new DialogCommand.TransferDialog(
                by(first, "again-poison"),
                DerivedId.dialog(first.meta()),
                new TransferTarget.ToOperator(new OperatorId(World.UNTHINKABLE), "Nobody"));
        world.send(first);
        world.send(poison);
        world.flush();
        assertThat(outcome(poison)).isInstanceOf(Outcome.Refused.class);
        world.stopAll();

        world.repaired = true;
        world.start();
        world.send(poison);
        world.flush();

        probe.await(
                1,
                seen -> seen.topic().equals(Topic.OUTCOMES.name())
                        && seen.type().equals("Accepted")
                        && seen.body().path("commandId").asText().equals("again-poison"),
                Duration.ofSeconds(20));
        world.repaired = false;
    }

    @Test
    void whatTheDatabaseCannotTakeIsFoundByHalvingAndOnlyItDies() throws Exception {
        world.execute("ALTER TABLE message ADD CONSTRAINT unstorable CHECK (text <> 'unstorable')");
        var commands = new Commands("data", 2, 40);
        var sent = new ArrayList<DialogCommand>();
        for (int i = 0; i < 40; i++) {
            sent.add(commands.message(i, i == 23 ? "unstorable" : "text"));
        }
        sent.forEach(world::send);
        world.flush();

        world.start();

        for (int i = 0; i < 40; i++) {
            Outcome outcome = outcome(sent.get(i));
            if (i == 23) {
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Refused.class,
                                refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INTERNAL_ERROR));
            } else {
                assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
            }
        }
        assertThat(RecordHeaders.text(deadLetter("data-c23").headers(), Headers.REASON))
                .startsWith("data-error: ");
        world.execute("ALTER TABLE message DROP CONSTRAINT unstorable");
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersAndTheOthersGoOn() throws Exception {
        world.start();
        var commands = new Commands("bad", 3, 9);
        String key = "bad-c1";
        int partition = partitionOf(key);
        byte[] good = Json.bytes(commands.message(1, "hello"));
        String text = new String(good, StandardCharsets.UTF_8);
        raw(partition, key, "{not json".getBytes(StandardCharsets.UTF_8));
        raw(partition, key, null);
        raw(partition, null, good);
        raw(partition, key, text.replace("PostVisitorMessage", "PostTelepathy").getBytes(StandardCharsets.UTF_8));
        raw(
                partition,
                key,
                text.replace("\"language\":\"en\"", "\"language\":null").getBytes(StandardCharsets.UTF_8));
        raw(
                partition,
                key,
                text.replace("\"language\":\"en\"", "\"language\":\"english\"").getBytes(StandardCharsets.UTF_8));
        raw(partition, key, text.replace("\"hello\"", "\"\\ud800\"").getBytes(StandardCharsets.UTF_8));
        raw(1 - partition, key, good);
        raw(partition, key, good);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(LETTERS)
                        .filteredOn(letter -> key.equals(letter.key()) || letter.key() == null)
                        .hasSize(8)
                        .allSatisfy(letter -> {
                            assertThat(RecordHeaders.text(letter.headers(), Headers.REASON))
                                    .matches("(invalid-request|invalid-text): .+");
                            assertThat(RecordHeaders.text(letter.headers(), Headers.ORIGIN))
                                    .startsWith(Topic.COMMANDS.name() + "-");
                        }));
        // The last one was good: it is accepted, though its id was refused before for its form.
        probe.await(
                1,
                seen -> seen.type().equals("Accepted")
                        && seen.body().path("conversationId").asText().equals(key),
                Duration.ofSeconds(20));
    }

    @Test
    @Tag("N-12")
    void anOutageOfTheDatabaseOnlyMakesCommandsWait() throws Exception {
        var down = new AtomicBoolean();
        DataSource flaky = TamperedSource.pluggable(world.source(), down);
        var writer = world.start(
                world.config(world.allPartitions()),
                flaky,
                world.policies(Duration.ZERO, Duration.ZERO),
                Interruptions.NONE);
        var commands = new Commands("outage", 4, 2);
        var before = commands.message(0, "before");
        world.send(before);
        world.flush();
        assertThat(outcome(before)).isInstanceOf(Outcome.Accepted.class);

        down.set(true);
        var during = commands.message(0, "during");
        world.send(during);
        world.flush();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !writer.consumer.status().ready());
        down.set(false);

        assertThat(outcome(during)).isInstanceOf(Outcome.Accepted.class);
        assertThat(LETTERS).noneMatch(letter -> "outage-c0".equals(letter.key()));
    }

    private static chat.parley.contracts.command.CommandMeta by(DialogCommand first, String id) {
        var meta = first.meta();
        return new chat.parley.contracts.command.CommandMeta(
                new CommandId(id), meta.accountId(), meta.conversationId(), Commands.SUE, meta.at());
    }

    private static Outcome outcome(DialogCommand command) {
        return probe.await(
                        seen -> seen.topic().equals(Topic.OUTCOMES.name())
                                && seen.body()
                                        .path("commandId")
                                        .asText()
                                        .equals(command.meta().commandId().value()),
                        Duration.ofSeconds(30))
                .as(Outcome.class);
    }

    private static ConsumerRecord<String, byte[]> deadLetter(String key) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> LETTERS.stream().anyMatch(letter -> key.equals(letter.key())));
        return LETTERS.stream()
                .filter(letter -> key.equals(letter.key()))
                .findFirst()
                .orElseThrow();
    }

    private static void raw(int partition, @Nullable String key, byte @Nullable [] body) throws Exception {
        raw.send(new ProducerRecord<>(Topic.COMMANDS.name(), partition, key, body))
                .get();
    }

    private static int partitionOf(String key) {
        return org.apache.kafka.common.utils.Utils.toPositive(
                        org.apache.kafka.common.utils.Utils.murmur2(key.getBytes(StandardCharsets.UTF_8)))
                % world.partitions;
    }
}
