package chat.parley.testkit.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TelegramSimulatorTest {
    private static final String TOKEN = "1234:simulated_token";

    private final TelegramSimulator telegram = new TelegramSimulator();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void open() {
        telegram.bot(TOKEN, "shop_bot");
    }

    @AfterEach
    void close() {
        telegram.close();
    }

    private JsonNode call(String token, String method, Map<String, ?> arguments) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(telegram.api() + "/bot" + token + "/" + method))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(arguments)))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        JsonNode body = Json.mapper().readTree(answer.body());
        assertThat(answer.statusCode())
                .isEqualTo(
                        body.path("ok").asBoolean()
                                ? 200
                                : body.path("error_code").asInt());
        return body;
    }

    private void assertRefused(int code, String description, String method, Map<String, ?> arguments) throws Exception {
        JsonNode answer = call(TOKEN, method, arguments);

        assertThat(answer.path("error_code").asInt()).isEqualTo(code);
        assertThat(answer.path("description").asText()).contains(description);
    }

    @Test
    void aTokenThatIsNoBotsIsUnauthorized() throws Exception {
        assertThat(call("1:other", "getMe", Map.of()).path("error_code").asInt())
                .isEqualTo(401);
    }

    @Test
    void anUnknownMethodIsNotFoundAndNamesIgnoreCase() throws Exception {
        assertRefused(404, "Not Found", "sendEverything", Map.of());

        assertThat(call(TOKEN, "GETME", Map.of())
                        .path("result")
                        .path("username")
                        .asText())
                .isEqualTo("shop_bot");
    }

    @Test
    void pollingIsRefusedWhileAWebhookIsSet() throws Exception {
        call(TOKEN, "setWebhook", Map.of("url", "https://example.com/hook"));

        assertRefused(409, "can't use getUpdates", "getUpdates", Map.of());
        call(TOKEN, "deleteWebhook", Map.of());

        assertThat(call(TOKEN, "getUpdates", Map.of()).path("ok").asBoolean()).isTrue();
    }

    private void assertNoHook(String description, Map<String, ?> wanted) throws Exception {
        telegram.bot("77:another_bot_for_each", "other_bot");
        JsonNode answer = call("77:another_bot_for_each", "setWebhook", wanted);

        assertThat(answer.path("error_code").asInt()).isEqualTo(400);
        assertThat(answer.path("description").asText()).contains(description);
    }

    @Test
    void aWebhookNeedsHttpsAPortThatIsCalledAndASecretOfPlainCharacters() throws Exception {
        assertNoHook("An HTTPS URL must be provided", Map.of("url", "http://example.com/hook"));
        assertNoHook("only on ports 80, 88, 443 or 8443", Map.of("url", "https://example.com:9443/hook"));
        assertNoHook("unallowed", Map.of("url", "https://example.com/", "secret_token", "not allowed!"));
        assertNoHook("too long", Map.of("url", "https://example.com/", "secret_token", "x".repeat(257)));
    }

    @Test
    void aWebhookIsSetOnceASecondAndSaysWhatItIs() throws Exception {
        assertThat(call(TOKEN, "setWebhook", Map.of("url", "https://example.com/hook", "max_connections", 500))
                        .path("description")
                        .asText())
                .isEqualTo("Webhook was set");
        assertRefused(429, "retry after 1", "setWebhook", Map.of("url", "https://example.com/hook"));
        telegram.says(TOKEN, 111, "Hello");

        JsonNode info = call(TOKEN, "getWebhookInfo", Map.of()).path("result");

        assertThat(info.path("url").asText()).isEqualTo("https://example.com/hook");
        assertThat(info.path("max_connections").asInt()).isEqualTo(100);
        assertThat(info.path("pending_update_count").asInt()).isEqualTo(1);
        call(TOKEN, "deleteWebhook", Map.of("drop_pending_updates", true));
        assertThat(call(TOKEN, "getUpdates", Map.of()).path("result")).isEmpty();
    }

    @Test
    void argumentsComeAsAFormAndInTheAddressToo() throws Exception {
        telegram.says(TOKEN, 111, "Hello");
        URI method = URI.create(telegram.api() + "/bot" + TOKEN + "/sendMessage");
        var form = HttpRequest.newBuilder(method)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("chat_id=111&text=%D0%B4%D0%B0+%26"))
                .build();
        var address = HttpRequest.newBuilder(URI.create(method + "?chat_id=111&text=two"))
                .build();

        assertThat(http.send(form, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
        assertThat(http.send(address, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);

        assertThat(telegram.texts(TOKEN, 111)).containsExactly("да &", "two");
    }

    @Test
    void onlyWhatIsWantedIsTold() throws Exception {
        call(TOKEN, "getUpdates", Map.of("allowed_updates", List.of("message")));
        telegram.says(TOKEN, 111, "Hello");
        telegram.blocks(TOKEN, 111, true);

        JsonNode updates = call(TOKEN, "getUpdates", Map.of()).path("result");

        assertThat(updates).singleElement().matches(update -> update.has("message"));
        assertThat(call(TOKEN, "getWebhookInfo", Map.of()).path("result").path("allowed_updates"))
                .singleElement()
                .matches(kind -> kind.asText().equals("message"));
    }

    @Test
    void whoAsksForUpdatesEndsTheQuestionOfWhoAskedBefore() throws Exception {
        var first = http.sendAsync(
                HttpRequest.newBuilder(URI.create(telegram.api() + "/bot" + TOKEN + "/getUpdates?timeout=20"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Awaitility.await().until(() -> {
            call(TOKEN, "getUpdates", Map.of());
            return first.isDone();
        });

        assertThat(first.get().statusCode()).isEqualTo(409);
        assertThat(first.get().body()).contains("terminated by other getUpdates request");
    }

    @Test
    void theNewestUpdatesAreHadFromTheEnd() throws Exception {
        telegram.says(TOKEN, 111, "One");
        telegram.says(TOKEN, 111, "Two");

        JsonNode last = call(TOKEN, "getUpdates", Map.of("offset", -1)).path("result");

        assertThat(last).hasSize(1);
        assertThat(last.get(0).path("message").path("text").asText()).isEqualTo("Two");
    }

    @Test
    void whatIsAnsweredMustBeThereAndWhatIsSentInPartsMustFit() throws Exception {
        long asked = telegram.says(TOKEN, 111, "Hello");
        Map<String, ?> unknown = Map.of("message_id", 9_999);

        assertRefused(
                400,
                "message to be replied not found",
                "sendMessage",
                Map.of("chat_id", 111, "text", "x", "reply_parameters", unknown));
        assertThat(call(
                                TOKEN,
                                "sendMessage",
                                Map.of("chat_id", 111, "text", "x", "reply_parameters", Map.of("message_id", asked)))
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertRefused(400, "wrong parameter action", "sendChatAction", Map.of("chat_id", 111, "action", "dance"));
        assertRefused(400, "there is no photo", "sendPhoto", Map.of("chat_id", 111));
        assertRefused(400, "wrong remote file", "sendPhoto", Map.of("chat_id", 111, "photo", "unknown"));
        assertRefused(
                400,
                "caption is too long",
                "sendPhoto",
                Map.of("chat_id", 111, "photo", "https://example.com/a.png", "caption", "x".repeat(1_025)));
        assertRefused(
                400, "can't be edited", "editMessageText", Map.of("chat_id", 111, "message_id", asked, "text", "mine"));
        assertRefused(
                400,
                "too many message identifiers",
                "deleteMessages",
                Map.of("chat_id", 111, "message_ids", IntStream.range(0, 101).toArray()));
    }

    @Test
    void anAlbumIsAMessageForEachOfItsPictures() throws Exception {
        telegram.says(TOKEN, 111, "Hello");
        var picture = Map.of("type", "photo", "media", "https://example.com/a.png");

        JsonNode sent = call(TOKEN, "sendMediaGroup", Map.of("chat_id", 111, "media", List.of(picture, picture)));

        assertThat(sent.path("result")).hasSize(2);
        assertRefused(400, "no messages", "sendMediaGroup", Map.of("chat_id", 111, "media", List.of()));
        assertRefused(
                400,
                "too many messages",
                "sendMediaGroup",
                Map.of("chat_id", 111, "media", java.util.Collections.nCopies(11, picture)));
        long first = sent.path("result").path(0).path("message_id").asLong();
        assertThat(call(TOKEN, "setMessageReaction", Map.of("chat_id", 111, "message_id", first))
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertRefused(400, "message to react not found", "setMessageReaction", Map.of("chat_id", 111));
        assertRefused(400, "message to edit not found", "editMessageReplyMarkup", Map.of("chat_id", 111));
    }

    @Test
    void whatAWebhookDoesNotTakeIsToldAgainByItselfAndItsAnswerMayBeACall() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        HttpServer hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            told.add("call");
            byte[] answer = "{\"method\":\"sendMessage\",\"chat_id\":111,\"text\":\"At once\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(told.size() == 1 ? 500 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        hook.start();
        try {
            String url = "http://127.0.0.1:" + hook.getAddress().getPort() + "/";
            call(TOKEN, "setWebhook", Map.of("url", url));
            telegram.says(TOKEN, 111, "One");

            Awaitility.await()
                    .untilAsserted(() -> assertThat(telegram.texts(TOKEN, 111)).containsExactly("At once"));
            assertThat(told).hasSize(2);
            assertThat(call(TOKEN, "getWebhookInfo", Map.of())
                            .path("result")
                            .path("last_error_message")
                            .asText())
                    .isEqualTo("Wrong response from the webhook: 500");
        } finally {
            hook.stop(0);
        }
    }

    @Test
    void textsAreNeitherEmptyNorLongerThanAllowed() throws Exception {
        telegram.says(TOKEN, 111, "Hello");

        assertRefused(400, "message text is empty", "sendMessage", Map.of("chat_id", 111, "text", " "));
        assertRefused(400, "message is too long", "sendMessage", Map.of("chat_id", 111, "text", "x".repeat(4_097)));
        assertThat(call(TOKEN, "sendMessage", Map.of("chat_id", 111, "text", "x".repeat(4_096)))
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whoNeverWroteOrHasBlockedTheBotIsNotWrittenTo() throws Exception {
        assertRefused(400, "chat not found", "sendMessage", Map.of("chat_id", 5, "text", "Hello"));
        telegram.says(TOKEN, 111, "Hello");
        telegram.blocksSilently(TOKEN, 111);

        assertRefused(403, "bot was blocked by the user", "sendMessage", Map.of("chat_id", 111, "text", "Hello"));
    }

    @Test
    void tooManyRequestsSayWhenToGoOn() throws Exception {
        telegram.says(TOKEN, 111, "Hello");
        telegram.throttle(TOKEN, 1, 7);

        JsonNode refused = call(TOKEN, "sendMessage", Map.of("chat_id", 111, "text", "Hello"));

        assertThat(refused.path("error_code").asInt()).isEqualTo(429);
        assertThat(refused.path("parameters").path("retry_after").asInt()).isEqualTo(7);
        assertThat(call(TOKEN, "sendMessage", Map.of("chat_id", 111, "text", "Hello"))
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void anEditThatChangesNothingIsRefusedAndOneOfAnUnknownMessageToo() throws Exception {
        telegram.says(TOKEN, 111, "Hello");
        long id = call(TOKEN, "sendMessage", Map.of("chat_id", 111, "text", "Hello"))
                .path("result")
                .path("message_id")
                .asLong();

        assertRefused(
                400, "not modified", "editMessageText", Map.of("chat_id", 111, "message_id", id, "text", "Hello"));
        assertRefused(400, "not found", "editMessageText", Map.of("chat_id", 111, "message_id", 9, "text", "Hello"));
    }

    @Test
    void updatesAreGivenAgainUntilTheyAreAcknowledged() throws Exception {
        telegram.says(TOKEN, 111, "One");
        telegram.says(TOKEN, 111, "Two");
        JsonNode first = call(TOKEN, "getUpdates", Map.of()).path("result");
        assertThat(first).hasSize(2);

        long number = first.get(0).path("update_id").asLong();
        JsonNode second =
                call(TOKEN, "getUpdates", Map.of("offset", number + 1)).path("result");

        assertThat(second).hasSize(1);
        assertThat(second.get(0).path("message").path("text").asText()).isEqualTo("Two");
    }

    @Test
    void filesAreGivenOutUpToTheLimitAndNoFurther() throws Exception {
        telegram.file("small", new byte[3]);
        telegram.file("large", new byte[20 * 1024 * 1024 + 1]);

        assertThat(call(TOKEN, "getFile", Map.of("file_id", "small"))
                        .path("result")
                        .path("file_path")
                        .asText())
                .isEqualTo("files/small");
        assertRefused(400, "file is too big", "getFile", Map.of("file_id", "large"));
        assertRefused(400, "invalid file_id", "getFile", Map.of("file_id", "none"));
    }

    @Test
    void aWebhookIsCalledInOrderWithItsSecretUntilItTakesWhatItIsTold() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        HttpServer hook = hook(told);
        try {
            call(
                    TOKEN,
                    "setWebhook",
                    Map.of("url", "http://127.0.0.1:" + hook.getAddress().getPort() + "/", "secret_token", "s3cret"));
            telegram.says(TOKEN, 111, "One");
            telegram.says(TOKEN, 111, "Two");

            Awaitility.await().untilAsserted(() -> {
                telegram.deliver(TOKEN);
                assertThat(told).containsExactly("s3cret One", "s3cret Two");
            });
        } finally {
            hook.stop(0);
        }
    }

    private static HttpServer hook(List<String> told) throws IOException {
        HttpServer hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/", exchange -> {
            JsonNode update = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
            told.add(exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token") + " "
                    + update.path("message").path("text").asText());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        hook.start();
        return hook;
    }
}
