package chat.parley.integration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.platform.json.Json;
import chat.parley.testkit.DialogStory;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.Tokens;
import chat.parley.testkit.TopicWriter;
import chat.parley.testkit.Wait;
import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every test of the running service starts with: an account of its own, the log and a receiver at hand. */
abstract class RunningService {
    static final String WEBHOOKS = "/api/integrations/webhooks";

    final Fixtures fixtures = Fixtures.unique();
    final TopicWriter log = new TopicWriter(TestKafka.bootstrapServers());
    final DialogStory story = fixtures.story(fixtures.aThread());
    final Receiver receiver = new Receiver();

    RunningService() throws IOException {}

    @BeforeEach
    void ready() {
        Wait.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @AfterEach
    void close() {
        receiver.close();
        log.close();
    }

    JsonPath create(String url, String... types) {
        return admin().body(Map.of("url", url, "eventTypes", List.of(types)))
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    static Map<String, Object> body(String url, Long version) {
        var body = new HashMap<String, Object>();
        body.put("url", url);
        body.put("version", version);
        return body;
    }

    RequestSpecification admin() {
        return as(Tokens.of(fixtures.acme().adam()));
    }

    static RequestSpecification as(Tokens token) {
        return given().header("Authorization", "Bearer " + token.sign()).contentType("application/json");
    }

    static String deliveries(JsonPath webhook) {
        return destination(webhook) + "/deliveries";
    }

    static String destination(JsonPath webhook) {
        return "/api/integrations/destinations/" + webhook.getString("destinationId");
    }

    void await(JsonPath webhook, int count, String state) {
        Wait.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rows(webhook).stream()
                                .filter(d -> d.path("state").asText().equals(state)))
                        .hasSize(count));
    }

    JsonNode await(JsonPath webhook, java.util.function.Predicate<JsonNode> wanted) {
        return Wait.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> rows(webhook).stream().filter(wanted).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    List<JsonNode> rows(JsonPath webhook) {
        try {
            var answer = Json.mapper().readTree(admin().get(deliveries(webhook)).asString());
            return java.util.stream.StreamSupport.stream(
                            answer.path("deliveries").spliterator(), false)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static int tries(JsonNode delivery) {
        return delivery.path("tries").size();
    }

    static JsonNode json(Object value) {
        try {
            return Json.mapper().readTree(Json.text(value));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
