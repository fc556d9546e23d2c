package chat.parley.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.Tokens;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ParleyServices.class, scope = TestResourceScope.GLOBAL)
@Tag("W-56")
class HandlerIT extends RunningService {
    private static final String HANDLERS = "/api/integrations/handlers";

    HandlerIT() throws IOException {}

    @Test
    @Tag("T-17")
    void handlersAreSavedTogetherAndShownWithoutTheirPasswords() {
        admin().get(HANDLERS).then().statusCode(200).body("version", equalTo(0)).body("chatStart", nullValue());
        var url = receiver.url("/h?webim_chat_start").replace("127", "user:s3cret@127");

        admin().body(body(0, Map.of("chatStart", Map.of("url", url, "format", "compatible"))))
                .put(HANDLERS)
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("chatStart.credentials", equalTo(true))
                .body("chatStart.secret", notNullValue())
                .body(not(containsString("s3cret")));

        admin().body(body(0, Map.of())).put(HANDLERS).then().statusCode(409);
        admin().get(HANDLERS)
                .then()
                .body("chatStart.format", equalTo("compatible"))
                .body("chatStart.secret", nullValue())
                .body("chatStart.health", equalTo("healthy"));
        as(Tokens.of(Fixtures.unique().acme().adam())).get(HANDLERS).then().body("version", equalTo(0));
        as(Tokens.of(fixtures.acme().vera())).get(HANDLERS).then().statusCode(403);
        admin().body(body(1, Map.of())).put(HANDLERS).then().statusCode(200).body("chatStart", nullValue());
    }

    @Test
    void whatIsNoHandlerIsRefusedByField() {
        admin().body(body(0, Map.of("chatClose", Map.of("url", "ftp://example.com"))))
                .put(HANDLERS)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("chatClose.url"));
        admin().body(body(0, Map.of("chatStart", Map.of("url", receiver.url("/h"), "format", "xml"))))
                .put(HANDLERS)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("chatStart.format"));
    }

    @Test
    @Tag("T-17")
    void aHandlerIsCalledWithTheCredentialsOfItsAddress() {
        admin().body(body(
                        0,
                        Map.of(
                                "chatStart",
                                Map.of("url", receiver.url("/start").replace("127", "user:pass@127")),
                                "chatAssign",
                                Map.of("url", receiver.url("/assign"), "format", "compatible"))))
                .put(HANDLERS)
                .then()
                .statusCode(200);

        log.event(story.opened());
        log.event(story.assigned(fixtures.acme().ann(), AssignmentCause.TAKEN));
        log.event(story.assigned(fixtures.acme().boris(), AssignmentCause.TRANSFERRED));

        var start = receiver.await("/start", 1).getFirst();
        assertThat(start.authorization()).isEqualTo("Basic dXNlcjpwYXNz");
        assertThat(start.json().path("type").asText()).isEqualTo("chat_start");
        assertThat(receiver.await("/assign", 2))
                .extracting(got -> got.json().at("/operator/id").asText())
                .containsExactly("ann", "boris");
    }

    private static Map<String, Object> body(long version, Map<String, Object> handlers) {
        var body = new HashMap<>(handlers);
        body.put("version", version);
        return body;
    }
}
