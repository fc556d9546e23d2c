package chat.parley.dialog.inbox;

import static chat.parley.testkit.Wait.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.dialog.VisitorField;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ParleyServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What operators see and may do over HTTP, as far as times, marks and limits go. */
@QuarkusTest
@QuarkusTestResource(
        value = ParleyServices.class,
        restrictToAnnotatedClass = true,
        initArgs = {
            @ResourceArg(name = "kafka", value = "fresh"),
            @ResourceArg(name = "partitions", value = "3"),
            @ResourceArg(name = "database", value = "dialogapi")
        })
class DialogApiIT extends ErasedVisitors {

    @Test
    @Tag("W-32")
    @Tag("T-09")
    @Tag("W-13")
    void aClosedDialogKeepsItsMarksAndWhoHadItAndTheirOwnersFindIt() {
        hideOthers();
        var thread = fixtures.aThread();
        DialogId dialog = writes(thread);
        command(acme.ann(), thread, dialog, Map.of("name", "take")).statusCode(200);
        command(acme.ann(), thread, dialog, Map.of("name", "tag", "add", List.of("vip", "refund"), "remove", List.of()))
                .statusCode(200);
        command(acme.ann(), thread, dialog, Map.of("name", "priority", "priority", "urgent"))
                .statusCode(200);
        command(acme.ann(), thread, dialog, Map.of("name", "category", "category", "Delivery"))
                .statusCode(200);
        command(acme.ann(), thread, dialog, Map.of("name", "close")).statusCode(200);

        as(acme.ann())
                .when()
                .get("/api/dialogs/" + dialog.value())
                .then()
                .statusCode(200)
                .body("status", equalTo("closed"))
                .body("operatorId", equalTo("ann"))
                .body("operatorName", equalTo("Ann"))
                .body("priority", equalTo("urgent"))
                .body("tags", contains("refund", "vip"))
                .body("category", equalTo("Delivery"))
                .body("ended", equalTo(false));
        list(acme.ann(), "closed").body("rows.dialogId", contains(dialog.value()));
        list(acme.boris(), "closed").body("rows", empty());
        list(acme.vera(), "closed").body("rows.dialogId", contains(dialog.value()));
    }

    @Test
    @Tag("T-05")
    void aDraftIsItsOperatorsWhereverTheyLogIn() {
        var thread = fixtures.aThread();
        String draft = "/api/dialogs/" + writes(thread).value() + "/draft";
        as(acme.ann()).when().get(draft).then().statusCode(200).body("reply", equalTo(""));

        as(acme.ann())
                .contentType("application/json")
                .body(Map.of("reply", "One mo", "note", "Asks often", "mode", "note"))
                .when()
                .put(draft)
                .then()
                .statusCode(204);

        as(acme.ann())
                .when()
                .get(draft)
                .then()
                .body("reply", equalTo("One mo"))
                .body("note", equalTo("Asks often"))
                .body("mode", equalTo("note"));
        as(acme.vera()).when().get(draft).then().statusCode(200).body("reply", equalTo(""));
        as(Fixtures.unique().acme().ann()).when().get(draft).then().statusCode(404);
        as(acme.ann())
                .contentType("application/json")
                .body(Map.of("mode", "both"))
                .when()
                .put(draft)
                .then()
                .statusCode(400);
        as(acme.ann())
                .contentType("application/json")
                .body(Map.of())
                .when()
                .put(draft)
                .then()
                .statusCode(204);
        as(acme.ann()).when().get(draft).then().body("note", equalTo(""));
    }

    @Test
    @Tag("W-60")
    void aDialogThatIsOverForBothSidesIsNotOpenedAgain() {
        var thread = fixtures.aThread();
        DialogId dialog = writes(thread);
        topics.command(fixtures.aCloseByVisitor(thread, dialog));
        await().atMost(PATIENCE)
                .untilAsserted(() -> as(acme.ann())
                        .when()
                        .get("/api/dialogs/" + dialog.value())
                        .then()
                        .body("ended", equalTo(true))
                        .body("operatorId", nullValue()));

        command(acme.ann(), thread, dialog, Map.of("name", "reopen"))
                .statusCode(409)
                .body("code", equalTo("dialog-closed"));
    }

    @Test
    @Tag("W-48")
    @Tag("P-02")
    void anAccountMayForbidTakingBeyondTheLimit() {
        distribution(1, false, true);
        acceptsLimit();
        var first = fixtures.aThread();
        var second = fixtures.aThread();
        DialogId one = writes(first);
        DialogId two = writes(second);
        command(acme.ann(), first, one, Map.of("name", "take")).statusCode(200);

        command(acme.ann(), second, two, Map.of("name", "take")).statusCode(409).body("code", equalTo("limit-reached"));
        command(
                        acme.ann(),
                        second,
                        two,
                        Map.of("name", "reply", "clientMessageId", "m-" + fixtures.randomId(), "text", "hi"))
                .statusCode(409)
                .body("code", equalTo("limit-reached"));
        command(acme.vera(), second, two, Map.of("name", "take")).statusCode(200);
        command(acme.ann(), first, one, Map.of("name", "close")).statusCode(200);
        var third = fixtures.aThread();
        DialogId three = writes(third);
        command(acme.ann(), third, three, Map.of("name", "take")).statusCode(200);
    }

    @Test
    @Tag("W-45")
    void anAccountMayHideTheGeneralQueueFromOperators() {
        var thread = fixtures.aThread();
        DialogId dialog = writes(thread);
        list(acme.ann(), "queue").body("rows.dialogId", contains(dialog.value()));

        distribution(1, true, false);

        await().atMost(PATIENCE).untilAsserted(() -> list(acme.ann(), "queue").body("rows", empty()));
        list(acme.vera(), "queue").body("rows.dialogId", hasItem(dialog.value()));
        as(acme.ann()).when().get("/api/dialogs/counts").then().body("queue", equalTo(0));
        as(acme.ann()).when().get("/api/dialogs/" + dialog.value()).then().statusCode(404);
    }

    @Test
    @Tag("N-21")
    @Tag("P-09")
    @Tag("W-29")
    void supervisorsSeeWhatBecameOfDialogsAsStatedAndAsItWouldBeNow() {
        var thread = fixtures.aThread();
        DialogId dialog = writes(thread);
        topics.command(fixtures.aCloseByVisitor(thread, dialog));
        String period = "?from=" + Instant.now().minusSeconds(600) + "&to="
                + Instant.now().plusSeconds(600);

        await().atMost(PATIENCE)
                .untilAsserted(() -> as(acme.vera())
                        .when()
                        .get("/api/dialogs/outcomes" + period)
                        .then()
                        .statusCode(200)
                        .body("refusalSeconds", equalTo(30))
                        .body("stated.refusal", equalTo(1))
                        .body("present.refusal", equalTo(1))
                        .body("present.missed", equalTo(0)));
        topics.setting(new TimeSetting.Times(acme.id(), 1, false, "", 0, 0, null, 30, 72, "", 24, null));
        await().atMost(PATIENCE)
                .untilAsserted(() -> as(acme.vera())
                        .when()
                        .get("/api/dialogs/outcomes" + period)
                        .then()
                        .body("stated.refusal", equalTo(1))
                        .body("present.refusal", equalTo(0))
                        .body("present.missed", equalTo(1))
                        .body("present.missedVisitors", equalTo(1)));
        as(acme.ann()).when().get("/api/dialogs/outcomes" + period).then().statusCode(403);
        for (String wrong :
                List.of("", "?from=2026-03-01&to=2026-04-01", "?from=2026-04-01T00:00:00Z&to=2026-03-01T00:00:00Z")) {
            as(acme.vera())
                    .when()
                    .get("/api/dialogs/outcomes" + wrong)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-request"));
        }
    }

    @Test
    void aCommandThatNobodySentIsNotFoundAndOneThatWasIsWaitedFor() {
        String id = UUID.randomUUID().toString();
        outcome(id, "").statusCode(404).body("code", equalTo("not-found"));
        outcome(id, "?sent=" + Instant.now().toEpochMilli()).statusCode(202);
        outcome(id, "?sent=" + Instant.now().minus(Duration.ofDays(8)).toEpochMilli())
                .statusCode(404);

        var thread = fixtures.aThread();
        DialogId dialog = writes(thread);
        var body = body(thread, dialog, Map.of("name", "take"));
        as(acme.ann())
                .header("Idempotency-Key", id)
                .contentType("application/json")
                .body(body)
                .when()
                .post("/api/dialogs/" + dialog.value() + "/commands")
                .then()
                .statusCode(200);
        outcome(id, "").statusCode(200).body("commandId", equalTo(id)).body("type", equalTo("Accepted"));
    }

    private ValidatableResponse outcome(String id, String query) {
        return as(acme.ann()).when().get("/api/dialogs/commands/" + id + query).then();
    }

    private static ValidatableResponse unread(DialogId dialog, String account) {
        return io.restassured.RestAssured.given()
                .get("/internal/dialogs/" + dialog.value() + "/unread?account=" + account + "&after=0")
                .then();
    }

    @Test
    @Tag("U-08")
    @Tag("B-22")
    @Tag("C-11")
    @Tag("U-06")
    @Tag("T-24")
    @Tag("W-67")
    @Tag("T-13")
    @Tag("T-22")
    void messagesMayChangeAndTheVisitorIsShownWithAllThatIsKnown() {
        var thread = fixtures.aThread();
        DialogId dialog = writes(thread);
        var picture = Map.of(
                "attachmentId", "a1", "kind", "image", "name", "garden.png", "mediaType", "image/png", "size", 7);
        command(
                        acme.ann(),
                        thread,
                        dialog,
                        Map.of("name", "reply", "clientMessageId", "r1", "text", "", "attachments", List.of(picture)))
                .statusCode(200);
        row(dialog).body("lastMessageText", equalTo("garden.png"));
        String message = row(dialog).extract().path("lastMessageId");
        command(acme.ann(), thread, dialog, Map.of("name", "edit", "messageId", message, "text", "our garden"))
                .statusCode(200);
        row(dialog).body("lastMessageText", equalTo("our garden"));
        transcript(dialog).body(containsString("our garden [file: garden.png]"));
        transcript(dialog, ".csv")
                .contentType("text/csv;charset=utf-8")
                .header("Content-Disposition", containsString(dialog.value() + ".csv"))
                .body(containsString(",operator,Ann,our garden [file: garden.png]\r\n"));
        transcript(dialog, ".pdf").contentType("application/pdf").body(startsWith("%PDF-"));
        unread(dialog, acme.id().value())
                .statusCode(200)
                .body("answers.text", contains("our garden"))
                .body("answers[0].files", contains("garden.png"))
                .body("channelKind", equalTo("web"));
        unread(dialog, "another").statusCode(404);
        command(acme.ann(), thread, dialog, Map.of("name", "delete", "messageId", message))
                .statusCode(200);
        row(dialog).body("lastMessageText", nullValue());
        transcript(dialog).body(containsString("[deleted]"), not(containsString("garden")));
        command(acme.ann(), thread, dialog, Map.of("name", "edit", "messageId", message, "text", "again"))
                .statusCode(404);

        var visitor = fixtures.aMessageFromVisitor(thread, "x").meta().issuer();
        topics.command(new DialogCommand.RateDialog(meta(thread, visitor), dialog, 4, null));
        topics.command(new DialogCommand.SetVisitorCard(
                meta(thread, visitor), new VisitorCard("Vera", List.of("vera@example.com"), List.of()), null));
        topics.command(new DialogCommand.SetVisitorFields(
                meta(thread, visitor), List.of(new VisitorField("plan", "gold")), FieldsProof.VERIFIED, "crm-42"));
        topics.command(new DialogCommand.RecordReachability(
                meta(thread, new Actor.System("channel-ingest")), false, "blocked"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> as(acme.ann())
                        .when()
                        .get("/api/dialogs/" + dialog.value() + "/visitor")
                        .then()
                        .statusCode(200)
                        .body("card.emails", contains("vera@example.com"))
                        .body("fields[0].name", equalTo("plan"))
                        .body("fields[0].value", equalTo("gold"))
                        .body("proof", equalTo("verified"))
                        .body("crmId", equalTo("crm-42"))
                        .body("reachable", equalTo(false))
                        .body("reachabilityReason", equalTo("blocked")));
        putsTheCardRight(thread, dialog);
        io.restassured.RestAssured.given()
                .get("/internal/visitors?limit=1&account=" + acme.id().value())
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body(
                        "visitors[0].conversationId",
                        equalTo(thread.conversationId().value()))
                .body("visitors[0].card.emails", contains("vera@example.com"))
                .body("next", equalTo(thread.conversationId().value()));
        io.restassured.RestAssured.given()
                .get("/internal/visitors?account=another")
                .then()
                .statusCode(200)
                .body("visitors", org.hamcrest.Matchers.empty());
        row(dialog).body("rating", equalTo(4)).body("offline", equalTo(false));
        command(acme.ann(), thread, dialog, Map.of("name", "reply", "clientMessageId", "r2", "text", "hello?"))
                .statusCode(409)
                .body("code", equalTo("visitor-unreachable"))
                .body("detail", equalTo("blocked"));
        command(acme.ann(), thread, dialog, Map.of("name", "transcript", "email", "a@b.ru,c@d.ru"))
                .statusCode(400);
        command(acme.ann(), thread, dialog, Map.of("name", "transcript", "email", "vera@example.com"))
                .statusCode(200);
    }

    private void distribution(long version, boolean beyondLimit, boolean queueShown) {
        topics.setting(new TimeSetting.Distribution(
                acme.id(), version, false, false, 0, 0, Map.of(), beyondLimit, queueShown, "", 0, 0));
    }

    /** Ann may be given one dialog. */
    private void acceptsLimit() {
        var ann = acme.ann();
        topics.setting(new Setting.Operator(
                acme.id(),
                2,
                false,
                ann.operatorId(),
                ann.name(),
                ann.email(),
                ann.role(),
                ann.departments(),
                ann.languages(),
                1,
                Set.of(),
                null));
    }

    private void hideOthers() {
        var usual = acme.account();
        topics.setting(new Setting.Account(
                acme.id(),
                2,
                false,
                usual.name(),
                usual.timeZone(),
                usual.language(),
                usual.multilingual(),
                usual.autoAssignment(),
                usual.maxDialogs(),
                true,
                usual.firstReplySeconds(),
                usual.busyText(),
                usual.idleCloseSeconds()));
        var thread = fixtures.aThread();
        DialogId dialog = writes(thread);
        command(acme.ann(), thread, dialog, Map.of("name", "take")).statusCode(200);
        // An operator of the same department sees it until the setting has come, and not from then on.
        var olga = acme.operator("olga", "Olga", Role.OPERATOR, acme.ann().departments(), "en");
        topics.setting(olga);
        await().atMost(PATIENCE)
                .untilAsserted(() -> list(olga, "others").body("rows.dialogId", not(hasItem(dialog.value()))));
    }
}
