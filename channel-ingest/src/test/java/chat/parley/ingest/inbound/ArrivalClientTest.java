package chat.parley.ingest.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.id.ChannelId;
import chat.parley.ingest.channel.telegram.TelegramChannel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.platform.problem.ProblemException;
import chat.parley.testkit.MutableClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The way in, over a real database and with Telegram's own updates. */
class ArrivalClientTest {
    private static final int FIRST = 700_001;

    private final ArrivalScene scene = new ArrivalScene();
    private final MutableClock clock = scene.clock;
    private final List<DialogCommand.PostVisitorMessage> sent = scene.sent;
    private final TelegramChannel telegram =
            new TelegramChannel(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1), Duration.ofSeconds(1));
    private final ChannelConnection connection = bot("1234:first", 1);

    private ChannelConnection bot(String token, long version) {
        return new ChannelConnection(
                scene.acme.id(),
                new ChannelId("telegram-1"),
                TelegramChannel.KIND,
                version,
                "en",
                null,
                Map.of(),
                Map.of("token", token));
    }

    private ArrivalClient client(int burst, int perSecond) {
        return scene.client(burst, perSecond);
    }

    private static byte[] update(int number, int person, String messageId) {
        return ("{\"update_id\":" + number + ",\"message\":{\"message_id\":\"" + messageId + "\",\"text\":\"" + number
                        + "\",\"chat\":{\"id\":" + person + ",\"type\":\"private\"},\"from\":{\"id\":" + person + "}}}")
                .getBytes(UTF_8);
    }

    private void arrives(ArrivalClient client, byte[] update) throws InterruptedException {
        arrives(client, connection, update);
    }

    private void arrives(ArrivalClient client, ChannelConnection bot, byte[] update) throws InterruptedException {
        client.accept(bot, telegram, telegram.readParked(bot, update), update);
    }

    private void feed(ArrivalClient client) throws InterruptedException {
        while (client.feed(connection, telegram)) {
            // As long as anything moves.
        }
    }

    private List<String> texts() {
        return sent.stream().map(DialogCommand.PostVisitorMessage::text).toList();
    }

    private static List<String> numbers(int count) {
        return IntStream.range(FIRST, FIRST + count).mapToObj(Integer::toString).toList();
    }

    @Test
    @Tag("N-02")
    void shuffledAndRepeatedUpdatesOfAHundredVisitorsPassOnceEachAndInOrder() throws Exception {
        passOnceEachAndInOrder(1_000);
    }

    @Test
    @Tag("full")
    @Tag("N-02")
    void tenThousandShuffledAndRepeatedUpdatesPassOnceEachAndInOrder() throws Exception {
        passOnceEachAndInOrder(10_000);
    }

    private void passOnceEachAndInOrder(int count) throws Exception {
        ArrivalClient client = client(100_000, 1_000);
        var updates = IntStream.range(0, count)
                .mapToObj(i -> update(FIRST + i, 1 + i % 100, Integer.toString(i)))
                .collect(Collectors.toCollection(ArrayList::new));
        // As many calls at once as Telegram makes, and every fifth a second time.
        for (int i = 0; i < updates.size(); i += 40) {
            var calls = new ArrayList<>(updates.subList(i, Math.min(updates.size(), i + 40)));
            calls.addAll(calls.subList(0, 8));
            Collections.shuffle(calls, new Random(i));
            if (i == 0) {
                calls.addFirst(updates.getFirst());
            }
            for (byte[] call : calls) {
                arrives(client, call);
            }
            feed(client);
        }

        assertThat(texts()).isEqualTo(numbers(count));
        assertThat(sent.stream().map(command -> command.meta().conversationId()).distinct())
                .hasSize(100);
    }

    @Test
    @Tag("N-14")
    void whatIsBeyondTheAccountsRateIsTakenInAndPassedOnLater() throws Exception {
        ArrivalClient client = client(5, 2);
        for (int i = 0; i < 20; i++) {
            arrives(client, update(FIRST + i, 1, Integer.toString(i)));
        }
        assertThat(sent).hasSize(5);

        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofSeconds(1));
            feed(client);
        }

        assertThat(texts()).isEqualTo(numbers(20));
    }

    @Test
    @Tag("N-02")
    void whatComesToSeveralReplicasPassesInOneOrderWithoutWaitingForEachOther() throws Exception {
        ArrivalClient one = scene.replica();
        ArrivalClient other = scene.replica();
        arrives(one, update(FIRST, 1, "0"));
        // The first that the other one hears, and it has overtaken.
        arrives(other, update(FIRST + 2, 1, "2"));
        arrives(one, update(FIRST + 1, 1, "1"));
        for (int i = 3; i < 40; i++) {
            arrives(i % 2 == 0 ? one : other, update(FIRST + i, 1, Integer.toString(i)));
        }
        arrives(one, update(FIRST + 41, 1, "41"));
        arrives(other, update(FIRST + 40, 1, "40"));
        arrives(other, update(FIRST + 7, 1, "7"));
        feed(other);

        assertThat(texts()).as("the clock stands still").isEqualTo(numbers(42));
    }

    @Test
    @Tag("N-02")
    void replicasThatWorkAtOncePassEachUpdateOnceAndInOrderAndNothingWaitsForTheClock() throws Exception {
        List<ArrivalClient> replicas = List.of(scene.replica(), scene.replica());
        arrives(replicas.getFirst(), update(FIRST, 1, "0"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // As many calls at once as Telegram makes; some come again to the other replica, before they are answered.
            for (int from = 1; from < 100; from += 20) {
                var calls = new ArrayList<>(
                        IntStream.range(from, Math.min(100, from + 20)).boxed().toList());
                calls.addAll(calls.subList(0, 7));
                Collections.shuffle(calls, new Random(from));
                var answers = new ArrayList<Future<?>>();
                for (int i = 0; i < calls.size(); i++) {
                    ArrivalClient replica = replicas.get(i % 2);
                    int number = calls.get(i);
                    answers.add(threads.submit(() -> {
                        arrives(replica, update(FIRST + number, 1, Integer.toString(number)));
                        return true;
                    }));
                }
                for (Future<?> answer : answers) {
                    answer.get();
                }
            }
        }
        for (ArrivalClient replica : replicas) {
            feed(replica);
        }

        assertThat(texts()).isEqualTo(numbers(100));
    }

    @Test
    @Tag("N-02")
    void whatWaitedForACallIsPassedOnWithItWithoutALookAtWhatIsParked() throws Exception {
        ArrivalClient one = scene.replica();
        ArrivalClient other = scene.replica();
        arrives(one, update(FIRST, 1, "0"));
        arrives(one, update(FIRST + 3, 1, "3"));
        arrives(other, update(FIRST + 2, 1, "2"));
        assertThat(sent).hasSize(1);

        arrives(other, update(FIRST + 1, 1, "1"));

        assertThat(texts()).isEqualTo(numbers(4));
    }

    @Test
    @Tag("N-02")
    void anotherBotsLowerNumbersAreItsOwnWhicheverReplicaKnowsOfTheChange() throws Exception {
        ArrivalClient one = scene.replica();
        ArrivalClient other = scene.replica();
        arrives(one, update(FIRST, 1, "1"));
        arrives(one, update(FIRST + 2, 1, "3"));
        ChannelConnection changed = bot("5678:another", 2);

        arrives(one, changed, update(5, 1, "2"));
        arrives(other, update(FIRST + 1, 1, "4"));
        arrives(other, changed, update(5, 1, "2"));
        arrives(other, changed, update(6, 1, "5"));

        assertThat(texts())
                .containsExactly(
                        Integer.toString(FIRST), "5", Integer.toString(FIRST + 1), Integer.toString(FIRST + 2), "6");
    }

    @Test
    @Tag("N-02")
    void whatIsMissingOfTheBotThatWasHereBeforeHoldsUpNothingOfTheOneThatIsNow() throws Exception {
        ArrivalClient client = client(100, 100);
        ChannelConnection changed = bot("5678:another", 2);
        arrives(client, update(FIRST, 1, "1"));
        arrives(client, changed, update(5, 1, "2"));
        arrives(client, update(FIRST + 2, 1, "3"));
        scene.storing = false;
        assertThatThrownBy(() -> arrives(client, changed, update(6, 1, "4"))).isInstanceOf(ProblemException.class);
        scene.storing = true;
        arrives(client, changed, update(7, 1, "5"));
        arrives(client, changed, update(6, 1, "4"));

        client.feed(changed, telegram);

        assertThat(texts()).containsExactly(Integer.toString(FIRST), "5", "6", "7");
        clock.advance(ArrivalClient.PATIENCE);
        client.feed(changed, telegram);
        assertThat(texts()).endsWith(Integer.toString(FIRST + 2));
    }

    @Test
    @Tag("N-02")
    void aRenamedChannelAndARotatedTokenGoOnInTheSameOrder() throws Exception {
        ArrivalClient client = client(100, 100);
        arrives(client, update(FIRST, 1, "1"));
        ChannelConnection rotated = bot("1234:rotated", 3);

        arrives(client, rotated, update(FIRST, 1, "1"));
        arrives(client, rotated, update(FIRST + 2, 1, "3"));
        assertThat(texts()).as("a repeat, and one that came too early").containsExactly(Integer.toString(FIRST));
        arrives(client, bot("1234:rotated", 4), update(FIRST + 1, 1, "2"));

        assertThat(texts()).isEqualTo(numbers(3));
    }

    @Test
    @Tag("N-02")
    void whatAnOlderVersionParkedIsPassedOnInTheOrderThatItKept() throws Exception {
        String parked = new String(update(FIRST + 2, 1, "2"), UTF_8);
        var older = new ArrivalScene(
                "8",
                "INSERT INTO arrival_order (channel_id, last, version, heard_at) VALUES ('telegram-1', " + FIRST
                        + ", 1, '2026-11-21T08:59:00Z')",
                "INSERT INTO parked (channel_id, account_id, number, body, received_at) VALUES ('telegram-1', '"
                        + scene.acme.id().value() + "', " + (FIRST + 2) + ", convert_to('" + parked
                        + "', 'UTF8'), '2026-11-21T08:59:59Z')");

        ArrivalClient client = older.client(100, 100);
        client.feed(connection, telegram);
        assertThat(older.sent).as("one before it is missing").isEmpty();
        older.clock.advance(ArrivalClient.PATIENCE);
        client.feed(connection, telegram);

        assertThat(older.sent)
                .singleElement()
                .satisfies(message -> assertThat(message.text()).isEqualTo(Integer.toString(FIRST + 2)));
    }

    @Test
    void whatIsMissingIsWaitedForAndNotForEver() throws Exception {
        ArrivalClient client = client(100, 100);
        arrives(client, update(FIRST, 1, "1"));
        arrives(client, update(FIRST + 2, 1, "3"));
        feed(client);
        assertThat(sent).hasSize(1);

        clock.advance(ArrivalClient.PATIENCE);
        feed(client);
        arrives(client, update(FIRST + 1, 1, "2"));

        assertThat(texts())
                .containsExactly(Integer.toString(FIRST), Integer.toString(FIRST + 2), Integer.toString(FIRST + 1));
    }

    @Test
    void whatCouldNotBeStoredComesAgain() throws Exception {
        ArrivalClient client = client(100, 100);
        scene.storing = false;
        assertThatThrownBy(() -> arrives(client, update(FIRST, 1, "1"))).isInstanceOf(ProblemException.class);
        scene.storing = true;

        arrives(client, update(FIRST, 1, "1"));

        assertThat(sent).hasSize(1);
    }

    @Test
    void whatNoCommandCanCarryHoldsUpNothing() throws Exception {
        ArrivalClient client = client(100, 100);

        arrives(client, update(FIRST, 1, "x".repeat(300)));
        arrives(client, update(FIRST + 1, 1, "2"));

        assertThat(texts()).containsExactly(Integer.toString(FIRST + 1));
    }

    @Test
    void whatNobodyUnderstandsIsAcknowledgedCountedAndKeptForAWeekToBeLookedAt() throws Exception {
        ArrivalClient client = client(100, 100);
        byte[] poll = ("{\"update_id\":" + FIRST + ",\"poll\":{}}").getBytes(UTF_8);
        arrives(client, poll);
        arrives(client, update(FIRST + 1, 1, "2"));

        assertThat(texts()).as("it holds up nothing").containsExactly(Integer.toString(FIRST + 1));
        assertThat(scene.metrics
                        .counter("parley.channels.odd", "kind", "telegram")
                        .count())
                .isEqualTo(1);
        clock.advance(Duration.ofDays(7));
        client.clean();
        assertThat(scene.odd(connection)).singleElement().satisfies(odd -> {
            assertThat(odd.kind()).isEqualTo("update");
            assertThat(odd.body()).isEqualTo(new String(poll, UTF_8));
        });
        clock.advance(Duration.ofSeconds(1));
        client.clean();
        assertThat(scene.odd(connection)).isEmpty();
    }
}
