package chat.parley.ingest.channel.telegram;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.topic.Topic;
import chat.parley.ingest.TestSettings;
import chat.parley.platform.json.Json;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.secret.SecretPurpose;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.Tokens;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.TopicWriter;
import chat.parley.testkit.VisitorKeys;
import chat.parley.testkit.Wait;
import chat.parley.testkit.telegram.TelegramSimulator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Telegram over a real broker and a real database. */
@QuarkusTest
@TestProfile(TestSettings.class)
@QuarkusTestResource(ParleyServices.class)
class TelegramIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long ANN = 111;
    private static final byte[] PICTURE = java.util.Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private final Fixtures fixtures = Fixtures.unique();
    private final SampleAccount acme = fixtures.acme();
    private final ChannelId channelId = new ChannelId("telegram-" + fixtures.randomId());
    private final String token = (10_000 + new Random().nextInt(1_000_000_000)) + ":simulated_token";
    /** Made for each test: Quarkus makes two instances of a test, and the port is one. */
    private TelegramSimulator telegram;

    private final TopicWriter log = new TopicWriter(TestKafka.bootstrapServers());
    private final TopicProbe probe = TopicProbe.fromNow(TestKafka.bootstrapServers(), Topic.COMMANDS);

    @BeforeEach
    void open() {
        telegram = new TelegramSimulator(TestSettings.telegramPort());
        telegram.bot(token, "shop_bot");
        acme.settings().forEach(log::setting);
    }

    @AfterEach
    void close() {
        log.setting(channel(9, "polling", false));
        probe.close();
        log.close();
        telegram.close();
    }

    private Setting.Channel channel(long version, String mode, boolean enabled) {
        var box = SecretBox.of(VisitorKeys.SECRET_KEY);
        Map<String, String> secrets = Map.of("token", token, "webhookSecret", "our_own_secret").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        secret -> box.seal(
                                secret.getValue().getBytes(UTF_8),
                                SecretPurpose.channel(acme.id(), channelId, secret.getKey()))));
        return new Setting.Channel(
                acme.id(),
                version,
                false,
                channelId,
                TelegramChannel.KIND,
                "Our bot",
                SampleAccount.SALES,
                enabled,
                Set.of(),
                Set.of(),
                Map.of("mode", mode),
                secrets);
    }

    private void connect(String mode) {
        log.setting(channel(1, mode, true));
        Wait.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> administrator()
                        .get("/channels/" + channelId + "/health")
                        .then()
                        .statusCode(200)
                        .body("title", equalTo("@shop_bot"))
                        .body("state", equalTo("active")));
    }

    private io.restassured.specification.RequestSpecification administrator() {
        return given().header(
                        "Authorization", "Bearer " + Tokens.of(acme.adam()).sign())
                .contentType("application/json");
    }

    private ConversationId conversation(long person) {
        return acme.keys().conversationKey().conversation(channelId, "telegram-" + person);
    }

    private DialogCommand.PostVisitorMessage message(String text) {
        return probe.await(
                        seen -> seen.type().equals("PostVisitorMessage")
                                && seen.body().path("text").asText().equals(text),
                        PATIENCE)
                .as(DialogCommand.PostVisitorMessage.class);
    }

    private DialogEvent.MessagePosted answer(long person, String text) {
        var thread = new Fixtures.Thread(new VisitorId("telegram-" + person), conversation(person));
        return fixtures.story(thread).operatorWrote(acme.ann(), text);
    }

    @Test
    @Tag("W-54")
    @Tag("C-01")
    @Tag("C-08")
    @Tag("B-03")
    void whatAVisitorWritesIsPolledAndWhatIsAnsweredReachesThem() {
        connect("polling");
        telegram.file("picture-1", PICTURE);
        ObjectNode picture = Json.mapper().createObjectNode().put("caption", "Сколько стоит?");
        picture.putArray("photo").addObject().put("file_id", "picture-1").put("file_unique_id", "p1");
        telegram.says(token, ANN, picture);

        var asked = message("Сколько стоит?");

        assertThat(asked.meta().conversationId()).isEqualTo(conversation(ANN));
        assertThat(asked.departmentId()).isEqualTo(SampleAccount.SALES);
        assertThat(asked.language()).isEqualTo("ru");
        assertThat(asked.attachments())
                .singleElement()
                .satisfies(attachment -> assertThat(attachment.mediaType()).isEqualTo("image/png"));
        String link = links(asked.attachments().getFirst());
        assertThat(given().get(link).then().statusCode(200).extract().asByteArray())
                .isEqualTo(PICTURE);

        var answer = answer(ANN, "Сто рублей");
        log.event(answer);
        Wait.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(telegram.texts(token, ANN)).containsExactly("Сто рублей"));
        var status = probe.await(seen -> seen.type().equals("RecordMessageStatus"), PATIENCE)
                .as(DialogCommand.RecordMessageStatus.class);
        assertThat(status.messageId()).isEqualTo(answer.messageId());
        assertThat(status.status()).isEqualTo(MessageStatus.SENT);
        administrator()
                .get("/channels/" + channelId + "/deliveries")
                .then()
                .statusCode(200)
                .body("deliveries[0].state", equalTo("sent"));
    }

    @Test
    @Tag("N-28")
    void whoeverWritesThroughAChannelKnowsWhatItCan() {
        connect("polling");
        given().header("Authorization", "Bearer " + Tokens.of(acme.ann()).sign())
                .get("/channels/abilities")
                .then()
                .statusCode(200)
                .body("channels.size()", equalTo(1))
                .body("channels[0].channelId", equalTo(channelId.value()))
                .body("channels[0].textLimit", equalTo(4_096))
                .body("channels[0].replySeconds", org.hamcrest.Matchers.nullValue())
                .body("channels[0].writesFirst", equalTo(false));
        given().header("Authorization", "Bearer " + Tokens.of(acme.ann()).sign())
                .contentType("application/json")
                .body(Map.of("to", "anna@example.org", "requestId", "r1"))
                .post("/channels/" + channelId + "/conversations")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
        given().get("/channels/abilities").then().statusCode(401);
    }

    private String links(Attachment attachment) {
        String id = attachment.attachmentId().value();
        return administrator()
                .body(Map.of("attachmentIds", List.of(id)))
                .post("/channels/files/links")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("links['" + id + "']");
    }

    @Test
    @Tag("W-54")
    @Tag("N-02")
    void aHundredFirstMessagesAtOnceAreOneConversationInTelegramsOrder() throws Exception {
        connect("webhook");
        String secret = telegram.hookSecret(token);
        assertThat(secret).startsWith("our_own_secret");
        IntStream.range(0, 100).forEach(i -> telegram.says(token, ANN, "message " + i));
        List<ObjectNode> updates = new java.util.ArrayList<>(telegram.waiting(token));
        assertThat(post("wrong", updates.getFirst())).isEqualTo(403);
        assertThat(post(secret, updates.getFirst())).isEqualTo(200);
        updates.addAll(updates.subList(20, 40));
        Collections.shuffle(updates, new Random(5));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = updates.stream()
                    .map(update -> threads.submit(() -> post(secret, update)))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        var seen = probe.await(
                100,
                command -> command.type().equals("PostVisitorMessage")
                        && acme.id()
                                .value()
                                .equals(command.body()
                                        .path("meta")
                                        .path("accountId")
                                        .asText()),
                PATIENCE);
        assertThat(seen)
                .allSatisfy(command ->
                        assertThat(command.key()).isEqualTo(conversation(ANN).value()));
        assertThat(seen.stream().map(command -> command.body().path("text").asText()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(i -> "message " + i).toList());
    }

    private int post(String secret, ObjectNode update) {
        return given().header("X-Telegram-Bot-Api-Secret-Token", secret)
                .contentType("application/json")
                .body(update.toString())
                .post("/channels/telegram/" + channelId)
                .statusCode();
    }

    @Test
    @Tag("C-11")
    void whoBlocksTheBotIsToldOfAndAnAnswerToThemFails() {
        connect("polling");
        telegram.says(token, ANN, "Hello");
        message("Hello");
        telegram.blocks(token, ANN, true);
        var told = probe.await(seen -> seen.type().equals("RecordReachability"), PATIENCE)
                .as(DialogCommand.RecordReachability.class);
        assertThat(told.reachable()).isFalse();

        log.event(answer(ANN, "Are you there?"));

        var status = probe.await(seen -> seen.type().equals("RecordMessageStatus"), PATIENCE)
                .as(DialogCommand.RecordMessageStatus.class);
        assertThat(status.status()).isEqualTo(MessageStatus.FAILED);
        assertThat(status.reason()).contains("blocked by the user");
        administrator()
                .body(Map.of("channelId", channelId.value()))
                .post("/channels/deliveries/retry")
                .then()
                .statusCode(200)
                .body("retried", equalTo(1));
    }

    @Test
    @Tag("C-04")
    void oneBotIsConnectedByOneChannelOnly() {
        connect("polling");
        var other = Fixtures.unique().acme();
        other.settings().forEach(log::setting);
        var box = SecretBox.of(VisitorKeys.SECRET_KEY);
        var second = new ChannelId("telegram-" + fixtures.randomId());
        log.setting(new Setting.Channel(
                other.id(),
                1,
                false,
                second,
                TelegramChannel.KIND,
                "The same bot",
                null,
                true,
                Set.of(),
                Set.of(),
                Map.of("mode", "polling"),
                Map.of("token", box.seal(token.getBytes(UTF_8), SecretPurpose.channel(other.id(), second, "token")))));

        Wait.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> given().header(
                                "Authorization",
                                "Bearer " + Tokens.of(other.adam()).sign())
                        .contentType("application/json")
                        .body("{}")
                        .post("/channels/" + second + "/check")
                        .then()
                        .statusCode(409)
                        .body("code", equalTo("already-connected")));
        administrator().get("/channels/" + channelId + "/health").then().body("state", equalTo("active"));
    }
}
