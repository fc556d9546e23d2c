package chat.parley.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.Tokens;
import chat.parley.testkit.ZendeskSimulator;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ParleyServices.class, scope = TestResourceScope.GLOBAL)
@Tag("W-63")
class CrmIT extends RunningService {
    private static final String CRM = "/api/integrations/crm/zendesk";

    private final ZendeskSimulator zendesk = ZendeskSimulator.start();

    CrmIT() throws IOException {}

    @AfterEach
    void stop() {
        zendesk.close();
    }

    @Test
    void wrongCredentialsNeverTurnTheConnectionOn() {
        admin().body(request("wrong", null)).put(CRM).then().statusCode(422).body("errors[0].field", equalTo("secret"));
        admin().get(CRM).then().statusCode(404);
        as(Tokens.of(fixtures.acme().vera()))
                .body(request("x", null))
                .put(CRM)
                .then()
                .statusCode(403);
        var bad = request(ZendeskSimulator.TOKEN, null);
        bad.put("mapping", Map.of("subject", "{nonsense}", "text", "x"));
        admin().body(bad).put(CRM).then().statusCode(422);
    }

    @Test
    void aDialogBecomesATicketWithItsVisitorAndItsTranscript() {
        admin().body(request(ZendeskSimulator.TOKEN, null))
                .put(CRM)
                .then()
                .statusCode(200)
                .body("health", equalTo("healthy"))
                .body("settings.token", equalTo(true))
                .body(not(containsString(ZendeskSimulator.TOKEN + "\"")));
        zendesk.next(ZendeskSimulator.Trouble.BROKEN);

        log.event(story.opened());
        log.event(new DialogEvent.VisitorCardChanged(
                story.visitorWrote("").meta(), new VisitorCard("Иван", List.of("ivan@example.com"), List.of())));
        log.event(story.closed(CloseReason.BY_OPERATOR));

        Awaitility.await()
                .untilAsserted(() -> assertThat(zendesk.tickets())
                        .singleElement()
                        .satisfies(ticket -> assertThat(ticket.path("comments")).hasSize(2)));
        var ticket = zendesk.tickets().getFirst();
        assertThat(ticket.path("external_id").asText())
                .isEqualTo(story.dialogId().value());
        assertThat(ticket.at("/requester/email").asText()).isEqualTo("ivan@example.com");
        assertThat(ticket.at("/comments/1/body").asText()).contains("good day").contains("[parley ");
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
        admin().body(request(null, 1L)).put(CRM).then().statusCode(200).body("version", equalTo(2));
        admin().body(request(null, 1L)).put(CRM).then().statusCode(409);
        admin().delete(CRM).then().statusCode(204);
        admin().get(CRM).then().statusCode(404);
    }

    private Map<String, Object> request(String secret, Long version) {
        var request = new HashMap<String, Object>();
        request.put("subdomain", zendesk.url().replaceAll(".*:", ""));
        request.put("login", ZendeskSimulator.LOGIN);
        request.put("secret", secret);
        request.put("version", version);
        return request;
    }
}
