package chat.parley.ingest.channel.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.decision.QueueState;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.ingest.TestSettings;
import chat.parley.platform.json.Json;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.TopicWriter;
import chat.parley.testkit.Wait;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TestSettings.class)
@QuarkusTestResource(ParleyServices.class)
class WithoutSocketIT {
    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    // Not the pool that all share: on two processors it has one thread, and somebody may be waiting on it.
    private ExecutorService background;
    private TopicWriter writer;
    private TopicProbe probe;
    private Shop shop;
    private Shop.Session session;

    @BeforeEach
    void open() {
        background = Executors.newVirtualThreadPerTaskExecutor();
        writer = new TopicWriter(TestKafka.bootstrapServers());
        probe = TopicProbe.fromNow(TestKafka.bootstrapServers(), Topic.COMMANDS, Topic.SIGNALS);
        shop = Shop.open(writer);
        session = shop.session();
    }

    @AfterEach
    void close() {
        background.shutdownNow();
        probe.close();
        writer.close();
    }

    private RequestSpecification request(String token) {
        return given().header("Origin", Shop.ORIGIN)
                .header("Authorization", "Bearer " + token)
                .contentType("application/json");
    }

    private Response send(String token, Map<String, Object> frame) {
        return request(token).body(frame).post("/channels/web/commands");
    }

    private CompletableFuture<Response> sendInBackground(Map<String, Object> frame) {
        return CompletableFuture.supplyAsync(() -> send(session.token(), frame), background);
    }

    private Response newer(long after) {
        return request(session.token()).get("/channels/web/wait?after=" + after);
    }

    @Test
    @Tag("U-07")
    @Tag("N-02")
    void aCommandAnswersItsOutcome() {
        var ref = Shop.ref();
        var answer = sendInBackground(Shop.message(ref, "Hello"));
        probe.await(record -> ref.equals(record.headers().get(Headers.ID)));

        writer.outcome(shop.accepted(session, ref));

        answer.join()
                .then()
                .statusCode(200)
                .body("type", equalTo("outcome"))
                .body("ref", equalTo(ref))
                .body("accepted", equalTo(true))
                .body("messageId", equalTo("m-1"));
    }

    @Test
    void aRefusedCommandSaysWhy() {
        var ref = Shop.ref();
        var answer = sendInBackground(Map.of("type", "close", "ref", ref, "dialogId", "d-1"));
        probe.await(record -> ref.equals(record.headers().get(Headers.ID)));

        writer.outcome(new Outcome.Refused(
                new CommandId(ref),
                session.accountId(),
                session.conversationId(),
                new Actor.Visitor(session.visitorId(), null),
                4,
                4,
                ErrorCode.DIALOG_CLOSED,
                "another dialog is open",
                new DialogId("d-2"),
                null,
                null));

        answer.join()
                .then()
                .statusCode(200)
                .body("accepted", equalTo(false))
                .body("code", equalTo("dialog-closed"))
                .body("presentDialogId", equalTo("d-2"));
    }

    @Test
    void aCommandWithoutAnOutcomeInTimeIsPending() {
        var ref = Shop.ref();

        send(session.token(), Shop.message(ref, "Hello"))
                .then()
                .statusCode(202)
                .body("type", equalTo("pending"))
                .body("ref", equalTo(ref));
    }

    @Test
    void onlyCommandsAreCommands() {
        send(session.token(), Map.of("type", "typing", "active", true))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
    }

    @Test
    void tokensAreChecked() {
        var frame = Shop.message(Shop.ref(), "Hello");
        var expired = shop.acme()
                .keys()
                .expiredToken(session.visitorId(), SampleAccount.WEB, shop.placement(), session.conversationId());

        send(expired, frame).then().statusCode(401).body("code", equalTo("token-expired"));
        send("nonsense", frame).then().statusCode(401).body("code", equalTo("token-invalid"));
        given().contentType("application/json")
                .body(frame)
                .post("/channels/web/commands")
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"));
        given().contentType("application/json")
                .header("Authorization", "Bearer " + session.token())
                .header("Origin", "https://evil.example")
                .body(frame)
                .post("/channels/web/commands")
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue())
                .body("code", equalTo("origin-not-allowed"));
    }

    @Test
    void aBodyOverItsLimit() {
        for (int size : new int[] {20_000, 100_000}) {
            send(session.token(), Shop.message(Shop.ref(), "x".repeat(size)))
                    .then()
                    .statusCode(413)
                    .contentType("application/problem+json")
                    .body("code", equalTo("body-too-large"));
        }
    }

    @Test
    void aBodyOverItsLimitThatDoesNotSayHowLongItIs() throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            var chunk = "4000\r\n" + "x".repeat(0x4000) + "\r\n";
            socket.getOutputStream()
                    .write(("POST /channels/web/commands HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + session.token() + "\r\nOrigin: " + Shop.ORIGIN
                                    + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk
                                    + chunk + "0\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();

            var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);

            assertThat(status).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    @Tag("N-14")
    void aFloodOfCommandsIsToldWhenToComeAgain() {
        List<Response> answers;
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 60)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> send(session.token(), Shop.message(Shop.ref(), "again")), many))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }

        var refused =
                answers.stream().filter(answer -> answer.statusCode() == 429).findFirst();
        assertThat(refused).isPresent();
        refused.get().then().header("Retry-After", equalTo("1")).body("code", equalTo("rate-limited"));
    }

    @Test
    @Tag("U-17")
    void typingNeedsNoSocket() {
        request(session.token())
                .body(Map.of("type", "typing", "active", true, "preview", "Hel"))
                .post("/channels/web/signals")
                .then()
                .statusCode(204);

        var signal = probe.await(record -> record.topic().equals(Topic.SIGNALS.name())
                && session.conversationId().value().equals(record.key()));
        assertThat(signal.body().path("preview").asText()).isEqualTo("Hel");
    }

    @Test
    @Tag("N-03")
    void waitingEndsWithSomethingNewer() {
        var story = shop.story(session);
        var answer = CompletableFuture.supplyAsync(
                () -> {
                    Response response;
                    do {
                        response = newer(0);
                    } while (response.statusCode() == 204);
                    return response;
                },
                background);

        writer.event(story.opened());

        answer.join().then().statusCode(200).body("visitorSequence", equalTo(1));
        newer(0).then().statusCode(200).body("visitorSequence", equalTo(1));
    }

    @Test
    void waitingForNothingEndsEmpty() {
        newer(7).then().statusCode(204);
    }

    @Test
    void waitingNeedsANumber() {
        request(session.token())
                .get("/channels/web/wait?after=soon")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
    }

    @Test
    void aKnownSiteMayAskFirst() {
        given().header("Origin", Shop.ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options("/channels/web/commands")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", Shop.ORIGIN)
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Access-Control-Allow-Headers", startsWith("authorization, content-type, x-file-name, upload-"))
                .header("Vary", "Origin");
    }

    @Test
    void anUnknownSiteIsNotNamed() {
        given().header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .options("/channels/web/commands")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void theButtonIsThereForAnybody() {
        given().header("Origin", Shop.ORIGIN)
                .get("/channels/web/placements/" + shop.placement())
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", Shop.ORIGIN)
                .body("placementId", equalTo(shop.placement().value()))
                .body("colour", equalTo("#2563eb"))
                .body("available", equalTo(false));
        given().get("/channels/web/placements/nowhere").then().statusCode(404).body("code", equalTo("not-found"));
        given().get("/channels/web/placements/no%20id").then().statusCode(400).body("code", equalTo("invalid-id"));
    }

    @Test
    @Tag("W-71")
    @Tag("W-72")
    @Tag("W-73")
    void aButtonGoesWhenTooManyOfItsDialogsWaitAndIsBackWithinASecond() throws IOException {
        Setting.Placement button = shop.button();
        writer.setting(new Setting.Placement(
                button.accountId(),
                2,
                false,
                button.placementId(),
                button.channelId(),
                button.name(),
                button.language(),
                button.departmentId(),
                button.title(),
                button.greeting(),
                button.colour(),
                button.side(),
                Set.of(),
                Set.of(),
                37,
                null,
                1,
                null,
                Set.of()));
        Wait.await()
                .untilAsserted(() -> given().get("/channels/web/placements/" + shop.placement())
                        .then()
                        .body("showPercent", equalTo(37)));

        var standings = new ConcurrentLinkedQueue<String>();
        var request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + port + "/channels/web/placements/" + shop.placement() + "/live"))
                .header("Origin", Shop.ORIGIN)
                .build();
        var client = HttpClient.newHttpClient();
        try {
            client.sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                    .thenAcceptAsync(answer -> answer.body()
                            .filter(line -> line.startsWith("data: "))
                            .forEach(line -> standings.add(line.substring(6))));
            awaitLast(standings, "{\"available\":false,\"offered\":true}");

            waiting(2);
            awaitLast(standings, "{\"available\":false,\"offered\":false}");
            waiting(1);
            awaitLast(standings, "{\"available\":false,\"offered\":true}");
        } finally {
            // The stream itself never ends.
            client.shutdownNow();
        }
    }

    private void waiting(int count) {
        var state = new QueueState(shop.acme().id(), count, 0, Map.of(shop.placement(), count));
        writer.raw(Topic.QUEUES, null, shop.acme().id().value(), Map.of(), Json.bytes(state));
    }

    private static void awaitLast(Queue<String> standings, String standing) {
        Wait.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(standings).last().isEqualTo(standing));
    }
}
