package chat.parley.integration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand.PostOperatorMessage;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.topic.Topic;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.Tokens;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.Wait;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ParleyServices.class, scope = TestResourceScope.GLOBAL)
@Tag("B-12")
class PartnerIT extends RunningService {
    private static final String TOKENS = "/api/integrations/tokens";
    private static final String API = "/api/integrations/v1";

    PartnerIT() throws IOException {}

    private JsonPath token(String... scopes) {
        return admin().body(Map.of("name", "Shop", "scopes", List.of(scopes)))
                .post(TOKENS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification with(JsonPath token) {
        return given().header("Authorization", "Bearer " + token.getString("token"))
                .contentType("application/json");
    }

    @Test
    @Tag("P-21")
    void aTokenIsShownOnceAllowsWhatItsScopesSayAndEndsWhenItIsRevoked() {
        JsonPath token = token("conversations:read", "files:read");
        String account = fixtures.account().value();

        with(token)
                .get(API + "/conversations?status=closed&limit=2")
                .then()
                .statusCode(200)
                .header("RateLimit-Limit", "40")
                .header("RateLimit-Remaining", notNullValue())
                .body("asked", equalTo("/internal/conversations?{account=" + account + ", limit=2, status=closed}"));
        with(token)
                .get(API + "/files/f-1")
                .then()
                .statusCode(200)
                .body("url", equalTo(chat.parley.testkit.TestIssuer.DOOR + "/channels/files/f-1/token"))
                .body("attachment.name", containsString(account));
        refused(with(token).get(API + "/visitors?email=a").then(), 403, "scope-missing");
        refused(with(token).get(API + "/conversations?account=another").then(), 400, "invalid-request");
        refused(with(token).get(API + "/conversations/lost").then(), 404, "not-found");
        refused(with(token).get(API + "/conversations/..%2Fvisitors").then(), 400, "invalid-id");
        refused(given().get(API + "/conversations").then(), 401, "unauthenticated");
        refused(admin().get(API + "/conversations").then(), 401, "token-invalid");

        admin().get(TOKENS)
                .then()
                .statusCode(200)
                .body("tokens.name", contains("Shop"))
                .body("tokens[0].scopes", contains("conversations:read", "files:read"))
                .body("tokens[0].lastUsedAt", notNullValue())
                .body("tokens[0].token", nullValue());
        as(Tokens.of(fixtures.acme().vera())).get(TOKENS).then().statusCode(403);
        String path = TOKENS + "/" + token.getString("tokenId");
        as(Tokens.of(Fixtures.unique().acme().adam())).delete(path).then().statusCode(404);
        with(token).get(API + "/conversations/c-1").then().statusCode(200);
        admin().delete(path).then().statusCode(204);
        refused(with(token).get(API + "/conversations/c-1").then(), 401, "token-invalid");
        admin().get(TOKENS).then().body("tokens", empty());
        refused(
                admin().body(Map.of("name", "x", "scopes", List.of("all")))
                        .post(TOKENS)
                        .then(),
                422,
                "invalid-setting");
    }

    @Test
    void eachCallThatReadsReachesItsOwner() {
        JsonPath token = token("conversations:read", "visitors:read");
        String account = "account=" + fixtures.account().value();

        Map.of(
                        "/conversations", "/internal/conversations?{" + account + "}",
                        "/conversations/c-1", "/internal/conversations/c-1?{" + account + "}",
                        "/conversations/c-1/messages?limit=3",
                                "/internal/conversations/c-1/messages?{" + account + ", limit=3}",
                        "/visitors?email=vera@example.com",
                                "/internal/known-visitors?{" + account + ", email=vera@example.com}",
                        "/visitors/v-1", "/internal/known-visitors/v-1?{" + account + "}")
                .forEach((call, asked) ->
                        with(token).get(API + call).then().statusCode(200).body("asked", equalTo(asked)));
    }

    @Test
    void operatorsAreTheAccountsOwn() {
        JsonPath token = token("operators:read");
        fixtures.acme().settings().forEach(log::setting);

        Wait.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> with(token)
                        .get(API + "/operators")
                        .then()
                        .statusCode(200)
                        .body("operators.name", hasItem("Ann"))
                        .body("operators.find { it.name == 'Ann' }.role", equalTo("operator")));
    }

    @Test
    @Tag("N-02")
    void aMessageIsPostedOnceForEachKey() {
        JsonPath token = token("conversations:write");
        try (var commands = TopicProbe.fromNow(TestKafka.bootstrapServers(), Topic.COMMANDS)) {
            var first = post(token, "key-1", Map.of("text", "Your order is on its way"));
            PostOperatorMessage posted = command(commands, 1);
            assertThat(posted.text()).isEqualTo("Your order is on its way");
            assertThat(posted.dialogId()).isEqualTo(new DialogId("d-1"));
            assertThat(posted.meta().issuer()).isEqualTo(new Actor.System("api"));
            accept(posted);
            first.join().statusCode(201).body("messageId", equalTo("m-1")).body("dialogId", equalTo("d-1"));

            var again = post(token, "key-1", Map.of("text", "Your order is on its way"));
            PostOperatorMessage repeat = command(commands, 2);
            assertThat(repeat.meta().commandId()).isEqualTo(posted.meta().commandId());
            accept(repeat);
            again.join().statusCode(201).body("messageId", equalTo("m-1"));

            var changed = post(token, "key-1", Map.of("text", "Something else", "as", "bot"));
            PostOperatorMessage other = command(commands, 3);
            assertThat(other.meta().commandId()).isNotEqualTo(posted.meta().commandId());
            assertThat(other.clientMessageId()).isEqualTo(posted.clientMessageId());
            assertThat(other.meta().issuer()).isEqualTo(new Actor.Bot("api-" + token.getString("tokenId"), "Shop"));
            log.outcome(new Outcome.Refused(
                    other.meta().commandId(),
                    other.meta().accountId(),
                    other.meta().conversationId(),
                    other.meta().issuer(),
                    1,
                    1,
                    ErrorCode.KEY_REUSED,
                    "used before",
                    null,
                    null,
                    null));
            refused(changed.join(), 409, "key-reused");

            refused(post(token, "", Map.of("text", "hello")).join(), 400, "invalid-request");
            refused(post(token, "key-2", Map.of("text", " ")).join(), 400, "invalid-text");
            refused(post(token, "key-2", Map.of("text", "x".repeat(4_097))).join(), 400, "text-too-long");
            assertThat(commands.all(seen -> seen.type().equals("PostOperatorMessage")
                            && seen.key()
                                    .equals(story.opened()
                                            .meta()
                                            .conversationId()
                                            .value())))
                    .hasSize(3);
        }
    }

    @Test
    @Tag("N-14")
    void whoCallsTooOftenIsToldWhenToGoOn() {
        JsonPath token = token("conversations:read");

        var refused = IntStream.range(0, 60)
                .mapToObj(i -> with(token).get(API + "/conversations/c-1"))
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow();

        refused(refused.then(), 429, "rate-limited")
                .header("Retry-After", "1")
                .header("RateLimit-Remaining", "0")
                .header("RateLimit-Reset", "1");
        with(token("conversations:read")).get(API + "/conversations/c-1").then().statusCode(200);
    }

    private CompletableFuture<ValidatableResponse> post(JsonPath token, String key, Map<String, Object> body) {
        String conversation = story.opened().meta().conversationId().value();
        ClassLoader ours = Thread.currentThread().getContextClassLoader();
        return CompletableFuture.supplyAsync(() -> {
            // What writes the body looks for its modules with the thread's own loader.
            Thread.currentThread().setContextClassLoader(ours);
            return with(token)
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post(API + "/conversations/" + conversation + "/messages")
                    .then();
        });
    }

    private PostOperatorMessage command(TopicProbe commands, int count) {
        return commands.await(
                        count,
                        seen -> seen.type().equals("PostOperatorMessage")
                                && seen.key()
                                        .equals(story.opened()
                                                .meta()
                                                .conversationId()
                                                .value()),
                        Duration.ofSeconds(20))
                .getLast()
                .as(PostOperatorMessage.class);
    }

    private void accept(PostOperatorMessage command) {
        log.outcome(new Outcome.Accepted(
                command.meta().commandId(),
                command.meta().accountId(),
                command.meta().conversationId(),
                command.meta().issuer(),
                1,
                1,
                command.dialogId(),
                new MessageId("m-1")));
    }

    private static ValidatableResponse refused(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }
}
