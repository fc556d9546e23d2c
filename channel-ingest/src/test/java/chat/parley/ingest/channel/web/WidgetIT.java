package chat.parley.ingest.channel.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import chat.parley.ingest.TestSettings;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.TopicWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TestSettings.class)
@QuarkusTestResource(ParleyServices.class)
class WidgetIT {
    private static String policy(String path) {
        return given().get(path).then().statusCode(200).extract().header("Content-Security-Policy");
    }

    @Test
    void theLoaderMayRunOnAnySiteAndIsKeptForMinutes() {
        given().get("/widget/parley.js")
                .then()
                .statusCode(200)
                .contentType(containsString("javascript"))
                .header("Cache-Control", "public, max-age=300")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void theFrameOfAPlacementIsForTheSitesOfItsChannel() {
        try (var writer = new TopicWriter(TestKafka.bootstrapServers())) {
            var shop = Shop.open(writer);

            assertThat(policy("/widget/frame/?placement=" + shop.placement()))
                    .endsWith("frame-ancestors 'self' https://shop.example.com")
                    .contains("default-src 'none'")
                    .contains("connect-src 'self' ws://localhost:8080");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?placement=nowhere", "?placement=no%20id", "?placement="})
    void aFrameOfNoPlacementIsForTheDoorAlone(String query) {
        assertThat(policy("/widget/frame/" + query)).endsWith("frame-ancestors 'self'");
        assertThat(policy("/widget/frame/index.html" + query)).endsWith("frame-ancestors 'self'");
    }

    @Test
    void theFrameItselfIsAskedForEachTime() {
        given().get("/widget/frame/")
                .then()
                .contentType(startsWith("text/html"))
                .header("Cache-Control", "no-cache");
    }

    @Test
    void theDemoShopIsThere() {
        given().get("/widget/demo/").then().statusCode(200).contentType(startsWith("text/html"));
    }

    @Test
    void aFileThatIsNotThereIsNotKept() {
        assertThat(given().get("/widget/nothing.js")
                        .then()
                        .statusCode(404)
                        .extract()
                        .header("Cache-Control"))
                .isNull();
    }
}
