package chat.parley.ingest.channel.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import chat.parley.contracts.topic.Headers;
import chat.parley.ingest.TestSettings;
import chat.parley.testkit.ParleyServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More than anybody needs: refused with its code, and others do not notice. */
@QuarkusTest
@TestProfile(TestSettings.class)
@QuarkusTestResource(ParleyServices.class)
class FloodIT extends RefusalScene {
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

            assertThat(browser.closeCode()).isEqualTo(TalkSocket.TOO_MANY);
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
            assertThat(oneMore.closeCode()).isEqualTo(TalkSocket.TOO_MANY);
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
