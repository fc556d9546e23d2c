package chat.parley.integration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ForeignIds;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.Tokens;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every documented operation that takes an id, asked by people of another account for what an account really has. */
@QuarkusTest
@WithTestResource(value = ParleyServices.class, scope = TestResourceScope.GLOBAL)
@Tag("P-21")
class ForeignIdsIT extends RunningService {
    private static final String API = "/api/integrations/";

    @TestHTTPResource("/")
    URI service;

    ForeignIdsIT() throws IOException {}

    @Test
    void nothingIsReadOrChangedByItsIdFromAnotherAccount() throws Exception {
        JsonPath hook = create(receiver.url("/their-hook"), "DialogOpened");
        log.event(story.opened());
        await(hook, 1, "delivered");
        String delivery = rows(hook).getFirst().path("deliveryId").asText();
        JsonPath bot = make("bots", Map.of("name", "Their robot", "url", receiver.url("/their-bot")));
        JsonPath token = make("tokens", Map.of("name", "Their shop", "scopes", List.of("conversations:read")));
        SampleAccount others = Fixtures.unique().acme();
        ForeignIds ids = made(hook, delivery, bot, token)
                .stranger("an administrator", bearer(Tokens.of(others.adam())), 404)
                .stranger("an operator", bearer(Tokens.of(others.ann())), 403, 404)
                .stranger("nobody", null, 401)
                .stranger("a forger", bearer(Tokens.of(fixtures.acme().adam()).withForgedSignature()), 401)
                .stranger("a partner", "Bearer " + token.getString("token"), 401, 403);
        List<String> before = read(hook);

        List<String> faults = ids.faults(
                given().queryParam("format", "json").get("/q/openapi").asString(),
                API,
                List.of("their-hook", "their-bot", "Their robot", "Their shop", hook.getString("secret")));

        assertThat(faults).isEmpty();
        assertThat(read(hook)).isEqualTo(before);
        assertThat(receiver.got()).as("nothing was posted on a stranger's word").hasSize(1);
        assertThat(ids.missedByOwner(bearer(Tokens.of(fixtures.acme().adam())))).isEmpty();
    }

    /** A delivery is found at its own destination only: not at one that the stranger made. */
    @Test
    void aDeliveryIsNotFoundAtADestinationOfOnesOwn() {
        JsonPath theirs = create(receiver.url("/their-hook"), "DialogOpened");
        log.event(story.opened());
        await(theirs, 1, "delivered");
        String delivery = rows(theirs).getFirst().path("deliveryId").asText();
        Tokens we = Tokens.of(Fixtures.unique().acme().adam());
        JsonPath ours = as(we).body(Map.of("url", receiver.url("/our-hook")))
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        as(we).get(deliveries(ours) + "/" + delivery).then().statusCode(404);
        as(we).post(deliveries(ours) + "/" + delivery + "/retry").then().statusCode(404);
        as(we).body(Map.of("deliveryIds", List.of(delivery))).post(destination(ours) + "/replay");

        assertThat(rows(theirs).getFirst().path("tries")).hasSize(1);
        assertThat(receiver.got("/their-hook")).hasSize(1);
        assertThat(receiver.got("/our-hook")).isEmpty();
    }

    private ForeignIds made(JsonPath hook, String delivery, JsonPath bot, JsonPath token) {
        String webhook = WEBHOOKS + "/" + hook.getString("destinationId");
        String destination = destination(hook);
        String robot = API + "bots/" + bot.getString("destinationId");
        var changed = body(receiver.url("/their-hook"), 1L);
        return new ForeignIds(service)
                .leftOut("/crm/{crm}", "the name of a CRM: the account is the token's")
                .leftOut("-hooks/{id}", "what a CRM and a bot say, by secrets of theirs; see the tests of each")
                .leftOut("/records/{dialogId}", "answers an empty list to strangers, as documented")
                .leftOut(API + "v1/", "for partners' tokens; the owners of what is read are asked by account")
                .made("GET /api/integrations/webhooks/{id}", webhook, null)
                .made("PUT /api/integrations/webhooks/{id}", webhook, changed)
                .made("DELETE /api/integrations/webhooks/{id}", webhook, null)
                .made("GET /api/integrations/destinations/{id}/deliveries", destination + "/deliveries", null)
                .made(
                        "GET /api/integrations/destinations/{id}/deliveries/{deliveryId}",
                        destination + "/deliveries/" + delivery,
                        null)
                .made(
                        "POST /api/integrations/destinations/{id}/deliveries/{deliveryId}/retry",
                        destination + "/deliveries/" + delivery + "/retry",
                        null)
                .made(
                        "POST /api/integrations/destinations/{id}/replay",
                        destination + "/replay",
                        Map.of("deliveryIds", List.of(delivery)))
                .made("POST /api/integrations/destinations/{id}/test", destination + "/test", null)
                .made("GET /api/integrations/destinations/{id}/notes", destination + "/notes", null)
                .made("POST /api/integrations/destinations/{id}/resume", destination + "/resume", null)
                .made("POST /api/integrations/destinations/{id}/secret", destination + "/secret", null)
                .made(
                        "PUT /api/integrations/bots/{id}",
                        robot,
                        Map.of("name", "Robot", "url", receiver.url("/their-bot"), "version", 1))
                .made("DELETE /api/integrations/bots/{id}", robot, null)
                .made("DELETE /api/integrations/tokens/{tokenId}", API + "tokens/" + token.getString("tokenId"), null);
    }

    /** What the owner reads of everything that could have been changed. */
    private List<String> read(JsonPath hook) {
        return Stream.of(WEBHOOKS, API + "destinations", API + "bots", deliveries(hook))
                .map(path -> admin().get(path).then().statusCode(200).extract().asString())
                .toList();
    }

    private JsonPath make(String path, Map<String, ?> body) {
        return admin().body(body)
                .post(API + path)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static String bearer(Tokens token) {
        return "Bearer " + token.sign();
    }
}
