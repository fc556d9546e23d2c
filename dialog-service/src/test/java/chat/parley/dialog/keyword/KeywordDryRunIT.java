package chat.parley.dialog.keyword;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.automation.AutomationCondition;
import chat.parley.contracts.automation.AutomationTrigger;
import chat.parley.contracts.automation.KeywordMatch;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AutomationId;
import chat.parley.contracts.id.KeywordRuleId;
import chat.parley.contracts.id.SlaId;
import chat.parley.contracts.settings.RuleSetting;
import chat.parley.contracts.topic.Topic;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.Tokens;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.TopicWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules as they are deployed: tried on dialogs that were, and deciding over those that come. */
@QuarkusTest
@QuarkusTestResource(
        value = ParleyServices.class,
        restrictToAnnotatedClass = true,
        initArgs = {
            @ResourceArg(name = "kafka", value = "fresh"),
            @ResourceArg(name = "partitions", value = "3"),
            @ResourceArg(name = "database", value = "dialog")
        })
@Tag("B-07")
class KeywordDryRunIT {
    private static final String RULES = """
            {"rules":[{"name":"refunds","match":"word","pattern":"refund","departmentId":"elsewhere"}],"limit":%d}""";

    @ConfigProperty(name = "parley.kafka")
    String kafka;

    @Test
    void theNewestDialogsAreJudgedByTheirFirstMessage() {
        var fixtures = Fixtures.unique();
        try (var topics = new TopicWriter(kafka);
                var probe = TopicProbe.fromNow(kafka, Topic.OUTCOMES)) {
            fixtures.acme().settings().forEach(topics::setting);
            var one = fixtures.aThread();
            topics.command(fixtures.aMessageFromVisitor(one, "I want a refund"));
            topics.command(fixtures.aMessageFromVisitor(one, "now"));
            topics.command(fixtures.aMessageFromVisitor(fixtures.aThread(), "hello"));
            probe.await(3, seen -> true, Duration.ofSeconds(30));

            asks(Tokens.of(fixtures.account().value(), "sue", "Sue", Role.SUPERVISOR), RULES.formatted(10))
                    .statusCode(200)
                    .body("examined", equalTo(2))
                    .body("matched", equalTo(1))
                    .body("differing", equalTo(1))
                    .body("dialogs.findAll { it.differs }.text", contains("I want a refund"))
                    .body("dialogs.findAll { it.differs }.departmentId", contains("elsewhere"));
            asks(Tokens.of(fixtures.account().value(), "sue", "Sue", Role.SUPERVISOR), RULES.formatted(1))
                    .statusCode(200)
                    .body("examined", equalTo(1))
                    .body("matched", equalTo(0));
            asks(Tokens.of("another", "sue", "Sue", Role.SUPERVISOR), RULES.formatted(10))
                    .statusCode(200)
                    .body("examined", equalTo(0));
        }
    }

    @Test
    @Tag("P-06")
    @Tag("T-07")
    void savedRulesDecideWithTheFirstMessageAndATimerSaysWhenAPromiseIsBroken() {
        var fixtures = Fixtures.unique();
        var account = fixtures.account();
        try (var topics = new TopicWriter(kafka);
                var probe = TopicProbe.fromNow(kafka, Topic.EVENTS)) {
            // Before the account itself, so that whoever knows the account knows these.
            topics.setting(new RuleSetting.KeywordRule(
                    account,
                    1,
                    false,
                    new KeywordRuleId("k"),
                    "refunds",
                    1,
                    true,
                    KeywordMatch.REGEX,
                    "re-?funds?",
                    null,
                    SampleAccount.SUPPORT,
                    null,
                    Set.of("billing")));
            topics.setting(new RuleSetting.Sla(
                    account, 1, false, new SlaId("s"), "fast", 1, SampleAccount.SUPPORT, null, 1, 0, 0, 0, null));
            topics.setting(new RuleSetting.Automation(
                    account,
                    1,
                    false,
                    new AutomationId("a"),
                    "hurry",
                    1,
                    true,
                    AutomationTrigger.SLA_BREACHED,
                    0,
                    new AutomationCondition.All(List.of()),
                    List.of(new AutomationAction.SetPriority(DialogPriority.URGENT))));
            fixtures.acme().settings().forEach(topics::setting);

            topics.command(fixtures.aMessageFromVisitor(fixtures.aThread(), "My REFUND, please"));

            var queued = probe.await(seen -> seen.type().equals("DialogQueued")).as(DialogEvent.DialogQueued.class);
            assertThat(queued.departmentId()).isEqualTo(SampleAccount.SUPPORT);
            assertThat(queued.skills()).containsExactly("billing");
            var breached =
                    probe.await(seen -> seen.type().equals("SlaBreached")).as(DialogEvent.SlaBreached.class);
            assertThat(breached.dueAt()).isEqualTo(queued.meta().at().plusSeconds(1));
            assertThat(breached.meta().at()).isAfterOrEqualTo(breached.dueAt());
            var changed = probe.await(seen -> seen.type().equals("DialogPriorityChanged"))
                    .as(DialogEvent.DialogPriorityChanged.class);
            assertThat(changed.priority()).isEqualTo(DialogPriority.URGENT);
            assertThat(changed.meta().actor()).isEqualTo(new Actor.System("automation:a"));
            assertThat(changed.meta().causedBy()).isEqualTo(breached.meta().causedBy());
        }
    }

    @Test
    void onlySupervisorsMayAskAndOnlyWithinBounds() {
        var sue = Tokens.of("acme", "sue", "Sue", Role.SUPERVISOR);

        asks(Tokens.of("acme", "ann", "Ann", Role.OPERATOR), RULES.formatted(10))
                .statusCode(403);
        asks(sue, RULES.formatted(501)).statusCode(400).body("code", equalTo("invalid-request"));
        asks(sue, "{}").statusCode(400).body("code", equalTo("invalid-request"));
        asks(sue, "{\"rules\":[{\"match\":\"regex\",\"pattern\":\"(a)\\\\1\"}]}")
                .statusCode(422)
                .body("code", equalTo("invalid-pattern"))
                .body("detail", startsWith("rule 1: "));
        given().contentType(ContentType.JSON)
                .body(RULES.formatted(10))
                .when()
                .post("/api/dialogs/keyword-rules/dry-run")
                .then()
                .statusCode(401);
    }

    private static ValidatableResponse asks(Tokens caller, String body) {
        return given().auth()
                .oauth2(caller.sign())
                .contentType(ContentType.JSON)
                .body(body)
                .when()
                .post("/api/dialogs/keyword-rules/dry-run")
                .then();
    }
}
