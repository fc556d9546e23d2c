package chat.parley.integration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.Handover;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.topic.Topic;
import chat.parley.testkit.DialogStory;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.Tokens;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.Wait;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ParleyServices.class, scope = TestResourceScope.GLOBAL)
@Tag("J-07")
class BotIT extends RunningService {
    private static final String BOTS = "/api/integrations/bots";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TestHTTPResource
    URI base;

    private final TopicProbe commands = TopicProbe.fromNow(TestKafka.bootstrapServers(), Topic.COMMANDS);

    BotIT() throws IOException {}

    @AfterEach
    void stop() {
        commands.close();
    }

    private JsonPath bot(String path) {
        return admin().body(Map.of("name", "Robot", "url", receiver.url(path)))
                .post(BOTS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private DialogEvent.DialogOpened openedWith(JsonPath bot) {
        return openedWith(bot, story);
    }

    private static DialogEvent.DialogOpened openedWith(JsonPath bot, DialogStory how) {
        DialogEvent.DialogOpened opened = how.opened();
        return new DialogEvent.DialogOpened(
                opened.meta(),
                opened.visitorId(),
                opened.visitorName(),
                opened.channelId(),
                opened.channelKind(),
                opened.placementId(),
                opened.departmentId(),
                opened.language(),
                opened.pageUrl(),
                false,
                bot.getString("destinationId"));
    }

    private static String hook(JsonPath bot) {
        return "/api/integrations/bot-hooks/" + bot.getString("destinationId") + "/" + bot.getString("secret");
    }

    private static int says(String hook, Map<String, Object> event) {
        return given().contentType("application/json")
                .body(event)
                .post(hook)
                .then()
                .extract()
                .statusCode();
    }

    private <C extends DialogCommand> C command(Class<C> type, DialogEvent about) {
        return commands.await(
                        seen -> seen.type().equals(type.getSimpleName())
                                && seen.body()
                                        .path("dialogId")
                                        .asText()
                                        .equals(about.meta().dialogId().value()),
                        PATIENCE)
                .as(type);
    }

    @Test
    @Tag("J-06")
    void aBotIsAskedAnswersAndCallsAnOperatorAndIsToldHowItGoesOn() {
        JsonPath bot = bot("/bot/its-token");
        DialogEvent opened = openedWith(bot);
        List.of(
                        opened,
                        story.visitorWrote("How much is the desk?"),
                        story.nobodyCanTakeIt(),
                        story.assigned(fixtures.acme().ann(), AssignmentCause.AUTOMATIC),
                        story.operatorWrote(fixtures.acme().ann(), "A hundred"),
                        story.returned(bot.getString("destinationId")),
                        story.visitorWrote("And the chair?"),
                        story.closed(CloseReason.BY_OPERATOR))
                .forEach(log::event);

        List<JsonNode> told = receiver.await("/bot/its-token", 7).stream()
                .map(Receiver.Got::json)
                .toList();
        assertThat(told)
                .extracting(event -> event.path("event").asText())
                .containsExactly(
                        "CLIENT_MESSAGE",
                        "AGENT_UNAVAILABLE",
                        "AGENT_JOINED",
                        "AGENT_MESSAGE",
                        "CHAT_CLOSED",
                        "CLIENT_MESSAGE",
                        "CHAT_CLOSED");
        assertThat(told.get(4).path("returned").asBoolean()).isTrue();
        assertThat(told.get(6).has("returned")).isFalse();
        JsonNode asked = told.getFirst();
        assertThat(asked.path("message").path("text").asText()).isEqualTo("How much is the desk?");
        assertThat(asked.path("message").path("type").asText()).isEqualTo("TEXT");
        assertThat(asked.path("channel").path("type").asText()).isEqualTo("web");
        String chat = asked.path("chat_id").asText();

        var answer = new HashMap<String, Object>(Map.of("event", "BOT_MESSAGE", "id", "b-1", "chat_id", chat));
        answer.put("message", Map.of("type", "BUTTONS", "text", "Which?", "buttons", List.of(Map.of("text", "Oak"))));
        assertThat(says(hook(bot), answer)).isEqualTo(200);
        var posted = command(DialogCommand.PostOperatorMessage.class, opened);
        assertThat(posted.text()).isEqualTo("Which?\n1. Oak");
        assertThat(posted.buttons()).containsExactly("Oak");
        assertThat(posted.meta().issuer()).isEqualTo(new Actor.Bot(bot.getString("destinationId"), "Robot"));
        assertThat(posted.clientMessageId()).isEqualTo("b-1");

        var invitation = Map.<String, Object>of(
                "event", "INVITE_AGENT", "id", "b-2", "chat_id", chat, "closeChatPhrases", List.of("Stop"));
        assertThat(says(hook(bot), invitation)).isEqualTo(200);
        var called = command(DialogCommand.CallOperator.class, opened);
        assertThat(called.meta().issuer()).isEqualTo(posted.meta().issuer());
        assertThat(called.handover()).isEqualTo(new Handover(null, null, List.of("Stop"), false));

        assertThat(says(hook(bot), Map.of("event", "DANCE", "id", "b-3", "chat_id", chat)))
                .isEqualTo(405);
        assertThat(says(hook(bot), Map.of("event", "BOT_MESSAGE", "id", "b-4", "chat_id", chat)))
                .isEqualTo(400);
        assertThat(says(hook(bot), Map.of("event", "INVITE_AGENT", "id", "b-5", "chat_id", "another")))
                .isEqualTo(404);
        assertThat(says(hook(bot) + "x", answer)).isEqualTo(401);
        assertThat(says(hook(bot("/other")), answer)).isEqualTo(404);
    }

    @Test
    void aBotKnowsWhetherAnOperatorIsThere() {
        log.event(openedWith(bot("/online")));
        log.event(story.visitorWrote("Is anybody there?"));
        JsonNode first = receiver.await("/online", 1).getFirst().json().path("agents_online");
        assertThat(first.isBoolean()).isTrue();
        assertThat(first.asBoolean()).isFalse();
        log.presence(new PresenceLease(
                fixtures.acme().id(),
                fixtures.acme().ann().operatorId(),
                new DeviceId("desk"),
                PresenceStatus.ONLINE,
                60_000));

        Wait.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            log.event(story.visitorWrote("And now?"));
            return receiver.got("/online").stream()
                    .anyMatch(got -> got.json().path("agents_online").asBoolean());
        });
    }

    @Test
    @Tag("T-12")
    void aBotThatFailsThreeTimesOrWasRemovedIsLeftForAnOperator() {
        JsonPath bot = bot("/bot");
        JsonPath removed = bot("/removed");
        admin().delete(BOTS + "/" + removed.getString("destinationId")).then().statusCode(204);
        receiver.answers(request -> 500);
        DialogEvent opened = openedWith(bot);
        log.event(opened);
        log.event(story.visitorWrote("Hello?"));
        DialogStory another = fixtures.story(fixtures.aThread());
        DialogEvent openedThere = openedWith(removed, another);
        log.event(openedThere);
        log.event(another.visitorWrote("Hello?"));

        assertThat(command(DialogCommand.CallOperator.class, opened).meta().issuer())
                .isEqualTo(new Actor.System("bot-timeout"));

        assertThat(receiver.got("/bot")).hasSize(3);
        await(bot, 1, "dead");
        admin().get(destination(bot) + "/notes").then().body("notes", hasSize(0));
        command(DialogCommand.CallOperator.class, openedThere);
        assertThat(receiver.got("/removed")).isEmpty();
        assertThat(says(hook(removed), Map.of("event", "INVITE_AGENT", "id", "1", "chat_id", "1")))
                .isEqualTo(404);
        admin().get(BOTS).then().body("bots", hasSize(1));
        admin().get("/api/integrations/destinations").then().body("destinations", hasSize(1));
    }

    @Test
    @Tag("N-14")
    void aFloodOfOneBotIsRefusedAndNobodyElseIs() {
        String flood = hook(bot("/flood"));
        var nonsense = Map.<String, Object>of("event", "DANCE", "id", "1", "chat_id", "1");
        // All at once: one after the other, a slow machine is no flood.
        var client = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(base.resolve(flood))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"event\":\"DANCE\",\"id\":\"1\",\"chat_id\":\"1\"}"))
                .build();
        var answers = Stream.generate(() -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .limit(400)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.statusCode() == 429)
                .toList();

        assertThat(answers).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(answer.body()).contains("\"rate-limited\"");
        });
        assertThat(says(flood + "x", nonsense)).isEqualTo(401);
        assertThat(says(hook(bot("/calm")), nonsense)).isEqualTo(405);
    }

    @Test
    void administratorsChangeTheirOwnBots() {
        JsonPath bot = bot("/bot");
        String path = BOTS + "/" + bot.getString("destinationId");
        var changed = new HashMap<String, Object>(Map.of("name", "Robot 2", "url", receiver.url("/bot2")));
        admin().body(changed).put(path).then().statusCode(409);
        changed.put("version", 1);

        admin().body(changed)
                .put(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("Robot 2"))
                .body("secret", nullValue());
        as(Tokens.of(Fixtures.unique().acme().adam())).delete(path).then().statusCode(404);
        as(Tokens.of(fixtures.acme().vera())).get(BOTS).then().statusCode(403);
        admin().body(Map.of("name", "Robot", "url", "ftp://x"))
                .post(BOTS)
                .then()
                .statusCode(422);
        admin().post("/api/integrations/destinations/" + bot.getString("destinationId") + "/secret")
                .then()
                .statusCode(200)
                .body("secret", not(equalTo(bot.getString("secret"))));
    }
}
