package chat.parley.ingest.channel.jivo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.egress.AddressClient;
import chat.parley.egress.AddressRule;
import chat.parley.egress.GuardedClient;
import chat.parley.ingest.kit.Arrival;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.ChannelContract;
import chat.parley.ingest.kit.Hook;
import chat.parley.ingest.kit.Part;
import chat.parley.ingest.kit.Provider;
import chat.parley.ingest.kit.Reading;
import chat.parley.ingest.kit.SendResult;
import chat.parley.ingest.kit.Standing;
import chat.parley.platform.json.Json;
import chat.parley.testkit.MutableClock;
import chat.parley.testkit.jivo.BotPlatform;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("J-07")
class JivoContractTest extends ChannelContract {
    private static final String PATH = "what-nobody-can-guess";
    private static final String OLD_PATH = "what-it-was-before";

    private static Vertx vertx;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close();
    }

    @Override
    protected Provider provide() {
        return new Simulated(true, true);
    }

    private static final class Simulated implements Provider {
        private final MutableClock clock = MutableClock.at("2026-11-22T10:00:00Z");
        private final BotPlatform platform;
        private final JivoChannel channel;
        private Map<String, String> config = Map.of();
        private String endpoint;

        Simulated(boolean privateAllowed, boolean chunked) {
            platform = new BotPlatform(chunked);
            endpoint = platform.endpoint();
            var addresses = new AddressClient(new AddressRule(privateAllowed));
            var http = new GuardedClient(vertx, addresses, "test", Duration.ofSeconds(5), 4);
            channel = new JivoChannel(http, file -> "http://door/channels/files/" + file.attachmentId(), clock);
        }

        @Override
        public Channel channel() {
            return channel;
        }

        @Override
        public ChannelConnection connection() {
            return connection(config, Map.of("path", PATH, "endpoint", endpoint));
        }

        @Override
        public String addressOf(long person) {
            return "user:" + person;
        }

        @Override
        public Hook says(long person, String text) {
            return signed(Json.bytes(platform.says(addressOf(person), text)));
        }

        Reading reads(String message) throws IOException {
            var content = (ObjectNode) Json.mapper().readTree(message.replace('\'', '"'));
            return channel.read(connection(), signed(Json.bytes(platform.says("user:1", content))));
        }

        @Override
        public Hook sendsPicture(long person, String text, byte[] bytes) {
            ObjectNode photo = Json.mapper()
                    .createObjectNode()
                    .put("type", "photo")
                    .put("file", platform.file("picture.jpg", bytes))
                    .put("text", text);
            return signed(Json.bytes(platform.says(addressOf(person), photo)));
        }

        @Override
        public Optional<Hook> edits(long person, String text) {
            return Optional.empty();
        }

        @Override
        public Hook blocks(long person) {
            return signed(Json.bytes(platform.leaves(addressOf(person))));
        }

        @Override
        public boolean saysWhoBlocks() {
            return false;
        }

        @Override
        public Hook forged(byte[] body) {
            return new Hook(Map.of("parley-path", PATH + "x"), body);
        }

        @Override
        public Hook signed(byte[] body) {
            return new Hook(Map.of("parley-path", PATH), body);
        }

        @Override
        public void outage(boolean on) {
            platform.setDown(on);
        }

        @Override
        public void loseAnswers(boolean on) {
            platform.setMute(on);
        }

        @Override
        public void throttle(int seconds) {
            platform.fail(1);
        }

        @Override
        public void revoke() {
            platform.remove();
        }

        @Override
        public List<String> texts(long person) {
            return platform.texts(addressOf(person));
        }

        @Override
        public int files() {
            return (int) platform.messages().stream()
                    .filter(message -> !message.file().isEmpty())
                    .count();
        }

        @Override
        public void close() {
            platform.close();
        }

        SendResult send(String text) {
            return channel.deliver(connection(), "user:1", new Part.Text(text, null), 7, file -> {
                throw new IOException("none");
            });
        }
    }

    private static Arrival only(Reading reading) {
        return ((Reading.Understood) reading).arrivals().getFirst();
    }

    @Test
    @Tag("J-03")
    @Tag("T-12")
    void whatGoesOutIsInChunksAsLongAsNobodySwitchesThemOff() {
        try (var platform = new Simulated(true, true);
                var plain = new Simulated(true, false)) {
            platform.says(1, "Hello");
            plain.says(1, "Hello");

            assertThat(platform.send("Hi")).isInstanceOf(SendResult.Accepted.class);
            assertThat(plain.send("Hi")).isInstanceOf(SendResult.Rejected.class);
            plain.config = Map.of("chunked", "false");
            assertThat(plain.send("Hi")).isInstanceOf(SendResult.Accepted.class);
        }
    }

    @Test
    @Tag("J-01")
    @Tag("J-04")
    void messagesComeInBeforeTheOtherSidesAddressIsEnteredAndGoOutAfter() {
        try (var platform = new Simulated(true, true)) {
            platform.endpoint = "";
            Hook hook = platform.says(1, "Hello");

            assertThat(platform.channel.read(platform.connection(), hook)).isInstanceOf(Reading.Understood.class);
            assertThat(platform.channel.check(platform.connection())).isInstanceOf(Standing.Good.class);
            assertThat(platform.send("Hi")).isInstanceOf(SendResult.Rejected.class);
            platform.endpoint = platform.platform.endpoint();
            assertThat(platform.send("Hi")).isInstanceOf(SendResult.Accepted.class);
        }
    }

    @Test
    @Tag("J-02")
    void anAddressThatWasReplacedIsGoodUntilItsTimeIsOver() {
        try (var platform = new Simulated(true, true)) {
            var connection = platform.connection(
                    Map.of("pathPreviousUntil", "2026-11-22T11:00:00Z"),
                    Map.of("path", PATH, "path-previous", OLD_PATH));
            var old = new Hook(
                    Map.of("parley-path", OLD_PATH), platform.says(1, "Hello").body());

            assertThat(platform.channel.read(connection, old)).isInstanceOf(Reading.Understood.class);
            platform.clock.advance(Duration.ofHours(1));
            assertThat(platform.channel.read(connection, old)).isEqualTo(new Reading.Refused(403, "wrong-path"));
            assertThat(platform.channel.isItsAddress(connection, "")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, Accepted",
        "204, Accepted",
        "400, Rejected",
        "422, Rejected",
        "429, Rejected",
        "404, Disowned",
        "410, Disowned",
        "302, Later",
        "500, Later",
        "503, Later"
    })
    void takenIs2xxRefusedForEverIs4xxAndAnythingElseIsTriedAgain(int status, String wanted) {
        SendResult result = JivoCall.result(status, "the\nreason".getBytes(UTF_8), "m-1");

        assertThat(result.getClass().getSimpleName()).isEqualTo(wanted);
        if (status >= 400) {
            assertThat(result.words()).isEqualTo("the reason (" + status + ")");
        }
    }

    @Test
    void whatWasNotTakenIsTriedThreeMoreTimesThreeToSixtySecondsApart() {
        try (var platform = new Simulated(true, true)) {
            var repeats = java.util.Objects.requireNonNull(
                    platform.channel.capabilities().repeats());
            var now = platform.clock.instant();

            assertThat(repeats.next(1, Duration.ofMillis(10), now)).contains(now.plusSeconds(3));
            assertThat(repeats.next(2, Duration.ofSeconds(9), now)).contains(now.plusSeconds(9));
            assertThat(repeats.next(3, Duration.ofMinutes(9), now)).contains(now.plusSeconds(60));
            assertThat(repeats.next(4, Duration.ofSeconds(9), now)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"video", "document", "audio", "sticker"})
    void filesOfEveryTypeComeIn(String type) throws IOException {
        try (var platform = new Simulated(true, true)) {
            var message = (Arrival.Message) only(platform.reads("{'type':'" + type
                    + "','file':'https://shop.example/a','file_name':'a.bin','file_size':12,'title':'Look'}"));

            assertThat(message.text()).isEqualTo("Look");
            assertThat(message.files()).singleElement().satisfies(file -> {
                assertThat(file.name()).isEqualTo("a.bin");
                assertThat(file.size()).isEqualTo(12);
            });
        }
    }

    @Test
    void whatOnlyOlderDescriptionsKnowIsTakenAsFarAsItMakesSense() throws IOException {
        try (var platform = new Simulated(true, true)) {
            assertThat(((Arrival.Message) only(platform.reads("{'type':'location','latitude':55.75,'longitude':37.6}")))
                            .text())
                    .isEqualTo("📍 55.75, 37.6");
            assertThat(only(platform.reads("{'type':'typein'}"))).isInstanceOf(Arrival.Typing.class);
            assertThat(platform.reads("{'type':'typeout'}")).isEqualTo(new Reading.Understood(null, List.of(), ""));
            assertThat(only(platform.reads("{'type':'seen','id':'m-9'}")))
                    .isInstanceOfSatisfying(Arrival.Receipt.class, receipt -> {
                        assertThat(receipt.externalMessageId()).isEqualTo("m-9");
                        assertThat(receipt.status()).isEqualTo(MessageStatus.READ);
                    });
            assertThat(((Arrival.Reachability) only(platform.reads("{'type':'start'}"))).reachable())
                    .isTrue();
            assertThat(platform.reads("{'type':'rate','value':'5'}")).isEqualTo(new Reading.Odd(null, "rate", ""));
        }
    }

    @Test
    void whatHasNoContentIsRefusedWithTheReason() throws IOException {
        try (var platform = new Simulated(true, true)) {
            assertThat(platform.reads("{'type':'text','text':' '}")).isEqualTo(new Reading.Refused(400, "no-text"));
            assertThat(platform.reads("{'type':'photo','file':'file:///etc/passwd'}"))
                    .isEqualTo(new Reading.Refused(400, "no-file"));
            assertThat(platform.reads("{'type':'location','latitude':'x'}"))
                    .isEqualTo(new Reading.Refused(400, "no-place"));
            assertThat(platform.reads("{'type':7}")).isEqualTo(new Reading.Refused(400, "no-message"));
        }
    }

    @Test
    void sendersMayHaveNumbersAndMessagesMayHaveNoId() {
        try (var platform = new Simulated(true, true)) {
            byte[] body = "{\"sender\":{\"id\":42},\"message\":{\"type\":\"text\",\"text\":\"yes\"}}".getBytes(UTF_8);
            var first = (Arrival.Message) only(platform.channel.read(platform.connection(), platform.signed(body)));
            platform.clock.advance(Duration.ofSeconds(1));
            var second = (Arrival.Message) only(platform.channel.read(platform.connection(), platform.signed(body)));

            assertThat(first.sender().externalId()).isEqualTo("42");
            assertThat(second.externalMessageId())
                    .as("who says yes twice is heard twice")
                    .isNotEqualTo(first.externalMessageId());
        }
    }

    @Test
    void nobodyMakesUsCallOurOwnNeighbours() {
        try (var platform = new Simulated(false, true)) {
            Hook hook = platform.sendsPicture(1, "Look", new byte[] {1});
            var message = (Arrival.Message) only(platform.channel.read(platform.connection(), hook));

            assertThatThrownBy(() -> platform.channel.fetch(
                            platform.connection(), message.files().getFirst()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not public");
            assertThat(platform.send("Hi")).isInstanceOf(SendResult.Disowned.class);
            assertThat(platform.channel.check(platform.connection())).isInstanceOf(Standing.Disowned.class);
            assertThat(platform.platform.calls()).isZero();
        }
    }

    @Test
    void whereNobodyListensNothingWasSent() {
        try (var platform = new Simulated(true, true)) {
            platform.endpoint = "http://127.0.0.1:1/x";

            assertThat(platform.send("Hi")).isInstanceOf(SendResult.Later.class);
        }
    }
}
