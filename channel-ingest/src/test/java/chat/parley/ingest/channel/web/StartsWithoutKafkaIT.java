package chat.parley.ingest.channel.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import chat.parley.testkit.ParleyServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StartsWithoutKafkaIT.NoKafka.class)
@QuarkusTestResource(
        value = ParleyServices.class,
        initArgs = {@ResourceArg(name = "database", value = "off"), @ResourceArg(name = "kafka", value = "off")},
        restrictToAnnotatedClass = true)
class StartsWithoutKafkaIT {
    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    /** Nobody listens there. */
    public static final class NoKafka implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("PARLEY_KAFKA", "localhost:1");
        }
    }

    @Test
    void theServiceLivesButIsNotReady() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503).body("status", equalTo("DOWN"));
    }

    @Test
    void visitorsAreToldToComeAgain() {
        given().contentType("application/json")
                .body(Map.of("placementId", "shop"))
                .post("/channels/web/sessions")
                .then()
                .statusCode(503)
                .body("code", equalTo("unavailable"));
        assertThatThrownBy(() -> Browser.connect(port, Map.of()))
                .cause()
                .isInstanceOf(WebSocketHandshakeException.class);
    }
}
