package chat.parley.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import chat.parley.admin.Shops.Shop;
import chat.parley.admin.access.AccessJob;
import chat.parley.contracts.settings.Access;
import chat.parley.contracts.topic.Topic;
import chat.parley.testkit.TopicProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From where the console may be used; this machine is the proxy that says from where a request came. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
class AccessIT {
    private static final String ACCESS = "/api/admin/access";
    private static final String OFFICE = "198.51.100.7";
    private static final String HOME = "203.0.113.9";

    @Inject
    Shops shops;

    @Inject
    AccessJob job;

    @ConfigProperty(name = "parley.relay.kafka")
    String kafka;

    private Shop shop;

    @BeforeEach
    void aShop() {
        Service.awaitReady();
        shop = shops.open();
    }

    @Test
    @Tag("W-68")
    @Tag("P-15")
    void theListLetsItsAddressesInAndNobodyElse() {
        from(OFFICE)
                .get(ACCESS)
                .then()
                .statusCode(200)
                .body("version", equalTo(0))
                .body("addresses", equalTo(""))
                .body("yourAddress", equalTo(OFFICE));

        save(OFFICE, 0, "198.51.100.0/24, 2001:db8::1-2001:db8::f", false)
                .statusCode(200)
                .body("version", equalTo(1))
                .body("revertsAt", nullValue());

        from(HOME)
                .get("/api/admin/me")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("address-not-allowed"));
        from("2001:db8::a").get("/api/admin/me").then().statusCode(200);
        // whatever a stranger says before the proxy: the proxy's own word comes last
        from(OFFICE + ", " + HOME).get("/api/admin/me").then().statusCode(403);
        given().auth()
                .oauth2(shops.open().administratorToken())
                .header("X-Forwarded-For", HOME)
                .get("/api/admin/me")
                .then()
                .statusCode(200);
        try (var settings = TopicProbe.fromBeginning(kafka, Topic.SETTINGS)) {
            String key = shop.account() + "/Access/" + shop.account();
            List<TopicProbe.Seen> records = settings.await(1, seen -> key.equals(seen.key()), Duration.ofSeconds(10));
            assertThat(records.getFirst().as(Access.class).addresses())
                    .isEqualTo("198.51.100.0/24, 2001:db8::1-2001:db8::f");
        }
    }

    @Test
    @Tag("W-70")
    void whatIsNoListIsRefusedWithTheEntry() {
        save(OFFICE, 0, OFFICE + ", 192.0.2.0/33", true)
                .statusCode(422)
                .body("code", equalTo("invalid-setting"))
                .body("errors[0].field", equalTo("addresses"))
                .body("detail", containsString("192.0.2.0/33"));
    }

    @Test
    @Tag("W-69")
    @Tag("N-25")
    void whoShutsThemselvesOutIsAskedAndLetInAgain() {
        save(HOME, 0, HOME, false).statusCode(200);
        save(HOME, 1, OFFICE, false)
                .statusCode(409)
                .body("code", equalTo("would-lock-out"))
                .body("detail", containsString(HOME));
        from(HOME).get(ACCESS).then().body("version", equalTo(1)).body("addresses", equalTo(HOME));

        Instant before = Instant.now();
        save(HOME, 1, OFFICE, true).statusCode(200).body("version", equalTo(2)).body("revertsAt", notNullValue());
        from(HOME).get(ACCESS).then().statusCode(403);
        confirm(HOME, 2).statusCode(403);
        Instant end = Instant.parse(from(OFFICE).get(ACCESS).then().extract().path("revertsAt"));
        assertThat(Duration.between(before, end)).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));

        job.look(end.minusMillis(1));
        from(HOME).get(ACCESS).then().statusCode(403);
        job.look(end);
        from(HOME)
                .get(ACCESS)
                .then()
                .statusCode(200)
                .body("version", equalTo(3))
                .body("addresses", equalTo(HOME))
                .body("revertsAt", nullValue());
        List<Map<String, Object>> audit = from(HOME)
                .get("/api/admin/audit?kind=Access")
                .then()
                .statusCode(200)
                .extract()
                .path("rows");
        assertThat(audit)
                .extracting(entry -> entry.get("actorId"))
                .containsExactly("system", shop.administrator(), shop.administrator());
        assertThat(audit.getFirst().get("before").toString()).contains(OFFICE);
        assertThat(audit.getFirst().get("after").toString()).contains(HOME).doesNotContain(OFFICE);
    }

    @Test
    @Tag("N-25")
    void aListThatIsConfirmedFromOneOfItsAddressesStays() {
        save(HOME, 0, OFFICE, true).statusCode(200);

        confirm(OFFICE, 7).statusCode(409).body("code", equalTo("version-conflict"));
        confirm(OFFICE, 1)
                .statusCode(200)
                .body("version", equalTo(2))
                .body("addresses", equalTo(OFFICE))
                .body("revertsAt", nullValue());
        job.look(Instant.now().plus(Duration.ofHours(1)));

        from(HOME).get(ACCESS).then().statusCode(403);
        from(OFFICE).get(ACCESS).then().body("version", equalTo(2));
    }

    @Test
    @Tag("W-69")
    @Tag("N-25")
    void whoRunsTheSuiteLetsEverybodyInAndTheAuditSaysWho() {
        save(OFFICE, 0, OFFICE, false).statusCode(200);

        given().delete("/internal/access/" + shop.account()).then().statusCode(400);
        given().queryParam("by", "root")
                .delete("/internal/access/nobody")
                .then()
                .statusCode(404);
        given().queryParam("by", "root")
                .delete("/internal/access/" + shop.account())
                .then()
                .statusCode(204);

        from(HOME).get(ACCESS).then().statusCode(200).body("addresses", equalTo(""));
        from(HOME)
                .get("/api/admin/audit?kind=Access")
                .then()
                .body("rows[0].actorId", equalTo("break-glass"))
                .body("rows[0].actorName", equalTo("root"))
                .body("rows[0].before.addresses", equalTo(OFFICE))
                .body("rows[0].after.addresses", equalTo(""));
    }

    private ValidatableResponse save(String address, long version, String addresses, boolean confirmed) {
        return from(address)
                .body(Map.of("version", version, "addresses", addresses, "confirmed", confirmed))
                .put(ACCESS)
                .then();
    }

    private ValidatableResponse confirm(String address, long version) {
        return from(address)
                .body(Map.of("version", version))
                .post(ACCESS + "/confirmation")
                .then();
    }

    private RequestSpecification from(String address) {
        return given().auth()
                .oauth2(shop.administratorToken())
                .header("X-Forwarded-For", address)
                .contentType(ContentType.JSON);
    }
}
