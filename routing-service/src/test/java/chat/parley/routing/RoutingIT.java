package chat.parley.routing;

import static chat.parley.testkit.Wait.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Setting;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = ParleyServices.class,
        initArgs = @ResourceArg(name = "database", value = "routing"),
        scope = TestResourceScope.GLOBAL)
class RoutingIT {
    private static final long LONG_LEASE = 300_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "parley.routing.kafka")
    String kafka;

    private final Fixtures fixtures = Fixtures.unique();
    private final SampleAccount acme = fixtures.acme();
    private final DialogStory story = fixtures.story(fixtures.aThread());
    private TopicWriter log;
    private TopicProbe commands;

    @BeforeEach
    void anAccountWithAnnWhoIsOnline() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        log = new TopicWriter(kafka);
        commands = TopicProbe.fromNow(kafka, Topic.COMMANDS);
        acme.settings().forEach(log::setting);
        log.presence(lease(acme.ann(), PresenceStatus.ONLINE, LONG_LEASE));
    }

    @AfterEach
    void close() {
        commands.close();
        log.close();
    }

    @Test
    @Tag("W-44")
    @Tag("N-04")
    void aQueuedDialogBecomesACommandInLessThanASecond() {
        theFirstDialogIsAssigned();
        var fastest = Duration.ofDays(1);

        // The better of two, because a machine that is busy with something else says nothing about routing.
        for (int i = 0; i < 2; i++) {
            var next = fixtures.story(fixtures.aThread());
            var begun = System.nanoTime();
            log.event(next.queued(QueueReason.OPENED));
            var command = assignmentOf(next);
            var taken = Duration.ofNanos(System.nanoTime() - begun);
            fastest = taken.compareTo(fastest) < 0 ? taken : fastest;

            assertThat(command.operatorId()).isEqualTo(acme.ann().operatorId());
            assertThat(command.operatorName()).isEqualTo("Ann");
            assertThat(command.queuedSequence()).isEqualTo(1);
            assertThat(command.meta().commandId().value())
                    .isEqualTo(command.decisionId().value());
        }

        assertThat(fastest).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    @Tag("N-07")
    void theDecisionCanBeReadByEveryOperatorOfTheAccountNewestFirst() {
        theFirstDialogIsAssigned();
        log.event(story.assigned(acme.ann(), AssignmentCause.AUTOMATIC));
        log.event(story.queued(QueueReason.UNANSWERED));

        await().atMost(PATIENCE)
                .untilAsserted(() -> decisions(Tokens.of(acme.boris()), story)
                        .statusCode(200)
                        .body("decisions.size()", Matchers.equalTo(2))
                        .body("decisions[0].verdict.queuedSequence", Matchers.equalTo(4))
                        .body("decisions[1].verdict.type", Matchers.equalTo("Assign"))
                        .body("decisions[1].verdict.operatorId", Matchers.equalTo("ann"))
                        .body("decisions[1].trigger", Matchers.equalTo("dialog-queued"))
                        .body("decisions[1].candidates.operatorId", Matchers.contains("adam", "ann", "boris", "vera"))
                        .body(
                                "decisions[1].candidates.find { it.operatorId == 'boris' }.rejections",
                                Matchers.contains("not-online", "language")));
    }

    @Test
    @Tag("P-21")
    void anotherAccountSeesNoDecision() {
        theFirstDialogIsAssigned();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> decisions(Tokens.of(acme.ann()), story).body("decisions.size()", Matchers.equalTo(1)));

        decisions(Tokens.of(Fixtures.unique().acme().adam()), story)
                .statusCode(200)
                .body("decisions", Matchers.empty());
    }

    @Test
    void withoutAGoodTokenNothingIsTold() {
        problem(given().get("/api/routing/decisions?dialogId=d").then(), ErrorCode.UNAUTHENTICATED);
        problem(decisions(Tokens.of(acme.ann()).expired(), story), ErrorCode.TOKEN_EXPIRED);
        problem(decisions(Tokens.of(acme.ann()).withForgedSignature(), story), ErrorCode.TOKEN_INVALID);
        problem(decisions(Tokens.of(acme.ann()).forAnotherAudience(), story), ErrorCode.TOKEN_INVALID);
    }

    @Test
    void aRequestThatNamesNoDialogIsRefused() {
        var token = Tokens.of(acme.ann()).sign();
        problem(given().auth().oauth2(token).get("/api/routing/decisions").then(), ErrorCode.INVALID_REQUEST);
        problem(
                given().auth()
                        .oauth2(token)
                        .queryParam("dialogId", "no id/")
                        .get("/api/routing/decisions")
                        .then(),
                ErrorCode.INVALID_ID);
    }

    @Test
    @Tag("N-13")
    void theDialogOfALostOperatorIsTakenBackSoonAfterTheLease() {
        theFirstDialogIsAssigned();
        log.event(story.assigned(acme.ann(), AssignmentCause.AUTOMATIC));

        log.presence(lease(acme.ann(), PresenceStatus.ONLINE, 1_500));
        var begun = System.nanoTime();
        var command = commands.await(seen -> seen.type().equals("RequeueDialog") && isOf(seen, story), PATIENCE)
                .as(DialogCommand.RequeueDialog.class);
        var taken = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(command.operatorId()).isEqualTo(acme.ann().operatorId());
        assertThat(command.reason()).isEqualTo(QueueReason.OPERATOR_LOST);
        assertThat(taken).isBetween(Duration.ofMillis(1_300), Duration.ofSeconds(5));
    }

    @Test
    @Tag("W-46")
    void asSoonAsADialogEndsTheNextWaitingOneIsAssigned() {
        var waiting = fixtures.story(fixtures.aThread());
        var first = fixtures.story(fixtures.aThread());
        log.event(first.queued(QueueReason.OPENED));
        for (int i = 1; i < acme.account().maxDialogs(); i++) {
            log.event(fixtures.story(fixtures.aThread()).queued(QueueReason.OPENED));
        }
        assignmentOf(first);
        log.event(first.assigned(acme.ann(), AssignmentCause.AUTOMATIC));
        log.event(waiting.queued(QueueReason.OPENED));
        await().atMost(PATIENCE)
                .untilAsserted(() -> decisions(Tokens.of(acme.ann()), waiting)
                        .body("decisions[0].verdict.type", Matchers.equalTo("Wait")));

        log.event(first.closed(CloseReason.BY_OPERATOR));

        assertThat(assignmentOf(waiting).operatorId()).isEqualTo(acme.ann().operatorId());
    }

    @Test
    @Tag("W-45")
    void supervisorsSeeTheBoard() {
        theFirstDialogIsAssigned();

        await().atMost(PATIENCE)
                .untilAsserted(() -> board(Tokens.of(acme.vera()))
                        .statusCode(200)
                        .body("operators.operatorId", Matchers.contains("adam", "ann", "boris", "vera"))
                        .body("operators.find { it.operatorId == 'ann' }.load", Matchers.equalTo(1))
                        .body("operators.find { it.operatorId == 'ann' }.limit", Matchers.equalTo(3))
                        .body("operators.find { it.operatorId == 'ann' }.status", Matchers.equalTo("online"))
                        .body("operators.find { it.operatorId == 'boris' }.status", Matchers.equalTo("offline"))
                        .body("waiting", Matchers.equalTo(1)));
        problem(board(Tokens.of(acme.ann())), ErrorCode.FORBIDDEN);
        board(Tokens.of(Fixtures.unique().acme().vera())).body("operators", Matchers.empty());
    }

    @Test
    void theMetersOfRoutingArePublished() {
        theFirstDialogIsAssigned();

        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(Matchers.allOf(
                        Matchers.containsString("parley_routing_decisions_total{verdict=\"assign\""),
                        Matchers.containsString("parley_routing_decision_latency_seconds"),
                        Matchers.containsString("parley_routing_waiting")));
    }

    private void theFirstDialogIsAssigned() {
        log.event(story.opened());
        log.event(story.queued(QueueReason.OPENED));
        assignmentOf(story);
    }

    private DialogCommand.AssignOperator assignmentOf(DialogStory dialog) {
        return commands.await(seen -> seen.type().equals("AssignOperator") && isOf(seen, dialog), PATIENCE)
                .as(DialogCommand.AssignOperator.class);
    }

    private static boolean isOf(TopicProbe.Seen seen, DialogStory dialog) {
        return seen.body().path("dialogId").asText().equals(dialog.dialogId().value());
    }

    private static PresenceLease lease(Setting.Operator operator, PresenceStatus status, long millis) {
        return new PresenceLease(operator.accountId(), operator.operatorId(), new DeviceId("laptop"), status, millis);
    }

    private static ValidatableResponse decisions(Tokens token, DialogStory dialog) {
        return given().auth()
                .oauth2(token.sign())
                .queryParam("dialogId", dialog.dialogId().value())
                .get("/api/routing/decisions")
                .then();
    }

    private static ValidatableResponse board(Tokens token) {
        return given().auth().oauth2(token.sign()).get("/api/routing/board").then();
    }

    private static void problem(ValidatableResponse response, ErrorCode code) {
        response.statusCode(code.status())
                .contentType("application/problem+json")
                .body("code", Matchers.equalTo(code.code()));
    }
}
