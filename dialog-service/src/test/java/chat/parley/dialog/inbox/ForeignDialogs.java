package chat.parley.dialog.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ForeignIds;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing of an account's dialogs is there for people of another, however they ask. */
abstract class ForeignDialogs extends NarrowedLists {
    private static final String DIALOGS = "/api/dialogs";

    private static final PlacementId PLACEMENT = new PlacementId("button");

    @TestHTTPResource("/")
    URI service;

    @Test
    @Tag("P-21")
    void noDialogIsReadOrChangedByItsIdFromAnotherAccount() throws Exception {
        var thread = fixtures.aThread();
        DialogId dialog = writes(thread);
        command(acme.ann(), thread, dialog, Map.of("name", "take")).statusCode(200);
        command(acme.ann(), thread, dialog, Map.of("name", "note", "clientMessageId", "n1", "text", "between us"))
                .statusCode(200);
        String command = command(
                        acme.ann(),
                        thread,
                        dialog,
                        Map.of("name", "reply", "clientMessageId", "r1", "text", "our own words"))
                .statusCode(200)
                .extract()
                .path("commandId");
        String path = DIALOGS + "/" + dialog.value();
        SampleAccount others = Fixtures.unique().acme();
        others.settings().forEach(topics::setting);
        var forged = Tokens.of(acme.ann()).withForgedSignature().sign();
        var ids = new ForeignIds(service)
                .made("GET /api/dialogs/commands/{commandId}", DIALOGS + "/commands/" + command, null)
                .made(
                        "POST /api/dialogs/{dialogId}/commands",
                        path + "/commands",
                        body(thread, dialog, Map.of("name", "reply", "clientMessageId", "r2", "text", "not mine")))
                .made("PUT /api/dialogs/{dialogId}/draft", path + "/draft", Map.of("reply", "x", "mode", "reply"))
                .stranger("an operator", bearer(others.ann()), 404)
                .stranger("an administrator", bearer(others.adam()), 404)
                .stranger("nobody", null, 401)
                .stranger("a forger", "Bearer " + forged, 401);
        for (String part :
                List.of("", "/events", "/transcript", "/transcript.csv", "/transcript.pdf", "/draft", "/visitor")) {
            ids.made("GET /api/dialogs/{dialogId}" + part, path + part, null);
        }
        List<String> before = read(path);

        List<String> faults = ids.faults(
                given().queryParam("format", "json").get("/q/openapi").asString(),
                "/api/",
                List.of("between us", "our own words", thread.conversationId().value()));

        assertThat(faults).isEmpty();
        assertThat(read(path)).isEqualTo(before);
        assertThat(ids.missedByOwner(bearer(acme.ann()))).isEmpty();
    }

    @Test
    @Tag("P-21")
    void noCommandNamesAnythingOfAnotherAccount() {
        var theirs = fixtures.aThread();
        DialogId foreign = writes(theirs);
        command(acme.ann(), theirs, foreign, Map.of("name", "take")).statusCode(200);
        String message = command(
                        acme.ann(), theirs, foreign, Map.of("name", "reply", "clientMessageId", "r1", "text", "ours"))
                .statusCode(200)
                .extract()
                .path("messageId");
        var before = read(DIALOGS + "/" + foreign.value());
        Fixtures other = Fixtures.unique();
        SampleAccount we = other.acme();
        we.settings().forEach(topics::setting);
        var thread = other.aThread();
        DialogId ours = writesTo(other, thread);

        var commands = new ArrayList<Map<String, Object>>();
        commands.add(Map.of("name", "edit", "messageId", message, "text", "changed"));
        commands.add(Map.of("name", "delete", "messageId", message));
        for (Map<String, Object> command : commands) {
            assertThat(as(we.adam())
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .contentType("application/json")
                            .body(body(thread, ours, command))
                            .post(DIALOGS + "/" + ours.value() + "/commands")
                            .statusCode())
                    .as(command.toString())
                    .isEqualTo(404);
            // The address names our dialog, the body theirs.
            var mixed = new HashMap<>(body(theirs, foreign, command));
            assertThat(as(we.adam())
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .contentType("application/json")
                            .body(mixed)
                            .post(DIALOGS + "/" + ours.value() + "/commands")
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(read(DIALOGS + "/" + foreign.value())).isEqualTo(before);
    }

    @Test
    @Tag("P-21")
    void aVisitorsHistoryIsForTheirOwnTokenOfTheirOwnAccount() {
        var thread = fixtures.aThread();
        DialogId dialog = writes(thread);
        command(acme.ann(), thread, dialog, Map.of("name", "note", "clientMessageId", "n1", "text", "between us"))
                .statusCode(200);
        SampleAccount others = Fixtures.unique().acme();
        others.settings().forEach(topics::setting);
        String own = acme.keys().token(thread.visitorId(), SampleAccount.WEB, PLACEMENT, thread.conversationId());

        healing(own)
                .statusCode(200)
                .body("events.findAll { it.text != null }.text", org.hamcrest.Matchers.contains("hello"));
        // Until the other account's keys are known here, its tokens are refused; from then on they open nothing.
        chat.parley.testkit.Wait.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> healing(others.keys()
                                .token(thread.visitorId(), SampleAccount.WEB, PLACEMENT, thread.conversationId()))
                        .statusCode(200)
                        .body("events", org.hamcrest.Matchers.empty())
                        .body("last", org.hamcrest.Matchers.equalTo(0)));
        var expired =
                acme.keys().expiredToken(thread.visitorId(), SampleAccount.WEB, PLACEMENT, thread.conversationId());
        var forged = chat.parley.testkit.VisitorKeys.of(acme.id())
                .token(thread.visitorId(), SampleAccount.WEB, PLACEMENT, thread.conversationId());
        for (String bad : List.of(expired, forged, Tokens.of(acme.adam()).sign(), "a.b.c", own + "x")) {
            healing(bad).statusCode(401);
        }
        for (String bad : List.of(
                own, Tokens.of(acme.adam()).unsigned(), Tokens.of(acme.adam()).signedWithThePublicKey())) {
            given().header("Authorization", "Bearer " + bad)
                    .get(DIALOGS + "/" + dialog.value())
                    .then()
                    .statusCode(401);
        }
    }

    private static io.restassured.response.ValidatableResponse healing(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/visitor/events")
                .then();
    }

    private DialogId writesTo(Fixtures other, Fixtures.Thread thread) {
        var message = other.aMessageFromVisitor(thread, "hello");
        topics.command(message);
        DialogId dialog = chat.parley.dialog.conversation.DerivedId.dialog(message.meta());
        chat.parley.testkit.Wait.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> as(other.acme().adam())
                        .get(DIALOGS + "/" + dialog.value())
                        .then()
                        .statusCode(200));
        return dialog;
    }

    /** What the dialog's operator reads of it. */
    private List<String> read(String path) {
        return List.of("", "/events", "/draft", "/visitor").stream()
                .map(part -> as(acme.ann())
                        .get(path + part)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .toList();
    }

    private static String bearer(chat.parley.contracts.settings.Setting.Operator operator) {
        return "Bearer " + Tokens.of(operator).sign();
    }
}
