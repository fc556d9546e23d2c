package chat.parley.integration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.Tokens;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ParleyServices.class, scope = TestResourceScope.GLOBAL)
@Tag("N-10")
class WebhookIT extends RunningService {
    WebhookIT() throws IOException {}

    @Test
    @Tag("P-21")
    void anotherAccountsWebhooksAreNotFoundAndNotTold() {
        var webhook = create(receiver.url("/hook"));
        var umbrella = Fixtures.unique();
        var theirs = Tokens.of(umbrella.acme().adam());
        var path = WEBHOOKS + "/" + webhook.getString("destinationId");

        as(theirs).get(path).then().statusCode(404).body("code", equalTo("not-found"));
        as(theirs).delete(path).then().statusCode(404);
        as(theirs).body(body(receiver.url("/x"), 1L)).put(path).then().statusCode(404);
        for (String deed : new String[] {"/test", "/secret", "/resume", "/replay", "/deliveries/1/retry"}) {
            as(theirs)
                    .body("{\"deliveryIds\":[\"1\"]}")
                    .post(destination(webhook) + deed)
                    .then()
                    .statusCode(404);
        }
        as(theirs).get(destination(webhook) + "/deliveries").then().statusCode(404);
        as(theirs).get(destination(webhook) + "/deliveries/1").then().statusCode(404);
        as(theirs).get(destination(webhook) + "/notes").then().statusCode(404);
        as(theirs).get(WEBHOOKS).then().statusCode(200).body("webhooks", hasSize(0));
        log.event(umbrella.story(umbrella.aThread()).opened());
        log.event(story.opened());

        receiver.await("/hook", 1);
        assertThat(receiver.got("/hook"))
                .allMatch(request -> request.json()
                        .at("/data/meta/accountId")
                        .asText()
                        .equals(fixtures.account().value()));
    }

    @Test
    void onlyAdministratorsMay() {
        as(Tokens.of(fixtures.acme().vera()))
                .get(WEBHOOKS)
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        as(Tokens.of(fixtures.acme().adam()).expired()).get(WEBHOOKS).then().statusCode(401);
        given().get(WEBHOOKS).then().statusCode(401);
    }

    @Test
    void whatIsNoEndpointIsRefused() {
        for (String url : new String[] {"ftp://example.com", "nonsense", ""}) {
            admin().body(body(url, null))
                    .post(WEBHOOKS)
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("code", equalTo("invalid-setting"));
        }
        admin().body(Map.of("url", receiver.url("/"), "eventTypes", List.of("Nonsense")))
                .post(WEBHOOKS)
                .then()
                .statusCode(422);
        admin().body("{").post(WEBHOOKS).then().statusCode(400).body("code", equalTo("invalid-request"));
    }

    @Test
    void aWebhookIsChangedByWhoeverReadItLast() {
        var webhook = create(receiver.url("/a").replace("127", "user:pass@127"));
        var path = WEBHOOKS + "/" + webhook.getString("destinationId");

        admin().body(body(receiver.url("/b"), 1L))
                .put(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("credentials", equalTo(true))
                .body("secret", nullValue());
        admin().body(body(receiver.url("/c"), 1L))
                .put(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("version-conflict"));
        admin().get(path).then().body("url", equalTo(receiver.url("/b")));
        admin().get(WEBHOOKS).then().body("webhooks", hasSize(1)).body(not(containsString("pass")));
        admin().delete(path).then().statusCode(204);
        admin().get(path).then().statusCode(404);
    }

    @Test
    void aReplacedSecretAndItsSuccessorBothSignForAWhile() {
        var webhook = create(receiver.url("/hook"));
        var path = destination(webhook);
        var renewed =
                admin().post(path + "/secret").then().statusCode(200).extract().jsonPath();

        admin().post(path + "/test").then().statusCode(202).body("eventType", equalTo("Test"));

        var got = receiver.await("/hook", 1).getFirst();
        assertThat(renewed.getString("secret")).isNotEqualTo(webhook.getString("secret"));
        assertThat(got.isSignedWith(webhook.getString("secret"))).isTrue();
        assertThat(got.isSignedWith(renewed.getString("secret"))).isTrue();
        assertThat(got.isSignedWith("whsec_b3RoZXI=")).isFalse();
    }

    @Test
    void samplesShowWhatIsSent() {
        admin().get(WEBHOOKS + "/samples?type=OperatorAssigned")
                .then()
                .statusCode(200)
                .body("type", equalTo("OperatorAssigned"))
                .body("data.operatorName", not(nullValue()));
        admin().get(WEBHOOKS + "/samples").then().body("types", hasItem("DialogOpened"));
        admin().get(WEBHOOKS + "/samples?type=Nonsense").then().statusCode(404);
        as(Tokens.of(fixtures.acme().vera())).get(WEBHOOKS + "/samples").then().statusCode(403);
    }

    @Test
    void aWebhookIsToldOfTheDialogsOfItsFilterAlone() {
        var wish = new HashMap<String, Object>(body(receiver.url("/sales"), null));
        wish.put("filter", Map.of("departmentIds", List.of("sales"), "tags", List.of()));
        admin().body(wish)
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .body("filter.departmentIds", equalTo(List.of("sales")));

        log.event(fixtures.story(fixtures.aThread()).opened());
        log.event(story.forDepartment(SampleAccount.SALES).opened());
        log.event(story.visitorWrote("hello"));

        assertThat(receiver.await("/sales", 2))
                .extracting(request -> request.json().at("/data/meta/dialogId").asText())
                .containsOnly(story.dialogId().value());
    }

    @Test
    void deliveriesArePagedNewestFirst() {
        var webhook = create(receiver.url("/hook"));
        for (int i = 0; i < 3; i++) {
            log.event(story.visitorWrote("message " + i));
        }
        await(webhook, 3, "delivered");

        var first = admin().get(deliveries(webhook) + "?limit=2").jsonPath();
        var second = admin().get(deliveries(webhook) + "?limit=2&after=" + first.getString("next"))
                .jsonPath();

        assertThat(first.getList("deliveries")).hasSize(2);
        assertThat(second.getList("deliveries")).hasSize(1);
        assertThat(second.getString("next")).isNull();
        admin().get(deliveries(webhook) + "?limit=x").then().statusCode(400);
    }
}
