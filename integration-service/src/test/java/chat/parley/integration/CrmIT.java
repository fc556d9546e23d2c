package chat.parley.integration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.topic.Topic;
import chat.parley.integration.dialog.DialogFacts;
import chat.parley.integration.export.StandInHistory;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.json.Json;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.Tokens;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.Wait;
import chat.parley.testkit.crm.AmoSimulator;
import chat.parley.testkit.crm.FreshdeskSimulator;
import chat.parley.testkit.crm.Trouble;
import chat.parley.testkit.crm.UnisenderSimulator;
import chat.parley.testkit.crm.ZendeskSimulator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ParleyServices.class, scope = TestResourceScope.GLOBAL)
@Tag("W-63")
class CrmIT extends RunningService {
    private static final String CRM = "/api/integrations/crm/zendesk";

    @Inject
    TransactionStore transactions;

    @Inject
    StandInHistory history;

    private final ZendeskSimulator zendesk = ZendeskSimulator.start();

    CrmIT() throws IOException {}

    @AfterEach
    void stop() {
        zendesk.close();
    }

    @Test
    void wrongCredentialsNeverTurnTheConnectionOn() {
        admin().body(request("wrong", null))
                .put(CRM)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("options.secret"));
        admin().get(CRM).then().statusCode(404);
        as(Tokens.of(fixtures.acme().vera()))
                .body(request("x", null))
                .put(CRM)
                .then()
                .statusCode(403);
        var bad = request(ZendeskSimulator.TOKEN, null);
        bad.put("mapping", Map.of("subject", "{nonsense}", "text", "x"));
        admin().body(bad).put(CRM).then().statusCode(422);
        for (var wrong : Map.of(Trouble.ENDLESS, "the answer is too long", Trouble.NONSENSE, "the answer is no JSON")
                .entrySet()) {
            zendesk.next(wrong.getKey());
            admin().body(request(ZendeskSimulator.TOKEN, null))
                    .put(CRM)
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("unavailable"))
                    .body("detail", containsString(wrong.getValue()));
        }
        bad = request(ZendeskSimulator.TOKEN, null);
        bad.put("mapping", Map.of("subject", "x", "text", "x", "fields", Map.of("5000", "{email}")));
        admin().body(bad)
                .put(CRM)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("mapping.fields"))
                .body("errors[0].detail", containsString("Not found"));
        admin().get(CRM).then().statusCode(404);
    }

    @Test
    void aDialogBecomesATicketWithItsVisitorAndItsTranscript() {
        admin().body(request(ZendeskSimulator.TOKEN, null))
                .put(CRM)
                .then()
                .statusCode(200)
                .body("health", equalTo("healthy"))
                .body("settings.options.credentials", equalTo("token"))
                .body("secretNames", equalTo(List.of("secret")))
                .body(not(containsString(ZendeskSimulator.TOKEN + "\"")));
        zendesk.next(Trouble.BROKEN);

        log.event(story.opened());
        log.event(new DialogEvent.VisitorCardChanged(
                story.visitorWrote("").meta(), new VisitorCard("Иван", List.of("ivan@example.com"), List.of())));
        log.event(story.closed(CloseReason.BY_OPERATOR));

        Wait.await()
                .untilAsserted(() -> assertThat(zendesk.tickets())
                        .singleElement()
                        .satisfies(ticket -> assertThat(ticket.path("comments")).hasSize(3)));
        var ticket = zendesk.tickets().getFirst();
        assertThat(ticket.path("external_id").asText())
                .isEqualTo(story.dialogId().value());
        assertThat(ticket.at("/requester/email").asText()).isEqualTo("ivan@example.com");
        assertThat(ticket.at("/comments/1/body").asText()).contains("good day").contains("[parley ");
        assertThat(ticket.at("/comments/2/body").asText())
                .startsWith("bill.pdf")
                .contains("[parley file bill]");
        assertThat(ticket.at("/comments/2/attachments/0/size").asInt()).isEqualTo(4);
        assertThat(ticket.at("/comments/0/body").asText())
                .contains("/console/others/" + story.dialogId().value());
        admin().body(Map.of("dialogId", story.dialogId().value()))
                .post(CRM + "/preview")
                .then()
                .statusCode(200)
                .body("requester.name", equalTo("Иван"));
        as(Tokens.of(Fixtures.unique().acme().adam()))
                .body(Map.of("dialogId", story.dialogId().value()))
                .post(CRM + "/preview")
                .then()
                .statusCode(404);
        String records = "/api/integrations/records/" + story.dialogId().value();
        as(Tokens.of(fixtures.acme().ann()))
                .get(records)
                .then()
                .statusCode(200)
                .body("records.crm", equalTo(List.of("Zendesk")))
                .body("records[0].link", equalTo(zendesk.url() + "/agent/tickets/1"));
        as(Tokens.of(Fixtures.unique().acme().adam()))
                .get(records)
                .then()
                .statusCode(200)
                .body("records", equalTo(List.of()));
        given().get(records).then().statusCode(401);
        admin().body(request(null, 1L)).put(CRM).then().statusCode(200).body("version", equalTo(2));
        admin().body(request(null, 1L)).put(CRM).then().statusCode(409);
        admin().delete(CRM).then().statusCode(204);
        admin().get(CRM).then().statusCode(404);
    }

    @Test
    @Tag("P-16")
    void dialogsOfThePastBecomeRecordsOnRequest() throws IOException {
        try (var freshdesk = FreshdeskSimulator.start()) {
            String crm = "/api/integrations/crm/freshdesk";
            var options = new HashMap<String, Object>(
                    Map.of("subdomain", Integer.toString(freshdesk.port()), "apiKey", FreshdeskSimulator.API_KEY));
            options.put("onSolved", "close");
            options.put("hookSecret", "s3same");
            String id = admin().body(Map.of("options", options))
                    .put(crm)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("destinationId");
            history.has(
                    fixtures.account(),
                    List.of(DialogFacts.of(Json.mapper()
                            .createObjectNode()
                            .put("dialogId", "past-" + id)
                            .put(
                                    "conversationId",
                                    story.thread().conversationId().value())
                            .put("visitorName", "Ольга")
                            .put("status", "closed"))));

            admin().post(crm + "/export").then().statusCode(202).body("state", equalTo("running"));

            Wait.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> admin().get(crm + "/export")
                            .then()
                            .body("state", equalTo("done"))
                            .body("read", equalTo(1))
                            .body("sent", equalTo(1)));
            var ticket = freshdesk.tickets().getFirst();
            assertThat(ticket.at("/requester/name").asText()).isEqualTo("Ольга");
            assertThat(ticket.path("notes")).hasSize(2);
            assertThat(ticket.at("/notes/1/attachments/0/name").asText()).isEqualTo("bill.pdf");

            String hook = RestAssured.baseURI + ":" + RestAssured.port + "/api/integrations/crm-hooks/" + id;
            try (var commands = TopicProbe.fromNow(TestKafka.bootstrapServers(), Topic.COMMANDS)) {
                assertThat(freshdesk.resolved(ticket, hook, "another")).isEqualTo(401);
                assertThat(freshdesk.resolved(((ObjectNode) ticket.deepCopy()).put("id", 999), hook, "s3same"))
                        .isEqualTo(404);
                assertThat(freshdesk.resolved(ticket, hook, "s3same")).isEqualTo(204);
                assertThat(commands.await(1, this::isOurs, Duration.ofSeconds(20)))
                        .extracting(seen -> seen.type())
                        .containsExactly("CloseDialog");
            }
        }
    }

    @Test
    @Tag("P-16")
    @Tag("P-21")
    void aTicketThatIsSolvedLeavesANoteOrClosesItsDialogAsTheAdministratorChose() {
        String secret = "h00k";
        var wanted = request(ZendeskSimulator.TOKEN, null);
        options(wanted).put("onSolved", "note");
        String id =
                admin().body(wanted).put(CRM).then().statusCode(200).extract().path("destinationId");
        log.event(story.opened());
        var ticket = Wait.await()
                .until(() -> zendesk.tickets().stream().findFirst(), Optional::isPresent)
                .get();
        String hook = RestAssured.baseURI + ":" + RestAssured.port + "/api/integrations/crm-hooks/";

        assertThat(zendesk.solved(ticket, hook + id, secret, Instant.now())).isEqualTo(404);
        options(wanted).put("hookSecret", secret);
        wanted.put("version", 1);
        admin().body(wanted).put(CRM).then().statusCode(200).body(not(containsString(secret)));
        try (var commands = TopicProbe.fromNow(TestKafka.bootstrapServers(), Topic.COMMANDS)) {
            assertThat(zendesk.solved(ticket, hook + id, "another", Instant.now()))
                    .isEqualTo(401);
            assertThat(zendesk.solved(ticket, hook + id, secret, Instant.now().minusSeconds(600)))
                    .isEqualTo(401);
            assertThat(zendesk.solved(ticket, hook + "lost", secret, Instant.now()))
                    .isEqualTo(404);
            assertThat(zendesk.solved(
                            ((ObjectNode) ticket.deepCopy()).put("id", 999), hook + id, secret, Instant.now()))
                    .isEqualTo(404);
            given().body("x".repeat(65_537))
                    .post("/api/integrations/crm-hooks/" + id)
                    .then()
                    .statusCode(413);

            assertThat(zendesk.solved(ticket, hook + id, secret, Instant.now())).isEqualTo(204);
            assertThat(zendesk.solved(ticket, hook + id, secret, Instant.now())).isEqualTo(204);
            var notes = commands.await(2, this::isOurs, Duration.ofSeconds(20));
            assertThat(notes).extracting(seen -> seen.type()).containsOnly("PostNote");
            assertThat(notes)
                    .extracting(seen -> seen.body().at("/meta/commandId").asText())
                    .containsOnly(notes.getFirst().body().at("/meta/commandId").asText());
            var note = notes.getFirst().as(DialogCommand.PostNote.class);
            assertThat(note.dialogId()).isEqualTo(story.dialogId());
            assertThat(note.text())
                    .isEqualTo("Zendesk: solved, no. " + ticket.path("id").asText());

            options(wanted).put("onSolved", "close");
            wanted.put("version", 2);
            admin().body(wanted).put(CRM).then().statusCode(200);
            var later = ((ObjectNode) ticket.deepCopy()).put("updated_at", "2026-11-21T10:00:00Z");
            assertThat(zendesk.solved(later, hook + id, secret, Instant.now())).isEqualTo(204);
            var close = commands.await(3, this::isOurs, Duration.ofSeconds(20)).getLast();
            assertThat(close.type()).isEqualTo("CloseDialog");
            assertThat(close.body().at("/meta/commandId"))
                    .as("another occasion is no repeat")
                    .isNotEqualTo(notes.getFirst().body().at("/meta/commandId"));
        }
    }

    private boolean isOurs(TopicProbe.Seen seen) {
        return seen.body()
                .at("/meta/accountId")
                .asText()
                .equals(fixtures.account().value());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> options(Map<String, Object> request) {
        return (Map<String, Object>) request.get("options");
    }

    @Test
    @Tag("W-64")
    @Tag("W-65")
    @Tag("P-19")
    void tokensThatCrmsGiveAreKeptSealedAndRenewed() throws IOException {
        try (var amo = AmoSimulator.start()) {
            String crm = "/api/integrations/crm/amocrm";
            var options = new HashMap<String, Object>(Map.of(
                    "subdomain",
                    Integer.toString(amo.port()),
                    "credentials",
                    "oauth",
                    "clientId",
                    AmoSimulator.CLIENT_ID,
                    "clientSecret",
                    AmoSimulator.CLIENT_SECRET,
                    "redirectUri",
                    AmoSimulator.REDIRECT_URI,
                    "code",
                    "wrong"));
            admin().body(Map.of("options", options)).put(crm).then().statusCode(422);
            admin().get(crm).then().statusCode(404);
            options.put("code", amo.code());
            admin().body(Map.of("options", options))
                    .put(crm)
                    .then()
                    .statusCode(200)
                    .body("settings.options.domain", equalTo("amocrm.ru"))
                    .body("secretNames", equalTo(List.of("clientSecret", "code")))
                    .body(not(containsString(AmoSimulator.CLIENT_SECRET)));
            assertThat(stored()).isNotEmpty().noneMatch(row -> row.contains("access-") || row.contains("s3cret"));

            amo.endAccess();
            log.event(story.opened());
            Wait.await()
                    .untilAsserted(() -> assertThat(amo.leads())
                            .singleElement()
                            .satisfies(lead -> assertThat(lead.path("notes")).hasSize(1)));
            assertThat(amo.given()).isEqualTo(2);

            for (int i = 0; i < 4; i++) {
                log.event(fixtures.story(fixtures.aThread()).opened());
            }
            Wait.await().untilAsserted(() -> assertThat(amo.leads()).hasSize(5));
            assertThat(amo.mostWithin(Duration.ofSeconds(1))).isBetween(2, 7);
            options.remove("code");
            options.remove("clientSecret");
            options.put("unsorted", "true");
            admin().body(Map.of("options", options, "version", 1))
                    .put(crm)
                    .then()
                    .statusCode(200);
            assertThat(amo.given()).isEqualTo(2);
        }
    }

    @Test
    @Tag("W-66")
    @Tag("W-67")
    void allContactsAreExportedOnRequest() throws IOException {
        try (var unisender = UnisenderSimulator.start()) {
            String crm = "/api/integrations/crm/unisender";
            var options = Map.of("list", unisender.list(), "apiKey", UnisenderSimulator.API_KEY);
            admin().post(crm + "/export").then().statusCode(404);
            admin().body(Map.of("options", options)).put(crm).then().statusCode(200);
            admin().get(crm + "/export").then().statusCode(404);
            as(Tokens.of(fixtures.acme().vera())).post(crm + "/export").then().statusCode(403);

            admin().post(crm + "/export").then().statusCode(202).body("state", equalTo("running"));

            Wait.await()
                    .untilAsserted(() -> admin().get(crm + "/export")
                            .then()
                            .body("state", equalTo("done"))
                            .body("read", equalTo(2))
                            .body("sent", equalTo(1)));
            assertThat(unisender.contacts()).hasSize(1);
            admin().delete(crm + "/export").then().statusCode(200).body("state", equalTo("done"));
        }
    }

    private List<String> stored() {
        return transactions.run(connection -> {
            var rows = new ArrayList<String>();
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "SELECT settings || secrets || token FROM crm_connection" + " WHERE token IS NOT NULL")) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
            return rows;
        });
    }

    private Map<String, Object> request(String secret, Long version) {
        var options = new HashMap<String, Object>();
        options.put("subdomain", Integer.toString(zendesk.port()));
        options.put("login", ZendeskSimulator.LOGIN);
        options.put("secret", secret);
        var request = new HashMap<String, Object>();
        request.put("options", options);
        request.put("version", version);
        return request;
    }
}
