package chat.parley.routing;

import static chat.parley.testkit.Wait.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.decision.QueueState;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.topic.Topic;
import chat.parley.testkit.DialogStory;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.Tokens;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.TopicWriter;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Four visitors of an account whose only operator is given three dialogs: the fourth waits. */
@QuarkusTest
@WithTestResource(
        value = ParleyServices.class,
        initArgs = @ResourceArg(name = "database", value = "routing"),
        scope = TestResourceScope.GLOBAL)
class WaitingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "parley.routing.kafka")
    String kafka;

    private final Fixtures fixtures = Fixtures.unique();
    private final SampleAccount acme = fixtures.acme();
    private final Instant begun = Instant.now();
    private List<DialogStory> stories = List.of();
    private TopicWriter log;
    private TopicProbe seen;

    @BeforeEach
    void fourVisitors() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        log = new TopicWriter(kafka);
        seen = TopicProbe.fromNow(kafka, Topic.COMMANDS, Topic.QUEUES, Topic.SIGNALS);
        acme.settings().forEach(log::setting);
        log.presence(new PresenceLease(
                acme.id(), acme.ann().operatorId(), new DeviceId("laptop"), PresenceStatus.ONLINE, 300_000));
        stories = IntStream.range(0, 4)
                .mapToObj(i -> fixtures.story(fixtures.aThread()))
                .toList();
        stories.subList(0, 3).forEach(this::comes);
        // Conversations are read side by side: only who comes after the others have been given out is sure to wait.
        seen.await(
                3,
                s -> s.type().equals("AssignOperator") && stories.stream().anyMatch(story -> isOf(s, story)),
                PATIENCE);
        comes(waiting());
    }

    private void comes(DialogStory story) {
        log.event(story.opened());
        log.event(story.queued(QueueReason.OPENED));
    }

    @AfterEach
    void close() {
        seen.close();
        log.close();
    }

    @Test
    @Tag("W-45")
    void whoHasToWaitIsToldSoOnceTheDecisionIsCommitted() {
        var command = seen.await(s -> s.type().equals("AnnounceQueue") && isOf(s, waiting()), PATIENCE)
                .as(DialogCommand.AnnounceQueue.class);

        assertThat(command.queuedSequence()).isEqualTo(2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> decisions("en")
                        .body(
                                "decisions[0].decisionId",
                                Matchers.equalTo(command.meta().commandId().value())));
    }

    @Test
    @Tag("N-06")
    @Tag("P-03")
    void theQueueAndThePlaceInItAreTold() {
        var place = seen.await(s -> s.type().equals("QueuePlace") && isOf(s, waiting()), PATIENCE)
                .as(Signal.QueuePlace.class);
        assertThat(place.position()).isEqualTo(1);

        seen.await(
                s -> s.topic().equals(Topic.QUEUES.name())
                        && acme.id().value().equals(s.key())
                        && s.as(QueueState.class).waiting() == 1
                        && s.as(QueueState.class).online() == 1,
                PATIENCE);
    }

    @Test
    @Tag("N-07")
    void theReasonsAreToldInWords() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> decisions("ru")
                        .body(
                                "decisions[0].candidates.find { it.operatorId == 'ann' }.reasonTexts",
                                Matchers.contains("Нет свободного места: занято 3 из 3.")));
        decisions("en")
                .body(
                        "decisions[0].candidates.find { it.operatorId == 'ann' }.reasonTexts",
                        Matchers.contains("Had no room: 3 of 3 places were taken."));
    }

    @Test
    @Tag("N-08")
    void whatHappenedIsReplayedExactlyAndByAnotherPolicyNobodyWaits() {
        await().atMost(PATIENCE).untilAsserted(() -> decisions("en").body("decisions.size()", Matchers.equalTo(1)));

        await().atMost(PATIENCE)
                .untilAsserted(() -> replay(Map.of())
                        .statusCode(200)
                        .body("recorded", Matchers.equalTo(4))
                        .body("result.decisions", Matchers.equalTo(4))
                        .body("result.identical", Matchers.equalTo(true)));
        replay(Map.of("maxDialogs", 4))
                .body("result.identical", Matchers.equalTo(false))
                .body("result.diverged", Matchers.equalTo(1))
                .body("result.real.assigned", Matchers.equalTo(0))
                .body("result.replayed.operators.ann", Matchers.equalTo(1));
        given().auth()
                .oauth2(Tokens.of(acme.vera()).sign())
                .queryParam("from", begun.toString())
                .queryParam("to", Instant.now().toString())
                .get("/api/routing/replay")
                .then()
                .statusCode(200)
                .body("result.identical", Matchers.equalTo(true));
    }

    @Test
    @Tag("N-08")
    @Tag("P-21")
    void aReplayIsForSupervisorsOfTheAccountAndForATimeThatMakesSense() {
        var body = Map.of(
                "from", begun.toString(), "to", Instant.now().plusSeconds(1).toString());
        problem(posted(Tokens.of(acme.ann()), body), ErrorCode.FORBIDDEN);
        problem(posted(Tokens.of(Fixtures.unique().acme().vera()), body), ErrorCode.NOT_FOUND);
        var vera = Tokens.of(acme.vera());
        problem(posted(vera, Map.of("from", begun.toString())), ErrorCode.INVALID_REQUEST);
        problem(posted(vera, Map.of("from", begun.toString(), "to", begun.toString())), ErrorCode.INVALID_REQUEST);
        problem(
                posted(
                        vera,
                        Map.of(
                                "from",
                                begun.toString(),
                                "to",
                                begun.plus(Duration.ofDays(9)).toString())),
                ErrorCode.INVALID_REQUEST);
        problem(
                posted(
                        vera,
                        Map.of(
                                "from",
                                begun.toString(),
                                "to",
                                Instant.now().plusSeconds(1).toString(),
                                "policy",
                                Map.of("without", List.of("at-limit")))),
                ErrorCode.INVALID_REQUEST);
        problem(
                given().auth()
                        .oauth2(vera.sign())
                        .queryParam("from", "yesterday")
                        .get("/api/routing/replay")
                        .then(),
                ErrorCode.INVALID_REQUEST);
    }

    /** Came last. */
    private DialogStory waiting() {
        return stories.getLast();
    }

    private ValidatableResponse replay(Map<String, Object> policy) {
        return posted(
                Tokens.of(acme.vera()),
                Map.of("from", begun.toString(), "to", Instant.now().toString(), "policy", policy));
    }

    private static ValidatableResponse posted(Tokens token, Map<String, ?> body) {
        return given().auth()
                .oauth2(token.sign())
                .contentType("application/json")
                .body(body)
                .post("/api/routing/replay")
                .then();
    }

    private ValidatableResponse decisions(String language) {
        return given().auth()
                .oauth2(Tokens.of(acme.ann()).sign())
                .header("Accept-Language", language)
                .queryParam("dialogId", waiting().dialogId().value())
                .get("/api/routing/decisions")
                .then();
    }

    private static boolean isOf(TopicProbe.Seen record, DialogStory dialog) {
        return record.body().path("dialogId").asText().equals(dialog.dialogId().value());
    }

    private static void problem(ValidatableResponse response, ErrorCode code) {
        response.statusCode(code.status())
                .contentType("application/problem+json")
                .body("code", Matchers.equalTo(code.code()));
    }
}
