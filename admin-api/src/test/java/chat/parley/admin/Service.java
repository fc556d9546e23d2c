package chat.parley.admin;

import static chat.parley.testkit.Wait.await;
import static io.restassured.RestAssured.given;

import java.time.Duration;

/** The service under test. */
public final class Service {
    private Service() {}

    /** Waits until the database is up to date and the relay works. */
    public static void awaitReady() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }
}
