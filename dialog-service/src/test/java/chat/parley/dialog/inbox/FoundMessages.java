package chat.parley.dialog.inbox;

import static chat.parley.testkit.Wait.await;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.settings.Setting;
import chat.parley.testkit.Fixtures;
import io.restassured.response.ValidatableResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What operators find, asked of the running service. */
abstract class FoundMessages extends PartnerReads {
    private static final String MESSAGES = "/api/dialogs/search/messages";
    private static final String VISITORS = "/api/dialogs/search/visitors";

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    @Tag("T-14")
    void messagesAreFoundByTheirWordsInAnyFormAsTheyReadNow() {
        var thread = fixtures.aThread();
        DialogId dialog = writes(thread);
        says(thread, "Вернёмся к договорам поставки, заказ А-1234");
        command(acme.ann(), thread, dialog, Map.of("name", "take")).statusCode(200);
        command(acme.ann(), thread, dialog, Map.of("name", "note", "clientMessageId", "n1", "text", "договор у юриста"))
                .statusCode(200);
        command(
                        acme.ann(),
                        thread,
                        dialog,
                        Map.of("name", "reply", "clientMessageId", "r1", "text", "The contracts were delivered"))
                .statusCode(200);

        await().atMost(PATIENCE).untilAsserted(() -> finds("договор").body("rows.note", contains(true, false)));
        finds("договоры поставка")
                .body("rows.parts[0].findAll { it.hit }.text", contains("договорам", "поставки"))
                .body("rows[0].parts[0].text", equalTo("Вернёмся к "))
                .body("rows[0].from", equalTo("visitor"))
                .body("rows[0].dialog.dialogId", equalTo(dialog.value()))
                .body("rows[0].dialog.channelKind", equalTo("web"));
        finds("вернемся").body("rows[0].parts[0].text", equalTo("Вернёмся"));
        finds("1234").body("rows.note", contains(false));
        finds("\"договорам поставки\"").body("rows.note", contains(false));
        finds("\"поставки договорам\"").body("rows", empty());
        finds("договор -поставка").body("rows.note", contains(true));
        await().atMost(PATIENCE).untilAsserted(() -> finds("contract deliver").body("rows.from", contains("operator")));

        String next = search(acme.ann(), MESSAGES, Map.of("q", "договор", "limit", 1))
                .statusCode(200)
                .body("rows.note", contains(true))
                .extract()
                .path("next");
        search(acme.ann(), MESSAGES, Map.of("q", "договор", "limit", 1, "after", next))
                .body("rows.note", contains(false))
                .body("next", nullValue());
        String channel = acme.web().channelId().value();
        var wanted = Map.of("channel", channel, "operator", "ann", "state", "assigned", "from", "2026-01-01T00:00:00Z");
        wanted.forEach((name, value) -> search(acme.vera(), MESSAGES, Map.of("q", "договор", name, value))
                .body("rows.note", contains(true, false)));
        var unwanted = Map.of(
                "channel",
                "another",
                "operator",
                "boris",
                "state",
                "closed",
                "category",
                "Spam",
                "department",
                "nowhere",
                "to",
                "2026-01-01T00:00:00Z");
        unwanted.forEach((name, value) -> search(acme.vera(), MESSAGES, Map.of("q", "договор", name, value))
                .body("rows", empty()));

        String message = row(dialog).extract().path("lastMessageId");
        command(acme.ann(), thread, dialog, Map.of("name", "edit", "messageId", message, "text", "An agreement it is"))
                .statusCode(200);
        await().atMost(PATIENCE).untilAsserted(() -> finds("agreements").body("rows.messageId", contains(message)));
        finds("contract").body("rows", empty());
        command(acme.ann(), thread, dialog, Map.of("name", "delete", "messageId", message))
                .statusCode(200);
        finds("agreements").body("rows", empty());
    }

    @Test
    @Tag("T-14")
    @Tag("W-32")
    void nobodyFindsWhatTheyMayNotOpen() {
        var thread = fixtures.aThread();
        DialogId dialog = writes(thread);
        says(thread, "секретный пароль");
        command(acme.ann(), thread, dialog, Map.of("name", "take")).statusCode(200);
        var olga = acme.operator("olga", "Olga", Role.OPERATOR, acme.ann().departments(), "en", "ru");
        topics.setting(olga);
        await().atMost(PATIENCE)
                .untilAsserted(() -> search(olga, MESSAGES, Map.of("q", "пароли"))
                        .body("rows.dialog.dialogId", contains(dialog.value())));
        search(olga, VISITORS, Map.of("q", dialog.value())).body("rows.by", contains("id"));

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
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> search(olga, MESSAGES, Map.of("q", "пароли")).body("rows", empty()));
        search(olga, VISITORS, Map.of("q", dialog.value())).body("rows", empty());
        finds("пароли").body("rows.dialog.dialogId", contains(dialog.value()));
        search(acme.vera(), MESSAGES, Map.of("q", "пароли")).body("rows.dialog.dialogId", contains(dialog.value()));
        var stranger = Fixtures.unique().acme().adam();
        search(stranger, MESSAGES, Map.of("q", "пароли")).body("rows", empty());
        search(stranger, VISITORS, Map.of("q", dialog.value())).body("rows", empty());
        given().when().get(MESSAGES + "?q=x").then().statusCode(401);
    }

    @Test
    @Tag("T-14")
    void visitorsAreFoundByWhatIsKnownOfThemAndDialogsByTheirIds() {
        var thread = fixtures.aThread();
        DialogId dialog = writes(thread);
        var visitor = new Actor.Visitor(thread.visitorId(), "Мария");
        topics.command(new DialogCommand.SetVisitorCard(
                meta(thread, visitor),
                new VisitorCard("Мария Семёнова", List.of("masha@example.com"), List.of("+7 495 765-43-21")),
                null));
        topics.command(new DialogCommand.SetVisitorFields(
                meta(thread, visitor), List.of(), FieldsProof.VERIFIED, "client-778"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> search(acme.ann(), VISITORS, Map.of("q", "client-778"))
                        .body("rows.ownId", contains("client-778")));

        for (String query : List.of("семен мар", "MASHA@example.com", "8 (495) 765-43-21", "4321", "masha")) {
            search(acme.ann(), VISITORS, Map.of("q", query))
                    .statusCode(200)
                    .body("rows.by", contains("visitor"))
                    .body("rows[0].card.name", equalTo("Мария Семёнова"))
                    .body("rows[0].dialog.dialogId", equalTo(dialog.value()))
                    .body("more", equalTo(false));
        }
        search(acme.ann(), VISITORS, Map.of("q", "семен", "state", "closed")).body("rows", empty());
        search(acme.ann(), VISITORS, Map.of("q", "еменов")).body("rows", empty());
        String message = row(dialog).extract().path("lastMessageId");
        for (String id :
                List.of(dialog.value(), message, thread.conversationId().value())) {
            search(acme.ann(), VISITORS, Map.of("q", id))
                    .body("rows.by", contains("id"))
                    .body("rows.dialog.dialogId", contains(dialog.value()));
        }
    }

    @Test
    @Tag("T-14")
    void whatCannotBeLookedForIsRefusedWithItsCode() {
        refuses(Map.of("q", ""), 422, "search-empty");
        refuses(Map.of("q", "и не"), 422, "search-empty");
        refuses(Map.of("q", "-договор"), 422, "search-empty");
        refuses(Map.of("q", "a".repeat(201)), 400, "text-too-long");
        refuses(Map.of("q", "договор", "state", "lost"), 400, "invalid-request");
        refuses(Map.of("q", "договор", "from", "today"), 400, "invalid-request");
        refuses(Map.of("q", "договор", "limit", 51), 400, "invalid-request");
        refuses(Map.of("q", "договор", "after", "?"), 400, "invalid-request");
        // Nothing typed is part of the language of queries.
        for (String strange : List.of("договор' | 'a", "a:* & !b", "\\' || \"", "dog <-> cat", "'; DROP TABLE x")) {
            search(acme.ann(), MESSAGES, Map.of("q", strange + " слово")).statusCode(200);
            search(acme.ann(), VISITORS, Map.of("q", strange + "x1")).statusCode(200);
        }
        var olga = acme.operator("olga", "Olga", Role.OPERATOR, acme.ann().departments(), "en");
        await().atMost(PATIENCE)
                .untilAsserted(() -> search(olga, MESSAGES, Map.of("q", "слово"))
                        .statusCode(429)
                        .body("code", equalTo("rate-limited")));
    }

    @Test
    @Tag("T-14")
    void theIndexIsMadeAnewWhileSearchesGoOn() throws SQLException {
        var thread = fixtures.aThread();
        writes(thread);
        says(thread, "редкостное слово");
        await().atMost(PATIENCE).untilAsserted(() -> finds("редкостные").body("rows.note", contains(false)));
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            statement.execute("TRUNCATE search_message, search_visitor");
        }
        finds("редкостные").body("rows", empty());

        given().when().post("/internal/search/rebuild").then().statusCode(202);
        says(thread, "свежее слово");

        await().atMost(PATIENCE).untilAsserted(() -> finds("слова").body("rows.from", contains("visitor", "visitor")));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> given().when().get("/internal/search").then().body("behind", equalTo(0)));
        search(acme.ann(), VISITORS, Map.of("q", thread.visitorId().value()))
                .body(
                        "rows.dialog.conversationId",
                        containsInAnyOrder(thread.conversationId().value()));
    }

    void says(Fixtures.Thread thread, String text) {
        topics.command(fixtures.aMessageFromVisitor(thread, text));
    }

    ValidatableResponse finds(String query) {
        return search(acme.ann(), MESSAGES, Map.of("q", query)).statusCode(200);
    }

    static ValidatableResponse search(Setting.Operator operator, String path, Map<String, ?> asked) {
        return as(operator).queryParams(asked).when().get(path).then();
    }

    private void refuses(Map<String, ?> asked, int status, String code) {
        search(acme.ann(), MESSAGES, asked).statusCode(status).body("code", equalTo(code));
    }
}
