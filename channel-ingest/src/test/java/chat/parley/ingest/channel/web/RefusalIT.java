package chat.parley.ingest.channel.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import chat.parley.contracts.topic.Headers;
import chat.parley.ingest.TestSettings;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.VisitorKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TestSettings.class)
@QuarkusTestResource(ParleyServices.class)
class RefusalIT extends RefusalScene {
    @Test
    void anExpiredToken() {
        var session = shop.session();
        var token = shop.acme()
                .keys()
                .expiredToken(session.visitorId(), SampleAccount.WEB, shop.placement(), session.conversationId());

        assertHelloRefused(token, "token-expired", TalkSocket.UNAUTHENTICATED);
    }

    @Test
    void aForgedToken() {
        var session = shop.session();
        var token = VisitorKeys.of(shop.acme().id())
                .token(session.visitorId(), SampleAccount.WEB, shop.placement(), session.conversationId());

        assertHelloRefused(token, "token-invalid", TalkSocket.UNAUTHENTICATED);
    }

    @Test
    void anAlteredToken() {
        var token = shop.session().token();
        int dot = token.indexOf('.');
        var altered =
                token.substring(0, dot + 5) + (token.charAt(dot + 5) == 'A' ? 'B' : 'A') + token.substring(dot + 6);

        assertHelloRefused(altered, "token-invalid", TalkSocket.UNAUTHENTICATED);
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
            assertThat(browser.closeCode()).isEqualTo(TalkSocket.UNAUTHENTICATED);
        }
    }

    @Test
    void anotherFrameBeforeHello() {
        try (var browser = connect()) {
            browser.send(Shop.message(Shop.ref(), "Hello"));

            assertThat(browser.await("error").path("code").asText()).isEqualTo("unauthenticated");
            assertThat(browser.closeCode()).isEqualTo(TalkSocket.UNAUTHENTICATED);
        }
    }

    @Test
    void aSocketFromAnotherSite() {
        var token = shop.session().token();
        try (var browser = Browser.connect(port, Map.of("Origin", "https://shop.example.com.evil.example"))) {
            browser.send(hello(token));

            assertThat(browser.await("error").path("code").asText()).isEqualTo("origin-not-allowed");
            assertThat(browser.closeCode()).isEqualTo(TalkSocket.FORBIDDEN);
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
            browser.send(Map.of("type", "ping", "filler", "x".repeat(TalkSocket.FRAME_LIMIT)));

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
}
