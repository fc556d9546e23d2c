package chat.parley.notification;

import static io.restassured.RestAssured.given;

import chat.parley.testkit.DialogStory;
import chat.parley.testkit.ParleyServices;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PostgreSQL is away. */
@QuarkusTest
@TestProfile(NoDatabaseIT.Away.class)
@WithTestResource(
        value = ParleyServices.class,
        initArgs = @ResourceArg(name = "database", value = "notification"),
        scope = TestResourceScope.GLOBAL)
@Tag("N-13")
class NoDatabaseIT extends RunningService {
    public static final class Away implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            // A port that nobody may listen on.
            return Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/notification");
        }
    }

    private final DialogStory story = fixtures.story(fixtures.aThread());

    @Test
    void operatorsWorkOn() {
        var vera = console(acme.vera(), "desk");

        log.event(story.opened());

        vera.await(f -> Console.type(f).equals("event"));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'mail' }.data.database", Matchers.equalTo(false));
    }
}
