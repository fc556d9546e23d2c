package chat.parley.ingest.channel.web;

import static io.restassured.RestAssured.given;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.settings.Setting;
import chat.parley.testkit.DialogStory;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.TopicWriter;
import chat.parley.testkit.Wait;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An account of a test's own with one web channel and one button, configured on the settings topic. */
final class Shop {
    static final String ORIGIN = SampleAccount.SHOP_ORIGIN;

    private final Fixtures fixtures = Fixtures.unique();
    private final PlacementId placement = new PlacementId("shop-" + fixtures.randomId());

    /** What a session begins with, as the service answered it. */
    record Session(
            String token, VisitorId visitorId, ConversationId conversationId, AccountId accountId, boolean available) {}

    /** Writes the settings and waits until the service knows them. */
    static Shop open(TopicWriter writer) {
        var shop = new Shop();
        var acme = shop.fixtures.acme();
        List.of(acme.account(), acme.keys().setting(), acme.web(), shop.button())
                .forEach(writer::setting);
        Wait.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().get("/channels/web/placements/" + shop.placement)
                        .then()
                        .statusCode(200));
        return shop;
    }

    Setting.Placement button() {
        var sample = fixtures.acme().shop();
        return new Setting.Placement(
                sample.accountId(),
                1,
                false,
                placement,
                SampleAccount.WEB,
                "Shop",
                "ru",
                SampleAccount.SALES,
                sample.title(),
                sample.greeting(),
                sample.colour(),
                sample.side());
    }

    Fixtures fixtures() {
        return fixtures;
    }

    SampleAccount acme() {
        return fixtures.acme();
    }

    PlacementId placement() {
        return placement;
    }

    Session session() {
        return session(ask(ORIGIN, null));
    }

    /** Begins a session with a token from before. */
    Session session(String token) {
        return session(ask(ORIGIN, token));
    }

    private static Session session(Response response) {
        response.then().statusCode(200);
        return new Session(
                response.path("token"),
                new VisitorId(response.path("visitorId")),
                new ConversationId(response.path("conversationId")),
                new AccountId(response.path("accountId")),
                response.path("available"));
    }

    /** @param token null for none; so is {@code origin} */
    Response ask(String origin, String token) {
        var request = given().contentType("application/json").body(Map.of("placementId", placement.value()));
        if (origin != null) {
            request = request.header("Origin", origin);
        }
        if (token != null) {
            request = request.header("Authorization", "Bearer " + token);
        }
        return request.post("/channels/web/sessions");
    }

    /** The events of a dialog of the session's conversation, in order. */
    DialogStory story(Session session) {
        return fixtures.story(new Fixtures.Thread(session.visitorId(), session.conversationId()));
    }

    Outcome accepted(Session session, String ref) {
        return new Outcome.Accepted(
                new CommandId(ref),
                session.accountId(),
                session.conversationId(),
                new Actor.Visitor(session.visitorId(), null),
                2,
                2,
                new DialogId("d-1"),
                new MessageId("m-1"));
    }

    static String ref() {
        return UUID.randomUUID().toString();
    }

    /** A message frame. */
    static Map<String, Object> message(String ref, String text) {
        return Map.of(
                "type", "message", "ref", ref, "clientMessageId", "c-" + ref, "text", text, "pageUrl", ORIGIN + "/tea");
    }
}
