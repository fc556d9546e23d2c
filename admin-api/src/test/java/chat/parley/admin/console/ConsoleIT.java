package chat.parley.admin.console;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import chat.parley.admin.AdminServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console as a browser gets it; the files are two that only tests have. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
class ConsoleIT {
    @ParameterizedTest
    @ValueSource(strings = {"/console", "/console/", "/console/index.html", "/console/dialogs/d1", "/console/a/b/c"})
    void everyPageIsTheOneFile(String path) {
        given().redirects()
                .follow(false)
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("<title>"))
                .header("Cache-Control", "no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
    }

    @Test
    void assetsAreKeptForAYear() {
        given().get("/console/assets/for-tests-4f2a.js")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void aMissingFileIsNoPage() {
        given().get("/console/assets/gone-0000.js").then().statusCode(404).header("Cache-Control", "no-cache");
    }

    @Test
    void theConsoleLearnsWhereToLogIn() {
        given().get("/console/config.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-cache")
                .body("issuer", equalTo("http://localhost:8080/auth/realms/parley"))
                .body("clientId", equalTo("parley-console"));
    }
}
