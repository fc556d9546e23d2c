package chat.parley.dialog.inbox;

import static chat.parley.testkit.Wait.await;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.settings.Setting;
import chat.parley.dialog.conversation.DerivedId;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.Tokens;
import chat.parley.testkit.TopicWriter;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An account of its own for each test, and how its people and visitors ask. */
abstract class DialogApiCalls {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    final Fixtures fixtures = Fixtures.unique();
    final SampleAccount acme = fixtures.acme();

    @ConfigProperty(name = "parley.kafka")
    String kafka;

    TopicWriter topics;

    @BeforeEach
    void anAccountOfItsOwn() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> given().when().get("/q/health/ready").then().statusCode(200));
        topics = new TopicWriter(kafka);
        acme.settings().forEach(topics::setting);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    CommandMeta meta(Fixtures.Thread thread, Actor issuer) {
        return new CommandMeta(
                new CommandId(UUID.randomUUID().toString()), acme.id(), thread.conversationId(), issuer, Instant.now());
    }

    ValidatableResponse row(DialogId dialog) {
        return as(acme.ann())
                .when()
                .get("/api/dialogs/" + dialog.value())
                .then()
                .statusCode(200);
    }

    ValidatableResponse transcript(DialogId dialog) {
        return transcript(dialog, "");
    }

    /** @param ending of the file; empty for plain text */
    ValidatableResponse transcript(DialogId dialog, String ending) {
        return as(acme.ann())
                .when()
                .get("/api/dialogs/" + dialog.value() + "/transcript" + ending)
                .then()
                .statusCode(200);
    }

    DialogId writes(Fixtures.Thread thread) {
        var message = fixtures.aMessageFromVisitor(thread, "hello");
        topics.command(message);
        DialogId dialog = DerivedId.dialog(message.meta());
        await().atMost(PATIENCE)
                .untilAsserted(() -> as(acme.vera())
                        .when()
                        .get("/api/dialogs/" + dialog.value())
                        .then()
                        .statusCode(200));
        return dialog;
    }

    ValidatableResponse command(
            Setting.Operator operator, Fixtures.Thread thread, DialogId dialog, Map<String, Object> command) {
        return as(operator)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body(thread, dialog, command))
                .when()
                .post("/api/dialogs/" + dialog.value() + "/commands")
                .then();
    }

    /** Ann adds a number to a card that says an e-mail, which stays; what is no e-mail is refused [T-13]. */
    void putsTheCardRight(Fixtures.Thread thread, DialogId dialog) {
        Map<String, Object> number = Map.of("addPhones", List.of("+7 495 000-00-00"));
        command(acme.ann(), thread, dialog, Map.of("name", "card", "change", number))
                .statusCode(200);
        Map<String, Object> nobody = Map.of("addEmails", List.of("nobody"));
        command(acme.ann(), thread, dialog, Map.of("name", "card", "change", nobody))
                .statusCode(400);
        as(acme.ann())
                .when()
                .get("/api/dialogs/" + dialog.value() + "/visitor")
                .then()
                .body("card.emails", hasSize(1))
                .body("card.phones", contains("+7 495 000-00-00"));
    }

    static Map<String, Object> body(Fixtures.Thread thread, DialogId dialog, Map<String, Object> command) {
        var body = new HashMap<>(command);
        body.put("conversationId", thread.conversationId().value());
        body.put("dialogId", dialog.value());
        return body;
    }

    ValidatableResponse list(Setting.Operator operator, String name) {
        return as(operator)
                .queryParam("list", name)
                .when()
                .get("/api/dialogs")
                .then()
                .statusCode(200);
    }

    static RequestSpecification as(Setting.Operator operator) {
        return given().auth().oauth2(Tokens.of(operator).sign());
    }
}
