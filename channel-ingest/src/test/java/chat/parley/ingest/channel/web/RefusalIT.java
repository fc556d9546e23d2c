package chat.parley.ingest.channel.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.TopicWriter;
import chat.parley.testkit.VisitorKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestProfile(QuickPatience.class)
@QuarkusTestResource(value = ParleyServices.class, initArgs = @ResourceArg(name = "database", value = "off"))
class RefusalIT {
    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private TopicWriter writer;
    private TopicProbe probe;
    private Shop shop;

    /** Once for all: every test has visitors of its own. Before the first one nobody knows the service's port. */
    @BeforeEach
    void open() {
        if (shop != null) {
            return;
        }
        writer = new TopicWriter(TestKafka.bootstrapServers());
        probe = TopicProbe.fromNow(TestKafka.bootstrapServers(), Topic.COMMANDS);
        shop = Shop.open(writer);
    }

    @AfterAll
    void close() {
        probe.close();
        writer.close();
    }

    private Browser connect() {
        return Browser.connect(port, Map.of("Origin", Shop.ORIGIN));
    }

    private static Map<String, Object> hello(String token) {
        return Map.of("type", "hello", "token", token, "after", 0);
    }

    private void assertHelloRefused(String token, String code, int closeCode) {
        try (var browser = connect()) {
            browser.send(hello(token));

            assertThat(browser.await("error").path("code").asText()).isEqualTo(code);
            assertThat(browser.closeCode()).isEqualTo(closeCode);
        }
    }

    /** Sends a message, then a good one, and sees that only the good one reached the topic. */
    private void assertMessageRefused(String text, String code) {
        try (var browser = Browser.hello(port, shop.session().token())) {
            var bad = Shop.ref();
            var good = Shop.ref();

            browser.send(Shop.message(bad, text));
            browser.send(Shop.message(good, "Hello"));

            assertThat(browser.refusalOf(bad).path("code").asText()).isEqualTo(code);
            probe.await(record -> good.equals(record.headers().get(Headers.ID)));
            assertThat(probe.all(record -> bad.equals(record.headers().get(Headers.ID))))
                    .isEmpty();
        }
    }

    @Test
    void anExpiredToken() {
        var session = shop.session();
        var token = shop.acme()
                .keys()
                .expiredToken(session.visitorId(), SampleAccount.WEB, shop.placement(), session.conversationId());

        assertHelloRefused(token, "token-expired", SocketTalk.UNAUTHENTICATED);
    }

    @Test
    void aForgedToken() {
        var session = shop.session();
        var token = VisitorKeys.of(shop.acme().id())
                .token(session.visitorId(), SampleAccount.WEB, shop.placement(), session.conversationId());

        assertHelloRefused(token, "token-invalid", SocketTalk.UNAUTHENTICATED);
    }

    @Test
    void anAlteredToken() {
        var token = shop.session().token();
        int dot = token.indexOf('.');
        var altered =
                token.substring(0, dot + 5) + (token.charAt(dot + 5) == 'A' ? 'B' : 'A') + token.substring(dot + 6);

        assertHelloRefused(altered, "token-invalid", SocketTalk.UNAUTHENTICATED);
    }

    @Test
    @Tag("P-21")
    void aTokenOfTheAccountThatAnotherAccountSigned() {
        var session = shop.session();
        var other = Shop.open(writer);
        // The other account's key may sign for itself only.
        var token = other.acme()
                .keys()
                .token(session.visitorId(), SampleAccount.WEB, shop.placement(), session.conversationId());

        try (var browser = connect();
                var rightful = Browser.hello(port, session.token())) {
            browser.send(hello(token));
            browser.await("welcome");
            var story = shop.story(session);
            writer.event(story.opened());
            writer.event(story.visitorWrote("secret"));

            rightful.await(frame -> frame.path("event").path("text").asText().equals("secret"));
            assertThat(browser.heard("event")).isEmpty();
        }
    }

    @Test
    void noHelloInTime() {
        try (var browser = connect()) {
            assertThat(browser.closeCode()).isEqualTo(SocketTalk.UNAUTHENTICATED);
        }
    }

    @Test
    void anotherFrameBeforeHello() {
        try (var browser = connect()) {
            browser.send(Shop.message(Shop.ref(), "Hello"));

            assertThat(browser.await("error").path("code").asText()).isEqualTo("unauthenticated");
            assertThat(browser.closeCode()).isEqualTo(SocketTalk.UNAUTHENTICATED);
        }
    }

    @Test
    void aSocketFromAnotherSite() {
        var token = shop.session().token();
        try (var browser = Browser.connect(port, Map.of("Origin", "https://shop.example.com.evil.example"))) {
            browser.send(hello(token));

            assertThat(browser.await("error").path("code").asText()).isEqualTo("origin-not-allowed");
            assertThat(browser.closeCode()).isEqualTo(SocketTalk.FORBIDDEN);
        }
    }

    @Test
    void aSessionFromAnotherSite() {
        shop.ask("https://evil.example", null)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .header("Access-Control-Allow-Origin", nullValue())
                .body("code", equalTo("origin-not-allowed"));
        shop.ask(null, null).then().statusCode(403);
    }

    @Test
    void theDoorItselfMayOpenASession() {
        shop.ask("http://localhost:8080", null).then().statusCode(200);
    }

    @Test
    void aPlacementNobodyHas() {
        given().contentType("application/json")
                .header("Origin", Shop.ORIGIN)
                .body("{\"placementId\":\"nowhere\"}")
                .post("/channels/web/sessions")
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"placementId\":7}", "{", "", "{\"placementId\":{\"a\":1}}", "\u0000"})
    void aSessionForNothing(String body) {
        given().contentType("application/json")
                .header("Origin", Shop.ORIGIN)
                .body(body)
                .post("/channels/web/sessions")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
    }

    @Test
    void aTextWithU0000() {
        assertMessageRefused("a\u0000b", "invalid-text");
    }

    @Test
    void aTextWithHalfASurrogatePair() {
        try (var browser = Browser.hello(port, shop.session().token())) {
            var ref = Shop.ref();

            browser.send("{\"type\":\"message\",\"ref\":\"" + ref
                    + "\",\"clientMessageId\":\"c\",\"text\":\"half \\ud800 pair\"}");

            assertThat(browser.refusalOf(ref).path("code").asText()).isEqualTo("invalid-text");
        }
    }

    @Test
    void aTextOf5000Characters() {
        assertMessageRefused("x".repeat(5_000), "text-too-long");
    }

    @Test
    void anEmptyText() {
        assertMessageRefused("  ", "invalid-text");
    }

    @Test
    void theLongestTextIsTaken() {
        try (var browser = Browser.hello(port, shop.session().token())) {
            var ref = Shop.ref();

            browser.send(Shop.message(ref, "я".repeat(4_096)));

            var record = probe.await(seen -> ref.equals(seen.headers().get(Headers.ID)));
            assertThat(record.body().path("text").asText()).hasSize(4_096);
        }
    }

    @Test
    void aFrameOverItsLimit() {
        try (var browser = Browser.hello(port, shop.session().token())) {
            browser.send(Map.of("type", "ping", "filler", "x".repeat(SocketTalk.FRAME_LIMIT)));

            assertThat(browser.await("error").path("code").asText()).isEqualTo("body-too-large");
            browser.send(Map.of("type", "ping"));
            browser.await("pong");
        }
    }

    @Test
    void aFrameBeyondAllMeasureEndsTheSocket() {
        try (var browser = Browser.hello(port, shop.session().token())) {
            try {
                browser.send("x".repeat(1_000_000));
            } catch (RuntimeException e) {
                assertThat(e).hasRootCauseInstanceOf(java.io.IOException.class);
            }

            assertThat(browser.closeCode()).isNotEqualTo(1000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "7",
                "[]",
                "{",
                "{}",
                "{\"type\":null}",
                "{\"type\":7}",
                "{\"type\":\"shout\"}",
                "{\"type\":\"message\"}",
                "{\"type\":\"ping\"} trailing",
                "{\"type\":\"typing\",\"active\":\"yes\"}",
                "{\"type\":\"read\",\"ref\":\"1\"}",
                "{\"type\":\"message\",\"ref\":[1],\"text\":{}}",
                "{\"type\":\"hello\",\"token\":\"x\",\"after\":1e400}",
                "{\"type\":\"card\",\"ref\":\"0b0b6f3e-3c7e-4a0f-9a53-6c1f1d2f7c11\",\"emails\":\"no\"}"
            })
    void hostileJson(String frame) {
        try (var browser = Browser.hello(port, shop.session().token())) {
            browser.send(frame);

            assertThat(browser.await("error").path("code").asText()).isIn("invalid-request", "invalid-id");
            browser.send(Map.of("type", "ping"));
            browser.await("pong");
        }
    }

    @Test
    void jsonNestedDeeperThanAnybodyNeeds() {
        try (var browser = Browser.hello(port, shop.session().token())) {
            browser.send("{\"type\":\"ping\",\"a\":" + "[".repeat(7_000) + "]".repeat(7_000) + "}");

            assertThat(browser.await("error").path("code").asText()).isEqualTo("invalid-request");
        }
    }

    @Test
    @Tag("N-14")
    void aFloodOfMessages() {
        try (var browser = Browser.hello(port, shop.session().token())) {
            var refs = new ArrayList<String>();
            for (int i = 0; i < 40; i++) {
                refs.add(Shop.ref());
                browser.send(Shop.message(refs.getLast(), "again " + i));
            }

            var refused = browser.refusalOf(refs.getLast());
            assertThat(refused.path("code").asText()).isEqualTo("rate-limited");
            assertThat(refused.path("retryAfterSeconds").asLong()).isPositive();
            assertThat(browser.isOpen()).isTrue();
            probe.await(20, record -> refs.contains(record.headers().get(Headers.ID)), Duration.ofSeconds(10));
            assertThat(browser.heard("error")).hasSizeBetween(1, 20);
        }
    }

    @Test
    void aFloodOfFramesEndsTheSocket() {
        try (var browser = Browser.hello(port, shop.session().token())) {
            try {
                for (int i = 0; i < 1_000 && browser.isOpen(); i++) {
                    browser.send(Map.of("type", "ping"));
                }
            } catch (RuntimeException e) {
                assertThat(e).hasRootCauseInstanceOf(java.io.IOException.class);
            }

            assertThat(browser.closeCode()).isEqualTo(SocketTalk.TOO_MANY);
        }
    }

    @Test
    void moreTabsThanAnybodyHas() {
        var token = shop.session().token();
        var tabs = new ArrayList<Browser>();
        try (var oneMore = connect()) {
            for (int i = 0; i < 6; i++) {
                tabs.add(Browser.hello(port, token));
            }

            oneMore.send(hello(token));

            assertThat(oneMore.await("error").path("code").asText()).isEqualTo("rate-limited");
            assertThat(oneMore.closeCode()).isEqualTo(SocketTalk.TOO_MANY);
        } finally {
            tabs.forEach(Browser::close);
        }
    }

    @Test
    void moreSocketsThanOneAddressMayHold() {
        var open = new ArrayList<Browser>();
        var there = Map.of("Origin", Shop.ORIGIN, "X-Forwarded-For", "203.0.113.9");
        try {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 30; i++) {
                            open.add(Browser.connect(port, there));
                        }
                    })
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            e -> assertThat(e.getResponse().statusCode()).isEqualTo(429));
            assertThat(open).hasSize(20);
            try (var elsewhere = connect()) {
                assertThat(elsewhere.isOpen()).isTrue();
            }
        } finally {
            open.forEach(Browser::close);
        }
    }

    @Test
    void moreSessionsThanOneAddressMayBegin() {
        int taken = 0;
        Response last = beginFromFarAway();
        while (last.statusCode() == 404 && taken < 1_000) {
            taken++;
            last = beginFromFarAway();
        }

        assertThat(taken).isGreaterThanOrEqualTo(100);
        last.then().statusCode(429).header("Retry-After", equalTo("1")).body("code", equalTo("rate-limited"));
        shop.ask(Shop.ORIGIN, null).then().statusCode(200);
    }

    private static Response beginFromFarAway() {
        return given().contentType("application/json")
                .header("X-Forwarded-For", "203.0.113.10")
                .body(Map.of("placementId", "nowhere"))
                .post("/channels/web/sessions");
    }
}
