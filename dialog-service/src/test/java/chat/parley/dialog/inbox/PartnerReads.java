package chat.parley.dialog.inbox;

import static chat.parley.testkit.Wait.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.dialog.VisitorField;
import chat.parley.contracts.id.DialogId;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What integration-service hands to partners, asked of the running service; it starts once for all who extend this. */
abstract class PartnerReads extends ForeignDialogs {
    @Test
    @Tag("B-12")
    @Tag("P-21")
    void whatPartnersReadIsTheAccountsOwnInPages() {
        var thread = fixtures.aThread();
        var other = fixtures.aThread();
        DialogId first = writes(thread);
        command(acme.ann(), thread, first, Map.of("name", "note", "clientMessageId", "n1", "text", "between us"))
                .statusCode(200);
        command(acme.ann(), thread, first, Map.of("name", "tag", "add", List.of("vip"), "remove", List.of()))
                .statusCode(200);
        var visitor = new Actor.Visitor(thread.visitorId(), "Vera");
        topics.command(new DialogCommand.SetVisitorCard(
                meta(thread, visitor),
                new VisitorCard("Vera", List.of("vera@example.com"), List.of("+74950000000")),
                null));
        topics.command(new DialogCommand.SetVisitorFields(
                meta(thread, visitor), List.of(new VisitorField("plan", "gold")), FieldsProof.VERIFIED, "crm-42"));
        command(acme.ann(), thread, first, Map.of("name", "reply", "clientMessageId", "r1", "text", "answer"))
                .statusCode(200);
        topics.command(fixtures.aCloseByVisitor(thread, first));
        await().atMost(PATIENCE).untilAsserted(() -> row(first).body("status", equalTo("closed")));
        DialogId elsewhere = writes(other);
        DialogId second = writes(thread);
        String mine = "account=" + acme.id().value();
        String one = "/internal/conversations/" + thread.conversationId().value();

        asked("/internal/conversations?limit=1&" + mine)
                .body("conversations.dialog.dialogId", contains(second.value()))
                .body("conversations[0].lastMessageAt", not(nullValue()));
        String next = asked("/internal/conversations?limit=1&" + mine).extract().path("next");
        asked("/internal/conversations?limit=1&" + mine + "&after=" + next)
                .body("conversations.dialog.dialogId", contains(elsewhere.value()))
                .body("next", nullValue());
        asked("/internal/conversations?order=oldest&" + mine)
                .body("conversations.dialog.dialogId", contains(elsewhere.value(), second.value()));
        asked("/internal/conversations?status=closed&" + mine).body("conversations", empty());
        asked("/internal/conversations?tag=vip&" + mine).body("conversations", empty());
        asked("/internal/conversations?visitor=" + thread.visitorId().value() + "&" + mine)
                .body("conversations.dialog.dialogId", contains(second.value()));
        asked("/internal/conversations?account=another").body("conversations", empty());
        asked(one + "?" + mine).body("dialog.dialogId", equalTo(second.value()));
        refused(one + "?account=another", 404);
        refused("/internal/conversations?status=lost&" + mine, 400);

        asked("/internal/dialogs?limit=1&" + mine)
                .body("total", equalTo(1))
                .body("dialogs.dialogId", contains(first.value()))
                .body(
                        "dialogs[0].conversationId",
                        equalTo(thread.conversationId().value()))
                .body("dialogs[0].visitorName", equalTo("Vera"))
                .body("dialogs[0].emails", contains("vera@example.com"))
                .body("dialogs[0].tags", contains("vip"))
                .body("dialogs[0].fieldsProof", equalTo("verified"))
                .body("dialogs[0].crmId", equalTo("crm-42"));
        next = asked("/internal/dialogs?limit=1&" + mine).extract().path("next");
        asked("/internal/dialogs?" + mine + "&after=" + next)
                .body("dialogs", empty())
                .body("total", nullValue())
                .body("next", nullValue());
        asked("/internal/dialogs?account=another").body("dialogs", empty());
        refused("/internal/dialogs", 400);

        asked(one + "/messages?" + mine).body("messages.text", contains("hello", "answer", "hello"));
        int place = asked(one + "/messages?limit=1&order=newest&" + mine)
                .body("messages.from", contains("visitor"))
                .extract()
                .path("messages[0].sequence");
        asked(one + "/messages?limit=1&order=newest&" + mine + "&after=" + place)
                .body("messages.text", contains("answer"))
                .body("messages[0].authorName", equalTo("Ann"));
        refused(one + "/messages?account=another", 404);

        for (String by : List.of("email=VERA@example.com", "phone=%2B7%20495%20000-00-00", "ownId=crm-42")) {
            asked("/internal/known-visitors?" + by + "&" + mine)
                    .body("visitors.visitorId", contains(thread.visitorId().value()))
                    .body("visitors[0].fields[0].value", equalTo("gold"))
                    .body(
                            "visitors[0].conversations",
                            contains(thread.conversationId().value()));
            asked("/internal/known-visitors?" + by + "&account=another").body("visitors", empty());
        }
        String known = "/internal/known-visitors/" + thread.visitorId().value();
        asked(known + "?" + mine).body("emails", contains("vera@example.com")).body("proof", equalTo("verified"));
        refused(known + "?account=another", 404);
        refused("/internal/known-visitors?email=a&phone=1&" + mine, 400);
    }

    static ValidatableResponse asked(String path) {
        return io.restassured.RestAssured.given()
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200);
    }

    private static void refused(String path, int status) {
        io.restassured.RestAssured.given().get(path).then().statusCode(status);
    }
}
