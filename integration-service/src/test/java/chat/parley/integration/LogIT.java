package chat.parley.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AutomationId;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.Wait;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What administrators see of deliveries, and do about them. */
@QuarkusTest
@WithTestResource(value = ParleyServices.class, scope = TestResourceScope.GLOBAL)
@Tag("N-10")
class LogIT extends RunningService {
    LogIT() throws IOException {}

    @Test
    @Tag("T-07")
    void aRulesWebhookIsPostedWithItsDialogAndListedInTheLog() {
        log.event(story.opened());
        var wanted = new DialogEvent.WebhookRequested(
                story.visitorWrote("").meta(), new AutomationId("rule-1"), receiver.url("/rule?key=s3cret"));

        log.event(wanted);

        var got = receiver.await("/rule?key=s3cret", 1).getFirst();
        assertThat(got.json().path("type").asText()).isEqualTo("WebhookRequested");
        assertThat(got.json().path("data").toString()).isEqualTo(json(wanted).toString());
        assertThat(got.json().at("/dialog/visitorId").asText())
                .isEqualTo(story.thread().visitorId().value());
        JsonPath destination = admin().get("/api/integrations/destinations")
                .then()
                .body("destinations", hasSize(1))
                .body("destinations[0].kind", equalTo("rule"))
                .extract()
                .jsonPath()
                .setRootPath("destinations[0]");
        await(destination, 1, "delivered");
        var secret = admin().post(destination(destination) + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("secret");
        admin().post(destination(destination) + "/test").then().statusCode(202);
        assertThat(receiver.await("/rule?key=s3cret", 2).getLast().isSignedWith(secret))
                .isTrue();
    }

    @Test
    @Tag("N-19")
    void whatDiedInAnOutageIsReplayedByIdsOrByTime() {
        receiver.answers(request -> 400);
        var webhook = create(receiver.url("/hook"), "DialogOpened", "MessagePosted");
        log.event(story.opened());
        log.event(story.visitorWrote("second"));
        log.event(story.visitorWrote("third"));
        await(webhook, 3, "dead");
        receiver.answers(request -> 204);
        var path = destination(webhook);
        var opened = rows(webhook).getLast().path("deliveryId").asText();

        admin().body(Map.of("deliveryIds", List.of(opened, "999999999")))
                .post(path + "/replay")
                .then()
                .statusCode(202)
                .body("replayed", equalTo(1))
                .body("more", equalTo(false));
        await(webhook, 1, "delivered");
        var day = Map.of(
                "from", Instant.now().minusSeconds(3_600).toString(),
                "to", Instant.now().plusSeconds(3_600).toString());
        var range = new HashMap<String, Object>(day);
        range.put("eventTypes", List.of("MessagePosted"));
        admin().body(range).post(path + "/replay").then().statusCode(202).body("replayed", equalTo(2));
        await(webhook, 3, "delivered");
        admin().body(day).post(path + "/replay").then().statusCode(202).body("replayed", equalTo(0));

        assertThat(receiver.got("/hook").stream()
                        .skip(3)
                        .map(request -> request.json().at("/data/meta/sequence").asLong()))
                .containsExactly(1L, 2L, 3L);
        admin().body(Map.of("from", "yesterday")).post(path + "/replay").then().statusCode(400);
        admin().body(Map.of()).post(path + "/replay").then().statusCode(400);
    }

    @Test
    @Tag("P-19")
    void aDestinationThatFailsIsSparedAndGetsANewChanceByHand() {
        receiver.answers(request -> 500);
        var webhook = create(receiver.url("/hook"), "DialogOpened");
        for (int i = 0; i < 6; i++) {
            log.event(fixtures.story(fixtures.aThread()).opened());
        }
        Wait.await()
                .untilAsserted(() -> admin().get("/api/integrations/destinations")
                        .then()
                        .body("destinations[0].health", equalTo("open"))
                        .body("destinations[0].open", equalTo(6)));
        admin().get(destination(webhook) + "/notes")
                .then()
                .body("notes.health", equalTo(List.of("open")))
                .body("notes[0].reason", equalTo("answered 500"));

        receiver.answers(request -> 204);
        admin().post(destination(webhook) + "/resume").then().statusCode(200).body("health", equalTo("healthy"));
        admin().get("/api/integrations/destinations").then().body("destinations[0].health", equalTo("healthy"));
        await(webhook, 6, "delivered");
    }

    @Test
    void aDeliveryIsShownWithItsRequestAndNoSecret() {
        var webhook = create(receiver.url("/hook?token=abc").replace("127", "user:pass@127"), "DialogOpened");
        log.event(story.opened());
        await(webhook, 1, "delivered");
        var id = rows(webhook).getFirst().path("deliveryId").asText();

        admin().get(deliveries(webhook) + "/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("delivered"))
                .body("tries[0].target", equalTo(receiver.url("/hook")))
                .body("request.method", equalTo("POST"))
                .body("request.headers.webhook-signature", equalTo("v1,•••"))
                .body("request.headers.authorization", equalTo("Basic •••"))
                .body("request.body", containsString("DialogOpened"))
                .body(not(containsString("abc")));
        admin().get(deliveries(webhook) + "?state=dead").then().body("deliveries", hasSize(0));
        admin().get(deliveries(webhook) + "?state=delivered&eventType=DialogOpened")
                .then()
                .body("deliveries", hasSize(1));
        admin().get(deliveries(webhook) + "?state=gone").then().statusCode(400);
    }
}
