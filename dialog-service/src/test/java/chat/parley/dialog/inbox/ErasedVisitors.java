package chat.parley.dialog.inbox;

import static chat.parley.testkit.Wait.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.dialog.VisitorField;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.message.AttachmentKind;
import chat.parley.testkit.DatabaseMarks;
import chat.parley.testkit.Fixtures;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is left where a visitor was erased. */
abstract class ErasedVisitors extends FoundMessages {
    @Test
    @Tag("N-24")
    void anErasedVisitorLeavesNoMarkInAnyTableAndTheCountsStay() throws Exception {
        var thread = fixtures.aThread();
        var visitor = new Actor.Visitor(thread.visitorId(), "Markwina Zorn");
        DialogId dialog = writes(thread);
        topics.command(new DialogCommand.PostVisitorMessage(
                meta(thread, visitor),
                acme.web().channelId(),
                ChannelKind.WEB,
                "ext-31337-zorn",
                null,
                "my number is 555-zorn",
                null,
                "en",
                null,
                "https://acme.example/?who=zorn",
                List.of(new Attachment(
                        new AttachmentId("file-of-hers"),
                        AttachmentKind.IMAGE,
                        "zorn.png",
                        "image/png",
                        10,
                        null,
                        null,
                        null)),
                null,
                false,
                null));
        topics.command(new DialogCommand.SetVisitorCard(
                meta(thread, visitor),
                new VisitorCard("Markwina Zorn", List.of("zorn@example.com"), List.of("+7 555 zorn")),
                null));
        topics.command(new DialogCommand.SetVisitorFields(
                meta(thread, visitor), List.of(new VisitorField("who", "zorn")), FieldsProof.VERIFIED, "crm-zorn"));
        command(acme.ann(), thread, dialog, Map.of("name", "take")).statusCode(200);
        command(acme.ann(), thread, dialog, Map.of("name", "note", "clientMessageId", "n1", "text", "Zorn again"))
                .statusCode(200);
        command(acme.ann(), thread, dialog, Map.of("name", "reply", "clientMessageId", "r1", "text", "Dear Zorn"))
                .statusCode(200);
        as(acme.ann())
                .contentType("application/json")
                .body(Map.of("reply", "zorn, one mo", "mode", "reply"))
                .when()
                .put("/api/dialogs/" + dialog.value() + "/draft")
                .then()
                .statusCode(204);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(marks("zorn")).contains("search_message.words: zorn", "search_visitor.words: zorn"));
        long events = events(thread);

        var erase = new DialogCommand.EraseVisitor(
                meta(thread, new Actor.Operator(acme.adam().operatorId(), "Adam", Role.ADMINISTRATOR)),
                thread.visitorId());
        topics.command(erase);
        topics.command(erase);

        String receipt = "/internal/erasures/" + erase.meta().commandId().value() + "?account=";
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().when()
                        .get(receipt + acme.id().value())
                        .then()
                        .statusCode(200)
                        .body("counts.messages", greaterThanOrEqualTo(4))
                        .body("counts.'search-entries'", greaterThanOrEqualTo(3)));
        given().when().get(receipt + "another").then().statusCode(404);
        assertThat(marks("zorn")).isEmpty();
        row(dialog).body("status", equalTo("closed")).body("visitorName", nullValue());
        assertThat(events(thread)).as("closed, over, erased").isEqualTo(events + 3);

        DialogId again = writes(thread);
        row(again).body("status", not(equalTo("closed")));
    }

    @Test
    @Tag("P-20")
    void anEarlierDialogLeavesNoMarkWhileTheNextOneIsOpen() {
        var thread = fixtures.aThread();
        DialogId earlier = writes(thread);
        command(acme.ann(), thread, earlier, Map.of("name", "take")).statusCode(200);
        command(acme.ann(), thread, earlier, Map.of("name", "note", "clientMessageId", "n1", "text", "a quokka"))
                .statusCode(200);
        command(acme.ann(), thread, earlier, Map.of("name", "close")).statusCode(200);
        DialogId next = writes(thread);
        assertThat(next).isNotEqualTo(earlier);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(marks("quokka")).contains("message.text: quokka"));

        topics.command(new DialogCommand.EraseDialog(meta(thread, new Actor.System("retention")), earlier, List.of()));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(marks("quokka")).isEmpty());
        row(next).body("status", not(equalTo("closed")));
    }

    private List<String> marks(String mark) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password)) {
            return DatabaseMarks.find(connection, List.of(mark));
        }
    }

    private long events(Fixtures.Thread thread) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password);
                var select = connection.prepareStatement("SELECT count(*) FROM event WHERE conversation_id = ?")) {
            select.setString(1, thread.conversationId().value());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
