package chat.parley.ingest.channel.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.InvitationId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.settings.Visits;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.contracts.visit.DeviceKind;
import chat.parley.contracts.visit.InvitationAnswer;
import chat.parley.contracts.visit.InvitationRule;
import chat.parley.contracts.visit.VisitorActivity;
import chat.parley.contracts.visit.VisitorCode;
import chat.parley.contracts.visit.VisitorStage;
import chat.parley.ingest.TestSettings;
import chat.parley.platform.json.Json;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.Wait;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What pages of sites report of their visitors, and what comes back to them. */
@QuarkusTest
@TestProfile(TestSettings.class)
@QuarkusTestResource(ParleyServices.class)
class VisitIT extends RefusalScene {
    private static final String PHONE =
            "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36";

    private String key;

    @BeforeEach
    void aBrowserThatWasNeverHere() {
        key = "browser-" + UUID.randomUUID();
    }

    @Test
    @Tag("W-51")
    void aReportIsPassedOnWithoutSecretsAndKeyedByAHashOfItsBrowser() {
        try (var activity = TopicProbe.fromNow(TestKafka.bootstrapServers(), Topic.ACTIVITY)) {
            var body = page(Shop.ORIGIN + "/prices?token=abc&tab=2#top");
            body.put("referrer", "https://search.example/?q=tea&session=1");
            body.put("utm", Map.of("source", "letter", "BAD", "x"));
            body.put("cart", 4_300);

            String visitorId = report(body).then().statusCode(200).extract().path("visitorId");

            var seen = activity.await(record -> visitorId.equals(record.key()));
            assertThat(seen.headers()).containsEntry(Headers.TYPE, "chat.parley.PageSeen");
            assertThat(seen.toString()).doesNotContain(key);
            var page = (VisitorActivity.PageSeen) seen.as(VisitorActivity.class);
            assertThat(page.accountId()).isEqualTo(shop.acme().id());
            assertThat(page.placementId()).isEqualTo(shop.placement());
            assertThat(page.page().url()).isEqualTo(Shop.ORIGIN + "/prices?tab=2");
            assertThat(page.page().title()).isEqualTo("Prices");
            assertThat(page.visit().referrer()).isEqualTo("https://search.example/?q=tea");
            assertThat(page.visit().utm()).isEqualTo(Map.of("source", "letter"));
            assertThat(page.visit().device().kind()).isEqualTo(DeviceKind.PHONE);
            assertThat(page.visit().stage()).isEqualTo(VisitorStage.AVAILABLE);
            assertThat(page.visit().city()).isNull();
            assertThat(page.visit().cart()).isEqualTo(4_300);
            assertThat(Duration.between(page.visit().beganAt(), page.page().openedAt()))
                    .isEqualTo(Duration.ofSeconds(60));

            report(Map.of("type", "leave", "placementId", shop.placement().value(), "key", key, "tab", "t1"))
                    .then()
                    .statusCode(204);
            activity.await(record -> visitorId.equals(record.key())
                    && record.as(VisitorActivity.class) instanceof VisitorActivity.PageLeft);
        }
    }

    @Test
    void whatNoPageWouldReportIsRefusedWithItsCode() {
        refused(page(Shop.ORIGIN + "/"), "https://evil.example", 403, "origin-not-allowed");
        refused(page("https://evil.example/"), Shop.ORIGIN, 400, "invalid-request");
        refused(page("javascript:alert(1)"), Shop.ORIGIN, 400, "invalid-request");
        refused(with(page(Shop.ORIGIN + "/"), "placementId", "nowhere"), Shop.ORIGIN, 404, "not-found");
        refused(with(page(Shop.ORIGIN + "/"), "key", "short"), Shop.ORIGIN, 400, "invalid-id");
        refused(with(page(Shop.ORIGIN + "/"), "stage", "dancing"), Shop.ORIGIN, 400, "invalid-request");
        refused(with(page(Shop.ORIGIN + "/"), "title", "x".repeat(9_000)), Shop.ORIGIN, 413, "body-too-large");
        refused(Map.of("type", "page"), Shop.ORIGIN, 400, "invalid-request");
    }

    @Test
    void aBrowserThatReportsWithoutEndIsSlowedDownAndOthersAreNot() {
        Wait.await()
                .pollInterval(Duration.ofMillis(1))
                .untilAsserted(() ->
                        report(page(Shop.ORIGIN + "/")).then().statusCode(429).body("code", equalTo("rate-limited")));

        report(with(page(Shop.ORIGIN + "/"), "key", "another-" + UUID.randomUUID()))
                .then()
                .statusCode(200);
    }

    @Test
    @Tag("U-22")
    void anInvitationReachesThePageThatListensAndThePageThatComesLater() throws Exception {
        String visitorId = report(page(Shop.ORIGIN + "/")).then().extract().path("visitorId");
        try (var stream = new Stream(visitorId);
                var stranger = new Stream("site-somebody-else")) {
            stream.await("data: {\"available\"");
            stranger.await("data: {\"available\"");
            var invited = invited(visitorId, null, Instant.now());
            activity(invited);

            stream.await("\"invitationId\":\"" + invited.invitationId() + "\",\"message\":\"May I help?\"");
            assertThat(stranger.lines).noneMatch(line -> line.contains("May I help?"));
        }
        try (var later = new Stream(visitorId)) {
            later.await("\"message\":\"May I help?\"");
        }
    }

    @Test
    @Tag("U-22")
    void whoAcceptsIsOfferedToWhoInvited() {
        var session = shop.session();
        try (var browser = Browser.hello(port, session.token())) {
            var invited = invited("site-" + UUID.randomUUID(), session.conversationId(), Instant.now());
            activity(invited);
            var frame = browser.await("invite");
            assertThat(frame.path("invitationId").asText())
                    .isEqualTo(invited.invitationId().value());
            assertThat(frame.path("name").asText()).isEqualTo("Ann");

            var ref = Shop.ref();
            var message = new HashMap<>(Shop.message(ref, "Yes"));
            message.put("invitationId", invited.invitationId().value());
            browser.send(message);

            assertThat(posted(ref).invitedBy()).isEqualTo(shop.acme().ann().operatorId());
            var other = Shop.ref();
            var forged = new HashMap<>(Shop.message(other, "Yes"));
            forged.put("invitationId", "made-up");
            browser.send(forged);
            assertThat(posted(other).invitedBy()).isNull();
        }
    }

    @Test
    @Tag("W-49")
    void aTeleportReachesTheVisitorOfTheDialog() {
        var session = shop.session();
        try (var browser = Browser.hello(port, session.token())) {
            writer.signal(new Signal.Teleport(
                    shop.acme().id(),
                    session.conversationId(),
                    new DialogId("d-1"),
                    SampleAccount.actor(shop.acme().ann()),
                    Shop.ORIGIN + "/cart"));

            assertThat(browser.await("teleport").path("url").asText()).isEqualTo(Shop.ORIGIN + "/cart");
        }
    }

    @Test
    @Tag("W-30")
    @Tag("W-31")
    @Tag("W-50")
    void aButtonSaysWhenItInvitesByItselfAndWhereItMayLead() {
        var acme = shop.acme();
        shop.ask(Shop.ORIGIN, null)
                .then()
                .body("placement.historyByMail", equalTo(true))
                .body("typingPreview", equalTo(true));
        given().get("/channels/web/placements/" + shop.placement())
                .then()
                .body("invitations", nullValue())
                .body("sites", hasItem(Shop.ORIGIN));

        writer.setting(new Visits(
                acme.id(),
                1,
                false,
                false,
                List.of(),
                "",
                60,
                12,
                true,
                false,
                List.of(
                        new InvitationRule(null, "Hello?", 30, Shop.ORIGIN + "/*", 2, 0),
                        new InvitationRule(
                                new chat.parley.contracts.id.PlacementId("other"), "Not here", 0, null, 1, 0)),
                new chat.parley.contracts.id.PictureId("face-1"),
                false));

        Wait.await()
                .untilAsserted(() -> given().get("/channels/web/placements/" + shop.placement())
                        .then()
                        .body("invitations.offline", equalTo(true))
                        .body("invitations.photo", equalTo("face-1"))
                        .body("invitations.rejectedHours", equalTo(12))
                        .body("invitations.rules.text", equalTo(List.of("Hello?"))));

        shop.ask(Shop.ORIGIN, null).then().body("placement.historyByMail", equalTo(false));
        given().header("Origin", Shop.ORIGIN)
                .header("Authorization", "Bearer " + shop.session().token())
                .contentType("application/json")
                .body(Map.of("type", "transcript", "ref", Shop.ref(), "dialogId", "d-1", "email", "v@example.org"))
                .post("/channels/web/commands")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @Test
    @Tag("U-23")
    void anAnswerIsPassedOn() {
        try (var activity = TopicProbe.fromNow(TestKafka.bootstrapServers(), Topic.ACTIVITY)) {
            report(Map.of(
                            "type", "answer",
                            "placementId", shop.placement().value(),
                            "key", key,
                            "invitationId", "i-1",
                            "answer", "rejected"))
                    .then()
                    .statusCode(204);

            var answered = activity.await(
                    record -> record.as(VisitorActivity.class) instanceof VisitorActivity.InvitationAnswered told
                            && told.accountId().equals(shop.acme().id()));
            assertThat(((VisitorActivity.InvitationAnswered) answered.as(VisitorActivity.class)).answer())
                    .isEqualTo(InvitationAnswer.REJECTED);
        }
    }

    @Test
    @Tag("W-49")
    void whoIsFoundByTheirCodeIsLedWithoutADialog() throws Exception {
        var seen = report(page(Shop.ORIGIN + "/")).then().extract();
        String visitorId = seen.path("visitorId");
        assertThat(seen.<String>path("code")).isEqualTo(VisitorCode.of(new VisitorId(visitorId)));
        try (var stream = new Stream(visitorId)) {
            stream.await("data: {\"available\"");

            var led = new VisitorActivity.VisitorLed(
                    shop.acme().id(),
                    new VisitorId(visitorId),
                    Instant.now(),
                    null,
                    shop.acme().ann().operatorId(),
                    Shop.ORIGIN + "/cart");
            writer.raw(
                    Topic.ACTIVITY, null, visitorId, Map.of(Headers.TYPE, "chat.parley.VisitorLed"), Json.bytes(led));

            stream.await("\"url\":\"" + Shop.ORIGIN + "/cart\"");
        }
    }

    private DialogCommand.PostVisitorMessage posted(String ref) {
        return (DialogCommand.PostVisitorMessage)
                probe.await(record -> ref.equals(record.headers().get(Headers.ID)))
                        .as(DialogCommand.class);
    }

    private void activity(VisitorActivity.VisitorInvited invited) {
        writer.raw(
                Topic.ACTIVITY,
                null,
                invited.visitorId().value(),
                Map.of(Headers.TYPE, "chat.parley.VisitorInvited"),
                Json.bytes(invited));
    }

    private VisitorActivity.VisitorInvited invited(
            String visitorId, @Nullable ConversationId conversation, Instant now) {
        return new VisitorActivity.VisitorInvited(
                shop.acme().id(),
                new VisitorId(visitorId),
                now,
                new InvitationId(UUID.randomUUID().toString()),
                conversation,
                shop.acme().ann().operatorId(),
                "Ann",
                "May I help?",
                now.plusSeconds(60));
    }

    private Map<String, Object> page(String url) {
        var body = new HashMap<String, Object>();
        body.put("type", "page");
        body.put("placementId", shop.placement().value());
        body.put("key", key);
        body.put("tab", "t1");
        body.put("url", url);
        body.put("title", "Prices");
        body.put("seconds", 0);
        body.put("visit", 2);
        body.put("visitSeconds", 60);
        body.put("language", "ru");
        return body;
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        body.put(field, value);
        return body;
    }

    private static Response report(Map<String, Object> body) {
        return report(body, Shop.ORIGIN);
    }

    /** As a browser does: plain text, so that it asks nobody first. */
    private static Response report(Map<String, Object> body, String origin) {
        return given().contentType("text/plain;charset=UTF-8")
                .header("Origin", origin)
                .header("User-Agent", PHONE)
                .body(Json.text(body))
                .post("/channels/web/visits");
    }

    private static void refused(Map<String, Object> body, String origin, int status, String code) {
        report(body, origin).then().statusCode(status).body("code", equalTo(code));
    }

    /** A page that listens. */
    private final class Stream implements AutoCloseable {
        private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        private final HttpClient client = HttpClient.newHttpClient();

        Stream(String visitorId) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/channels/web/placements/"
                            + shop.placement() + "/live?visitor=" + visitorId))
                    .header("Origin", Shop.ORIGIN)
                    .build();
            client.sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                    .thenAcceptAsync(answer -> answer.body().forEach(lines::add));
        }

        void await(String part) {
            Wait.await()
                    .atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(lines).anyMatch(line -> line.contains(part)));
        }

        @Override
        public void close() {
            // The stream itself never ends.
            client.shutdownNow();
        }
    }
}
