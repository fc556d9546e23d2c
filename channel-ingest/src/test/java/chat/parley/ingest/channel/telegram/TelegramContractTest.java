package chat.parley.ingest.channel.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.ChannelContract;
import chat.parley.ingest.kit.Hook;
import chat.parley.ingest.kit.Provider;
import chat.parley.ingest.kit.Reading;
import chat.parley.ingest.kit.Standing;
import chat.parley.platform.json.Json;
import chat.parley.testkit.telegram.TelegramSimulator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("W-54")
class TelegramContractTest extends ChannelContract {
    @Override
    protected Provider provide() {
        return new Simulated();
    }

    private static final class Simulated implements Provider {
        private static final String TOKEN = "1234:simulated_token";
        private static final String SECRET = "what_we_gave_Telegram";

        private final TelegramSimulator telegram = new TelegramSimulator();
        private final TelegramChannel channel =
                new TelegramChannel(telegram.api(), Duration.ofSeconds(5), Duration.ofSeconds(1));
        private long last;

        Simulated() {
            telegram.bot(TOKEN, "shop_bot");
        }

        @Override
        public Channel channel() {
            return channel;
        }

        @Override
        public ChannelConnection connection() {
            return connection(Map.of("mode", "webhook"), Map.of("token", TOKEN, "webhookSecret", SECRET));
        }

        @Override
        public Hook says(long person, String text) {
            last = telegram.says(TOKEN, person, text);
            return lastUpdate();
        }

        @Override
        public Hook sendsPicture(long person, String text, byte[] bytes) {
            telegram.file("picture-1", bytes);
            ObjectNode content = Json.mapper().createObjectNode().put("caption", text);
            content.putArray("photo")
                    .addObject()
                    .put("file_id", "picture-1")
                    .put("file_unique_id", "p1")
                    .put("width", 90)
                    .put("height", 60)
                    .put("file_size", bytes.length);
            last = telegram.says(TOKEN, person, content);
            return lastUpdate();
        }

        @Override
        public Optional<Hook> edits(long person, String text) {
            telegram.edits(TOKEN, person, last, text);
            return Optional.of(lastUpdate());
        }

        @Override
        public Hook blocks(long person) {
            telegram.blocks(TOKEN, person, true);
            return lastUpdate();
        }

        @Override
        public Optional<Hook> allowsAgain(long person) {
            telegram.blocks(TOKEN, person, false);
            return Optional.of(lastUpdate());
        }

        private Hook lastUpdate() {
            return signed(Json.bytes(telegram.waiting(TOKEN).getLast()));
        }

        @Override
        public Hook forged(byte[] body) {
            return new Hook(Map.of("x-telegram-bot-api-secret-token", SECRET + "-1234x"), body);
        }

        @Override
        public Hook signed(byte[] body) {
            return new Hook(Map.of("X-Telegram-Bot-Api-Secret-Token", SECRET + "-1234"), body);
        }

        @Override
        public void outage(boolean on) {
            telegram.setDown(on);
        }

        @Override
        public void loseAnswers(boolean on) {
            telegram.setMute(on);
        }

        @Override
        public boolean answersRubbish(boolean on) {
            telegram.setRubbish(on);
            return true;
        }

        @Override
        public void throttle(int seconds) {
            telegram.throttle(TOKEN, 1, seconds);
        }

        @Override
        public void revoke() {
            telegram.revoke(TOKEN);
        }

        @Override
        public List<String> texts(long person) {
            return telegram.texts(TOKEN, person);
        }

        @Override
        public List<String> buttons(long person) {
            return telegram.sent(TOKEN)
                    .getLast()
                    .arguments()
                    .path("reply_markup")
                    .path("keyboard")
                    .findValuesAsText("text");
        }

        @Override
        public int files() {
            return (int) telegram.sent(TOKEN).stream()
                    .filter(sent -> sent.fileBytes() == 21)
                    .count();
        }

        @Override
        public void close() {
            telegram.close();
        }
    }

    @Test
    @Tag("N-02")
    void theBotThatWasHereBeforeIsNotTakenForTheOneThatIsNowNorADifferentSecretOfItForAnother() {
        var bots = new TelegramChannel(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1), Duration.ofSeconds(1));
        byte[] update = "{\"update_id\":1}".getBytes(UTF_8);
        var before = new Hook(Map.of("X-Telegram-Bot-Api-Secret-Token", "ours-1234"), update);

        assertThat(bots.read(bot("1234:first"), before)).isInstanceOf(Reading.Odd.class);
        assertThat(bots.read(bot("1234:rotated"), before)).isInstanceOf(Reading.Odd.class);
        assertThat(bots.read(bot("5678:other"), before)).isEqualTo(new Reading.Refused(403, "wrong-secret"));
        assertThat(bots.foreignAccount(bot("1234:first")))
                .isEqualTo(bots.foreignAccount(bot("1234:rotated")))
                .isNotEqualTo(bots.foreignAccount(bot("5678:other")));
        assertThat(bots.foreignAccount(bot("no token at all")))
                .as("nothing secret")
                .isEmpty();
    }

    @Test
    void replicasThatSetTheSameWebhookAtOnceAllStand() {
        try (var telegram = new Simulated()) {
            URI hook = URI.create("https://desk.example/channels/telegram/telegram-1");
            Standing good = new Standing.Good("1234", "@shop_bot");

            assertThat(telegram.channel().connect(telegram.connection(), hook)).isEqualTo(good);
            assertThat(telegram.channel().connect(telegram.connection(), hook)).isEqualTo(good);
            assertThat(telegram.channel().connect(telegram.connection(), URI.create("https://other.example/")))
                    .as("not the one that is set")
                    .isInstanceOf(Standing.Away.class);
        }
    }

    @Test
    void whenToComeAgainIsSaidInSecondsAndNeverAtOnce() {
        Instant now = Instant.parse("2026-11-21T09:00:00Z");

        assertThat(TelegramResource.seconds(now, now.plusSeconds(5))).isEqualTo("5");
        assertThat(TelegramResource.seconds(now, now.minusMillis(3))).isEqualTo("1");
    }

    private static ChannelConnection bot(String token) {
        return new ChannelConnection(
                new AccountId("acme"),
                new ChannelId("telegram-1"),
                TelegramChannel.KIND,
                1,
                "en",
                null,
                Map.of("mode", "webhook"),
                Map.of("token", token, "webhookSecret", "ours"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|Bad Request: chat not found|Rejected",
                "400|Bad Request: message is not modified: no change|Accepted",
                "401|Unauthorized|Disowned",
                "403|Forbidden: bot was blocked by the user|Unreachable",
                "403|Forbidden: user is deactivated|Unreachable",
                "404|Not Found|Disowned",
                "409|Conflict: terminated by other getUpdates request|Later",
                "421|Misdirected Request|Later",
                "429|Too Many Requests: retry after 7|Throttled",
                "500|Internal Server Error|Later"
            })
    void whatTheBotApiAnswersDecidesWhetherTheMessageTheVisitorOrTheConnectionIsMeant(
            int code, String words, String wanted) {
        byte[] body = ("{\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + words
                        + "\",\"parameters\":{\"retry_after\":7}}")
                .getBytes(UTF_8);

        assertThat(TelegramAnswer.read(code, body).forSending().getClass().getSimpleName())
                .isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({"200, Unknown", "302, Later", "403, Later", "404, Later", "413, Rejected", "502, Later"})
    void whatIsNoAnswerOfTheBotApiCountsAgainstNobody(int status, String wanted) {
        byte[] page = "<html>somebody else</html>".getBytes(UTF_8);

        assertThat(TelegramAnswer.read(status, page).forSending().getClass().getSimpleName())
                .isEqualTo(wanted);
    }
}
