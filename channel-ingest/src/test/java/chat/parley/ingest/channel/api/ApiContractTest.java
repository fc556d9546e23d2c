package chat.parley.ingest.channel.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import chat.parley.testkit.app.AppSimulator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B-12")
class ApiContractTest extends ChannelContract {
    private static final String TOKEN = "what-the-program-shows";
    private static final String OLD_TOKEN = "what-it-showed-before";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

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
        return new Simulated(true);
    }

    private static final class Simulated implements Provider {
        private final AppSimulator app = new AppSimulator(SECRET);
        private final ApiChannel channel;
        private int last;
        private String url = app.url();

        Simulated(boolean privateAllowed) {
            var addresses = new AddressClient(new AddressRule(privateAllowed));
            var http = new GuardedClient(vertx, addresses, "test", Duration.ofSeconds(5), 4);
            channel = new ApiChannel(
                    http,
                    file -> "http://door/channels/files/" + file.attachmentId(),
                    (account, id) -> new ByteArrayInputStream("brought".getBytes(UTF_8)),
                    InstantSource.system());
        }

        @Override
        public Channel channel() {
            return channel;
        }

        @Override
        public ChannelConnection connection() {
            return connection(Map.of("url", url), Map.of("token", TOKEN, "signing", SECRET));
        }

        @Override
        public Hook says(long person, String text) {
            return message(person, text, Json.mapper().createObjectNode());
        }

        private Hook message(long person, String text, ObjectNode more) {
            last++;
            more.put("type", "message").put("messageId", "m-" + last).put("text", text);
            return from(person, more);
        }

        private static Hook from(long person, ObjectNode call) {
            call.putObject("sender").put("id", Long.toString(person)).put("name", "Person " + person);
            return with(TOKEN, Json.bytes(call));
        }

        private static Hook with(String token, byte[] body) {
            return new Hook(Map.of("Authorization", "Bearer " + token), body);
        }

        @Override
        public Hook sendsPicture(long person, String text, byte[] bytes) {
            ObjectNode more = Json.mapper().createObjectNode();
            more.putArray("files").addObject().put("url", app.file("picture.jpg", bytes));
            return message(person, text, more);
        }

        @Override
        public Optional<Hook> edits(long person, String text) {
            ObjectNode call = Json.mapper().createObjectNode();
            call.put("type", "edit")
                    .put("messageId", "m-" + last)
                    .put("edition", "1")
                    .put("text", text);
            return Optional.of(from(person, call));
        }

        @Override
        public Hook blocks(long person) {
            app.block(Long.toString(person));
            return reachable(person, false);
        }

        @Override
        public Optional<Hook> allowsAgain(long person) {
            return Optional.of(reachable(person, true));
        }

        private static Hook reachable(long person, boolean reachable) {
            ObjectNode call = Json.mapper().createObjectNode();
            call.put("type", "reachability").put("occasion", "o-1").put("reachable", reachable);
            return from(person, call.put("reason", "they left"));
        }

        @Override
        public Hook forged(byte[] body) {
            return with(TOKEN + "x", body);
        }

        @Override
        public Hook signed(byte[] body) {
            return with(TOKEN, body);
        }

        @Override
        public void outage(boolean on) {
            app.setDown(on);
        }

        @Override
        public void loseAnswers(boolean on) {
            app.setMute(on);
        }

        @Override
        public void throttle(int seconds) {
            app.throttle(seconds);
        }

        @Override
        public void revoke() {
            app.revoke();
        }

        @Override
        public List<String> texts(long person) {
            return app.texts(Long.toString(person));
        }

        @Override
        public int files() {
            return app.fileCount();
        }

        @Override
        public void close() {
            app.close();
        }
    }

    @Test
    void theTokenThatWasReplacedIsGoodUntilItsTimeIsOver() {
        try (var program = new Simulated(true)) {
            var clock = MutableClock.at("2026-11-22T10:00:00Z");
            var http = new GuardedClient(
                    vertx, new AddressClient(new AddressRule(true)), "test", Duration.ofSeconds(5), 4);
            var channel =
                    new ApiChannel(http, file -> "", (account, id) -> new ByteArrayInputStream(new byte[0]), clock);
            var connection = program.connection(
                    Map.of("tokenPreviousUntil", "2026-11-22T11:00:00Z"),
                    Map.of("token", TOKEN, "token-previous", OLD_TOKEN));
            Hook old = Simulated.with(OLD_TOKEN, program.says(1, "Hello").body());

            assertThat(channel.read(connection, old)).isInstanceOf(Reading.Understood.class);
            clock.advance(Duration.ofHours(1));
            assertThat(channel.read(connection, old)).isEqualTo(new Reading.Refused(401, "wrong-token"));
        }
    }

    @Test
    void nobodyMakesUsCallOurOwnNeighbours() {
        try (var program = new Simulated(false)) {
            Hook hook = program.sendsPicture(1, "Look", new byte[] {1});
            var message =
                    (Arrival.Message) ((Reading.Understood) program.channel().read(program.connection(), hook))
                            .arrivals()
                            .getFirst();

            assertThatThrownBy(() -> program.channel()
                            .fetch(program.connection(), message.files().getFirst()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not public");
            assertThat(program.channel().check(program.connection())).isInstanceOf(Standing.Disowned.class);
            assertThat(program.app.types()).isEmpty();
        }
    }

    @Test
    void withoutAnAddressMessagesComeInAndNoneGoesOut() {
        try (var program = new Simulated(true)) {
            program.url = "";

            assertThat(program.channel().check(program.connection())).isInstanceOf(Standing.Good.class);
            assertThat(program.channel().deliver(program.connection(), "1", new Part.Text("Hello", null), 1, file -> {
                        throw new IOException("none");
                    }))
                    .isInstanceOf(SendResult.Rejected.class);
        }
    }
}
