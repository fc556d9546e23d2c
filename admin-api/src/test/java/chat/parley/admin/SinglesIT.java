package chat.parley.admin;

import static chat.parley.admin.Bodies.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import chat.parley.admin.Shops.Shop;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.topic.Topic;
import chat.parley.testkit.TopicProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account has one of: how dialogs are given out, and what time does to them. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
class SinglesIT {
    private static final String DISTRIBUTION = "/api/admin/distribution";
    private static final String TIMES = "/api/admin/times";
    private static final String VISITS = "/api/admin/visits";
    private static final String CLASSIFICATION = "/api/admin/classification";

    @Inject
    Shops shops;

    @ConfigProperty(name = "parley.relay.kafka")
    String kafka;

    private Shop shop;

    @BeforeEach
    void aShop() {
        Service.awaitReady();
        shop = shops.open();
    }

    @Test
    @Tag("W-45")
    @Tag("P-08")
    void whatWasNeverSavedIsAnsweredWithItsDefaults() {
        administrator()
                .get(DISTRIBUTION)
                .then()
                .statusCode(200)
                .body("version", equalTo(0))
                .body("stickyOperator", equalTo(false))
                .body("beyondLimitAllowed", equalTo(true))
                .body("queueShown", equalTo(true))
                .body("weights", equalTo(Map.of()))
                .body("accountId", nullValue());
    }

    @Test
    @Tag("W-21")
    @Tag("W-29")
    @Tag("W-61")
    void timesHaveTheirDocumentedDefaults() {
        administrator()
                .get(TIMES)
                .then()
                .statusCode(200)
                .body("version", equalTo(0))
                .body("refusalSeconds", equalTo(30))
                .body("alertMinutes", equalTo(30))
                .body("readGraceHours", equalTo(72))
                .body("autoreplyHours", equalTo(24))
                .body("alertEmail", nullValue());
    }

    @Test
    @Tag("W-31")
    @Tag("W-35")
    @Tag("W-49")
    @Tag("W-50")
    @Tag("W-51")
    void visitsDisturbAndLeadNobodyUntilTheyAreWanted() {
        administrator()
                .get(VISITS)
                .then()
                .statusCode(200)
                .body("version", equalTo(0))
                .body("arrivalAlert", equalTo(false))
                .body("inviteOffline", equalTo(false))
                .body("teleport", equalTo(false))
                .body("photo", nullValue())
                .body("historyByMail", nullValue())
                .body("priorityPages", equalTo(List.of()))
                .body("rules", equalTo(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {DISTRIBUTION, TIMES, VISITS, CLASSIFICATION})
    @Tag("T-20")
    void theyAreSavedPublishedAndGuardedByTheirVersion(String address) {
        administrator()
                .body(body(address, 1))
                .put(address)
                .then()
                .statusCode(409)
                .body("code", equalTo("version-conflict"));
        administrator()
                .body(body(address, 0))
                .put(address)
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        administrator().body(body(address, 0)).put(address).then().statusCode(409);
        administrator()
                .body(body(address, 1))
                .put(address)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        administrator().get(address).then().body("version", equalTo(2));

        String kind = switch (address) {
            case TIMES -> "Times";
            case VISITS -> "Visits";
            case CLASSIFICATION -> "Classification";
            default -> "Distribution";
        };
        administrator()
                .queryParam("limit", 2)
                .get("/api/admin/audit")
                .then()
                .body("rows.kind", equalTo(List.of(kind, kind)))
                .body("rows.action", equalTo(List.of("changed", "created")));
        try (var settings = TopicProbe.fromBeginning(kafka, Topic.SETTINGS)) {
            String key = shop.account() + "/" + kind + "/" + shop.account();
            assertThat(settings.await(2, seen -> key.equals(seen.key()), Duration.ofSeconds(10)))
                    .extracting(record -> record.as(Setting.class).version())
                    .containsExactly(1L, 2L);
        }
    }

    static Stream<Arguments> badFields() {
        return Stream.of(
                arguments(DISTRIBUTION, "stickyOperator", null, 400, "invalid-request"),
                arguments(DISTRIBUTION, "reassignSeconds", -1, 422, "invalid-setting"),
                arguments(DISTRIBUTION, "reassignSeconds", 30 * 86_400 + 1, 422, "invalid-setting"),
                arguments(DISTRIBUTION, "skillSeconds", -1, 422, "invalid-setting"),
                arguments(DISTRIBUTION, "weights", Map.of("web", 0), 422, "invalid-setting"),
                arguments(DISTRIBUTION, "weights", Map.of("web", 101), 422, "invalid-setting"),
                arguments(DISTRIBUTION, "weights", Map.of("We b", 1), 422, "invalid-setting"),
                arguments(DISTRIBUTION, "queueText", "q".repeat(4097), 400, "text-too-long"),
                arguments(DISTRIBUTION, "onlineQueueLimit", -1, 422, "invalid-setting"),
                arguments(DISTRIBUTION, "version", null, 400, "invalid-request"),
                arguments(TIMES, "greeting", "g".repeat(4097), 400, "text-too-long"),
                arguments(TIMES, "replySeconds", -1, 422, "invalid-setting"),
                arguments(TIMES, "refusalSeconds", null, 400, "invalid-request"),
                arguments(TIMES, "alertEmail", "boss", 422, "invalid-setting"),
                arguments(TIMES, "alertEmail", "boss@shop.example,chief", 422, "invalid-setting"),
                arguments(TIMES, "alertMinutes", -1, 422, "invalid-setting"),
                arguments(TIMES, "readGraceHours", 721, 422, "invalid-setting"),
                arguments(TIMES, "autoreplyHours", -1, 422, "invalid-setting"),
                arguments(TIMES, "calendarId", "nowhere", 422, "invalid-setting"),
                arguments(VISITS, "arrivalAlert", null, 400, "invalid-request"),
                arguments(VISITS, "priorityPages", List.of("shop.example/cart"), 422, "invalid-setting"),
                arguments(VISITS, "priorityPages", List.of("javascript:alert(1)"), 422, "invalid-setting"),
                arguments(VISITS, "photo", "no id", 400, "invalid-id"),
                arguments(VISITS, "invitationSeconds", 9, 422, "invalid-setting"),
                arguments(VISITS, "rules", List.of(rule("page", "shop")), 422, "invalid-setting"),
                arguments(VISITS, "rules", List.of(rule("page", "*".repeat(11))), 422, "invalid-setting"),
                arguments(VISITS, "rules", List.of(rule("text", "")), 400, "invalid-text"),
                arguments(VISITS, "rules", List.of(rule("placementId", "nowhere")), 422, "invalid-setting"),
                arguments(CLASSIFICATION, "mandatory", null, 400, "invalid-request"),
                arguments(CLASSIFICATION, "lines", "Twice\nTwice", 422, "invalid-setting"),
                arguments(CLASSIFICATION, "lines", "With / slash", 422, "invalid-setting"),
                arguments(CLASSIFICATION, "tags", List.of("t".repeat(65)), 400, "text-too-long"));
    }

    @Test
    @Tag("W-12")
    @Tag("W-15")
    void categoriesInLinesKeepTheirIdsAndAreOfferedToEverybody() {
        String late = administrator()
                .body(body(CLASSIFICATION, 0))
                .put(CLASSIFICATION)
                .then()
                .statusCode(200)
                .body("categories.name", equalTo(List.of("Delivery", "Late", "Payment")))
                .extract()
                .path("categories[1].categoryId");
        administrator()
                .body(Map.of(
                        "version", 1, "mandatory", true, "lines", "Payment\nDelivery\n Late", "tags", List.of("vip")))
                .put(CLASSIFICATION)
                .then()
                .statusCode(200)
                .body("categories[2].categoryId", equalTo(late));

        given().auth()
                .oauth2(shop.operatorToken())
                .get("/api/admin/directory")
                .then()
                .body("labels.mandatory", equalTo(true))
                .body("labels.tags", equalTo(List.of("vip")))
                .body("labels.categories", equalTo(List.of("Payment", "Delivery", "Delivery / Late")));
    }

    @ParameterizedTest
    @MethodSource("badFields")
    void aBadFieldIsRefusedAndNothingIsSaved(String address, String field, Object value, int status, String code) {
        administrator()
                .body(with(body(address, 0), field, value))
                .put(address)
                .then()
                .statusCode(status)
                .body("code", equalTo(code))
                .body("errors[0].code", equalTo(code));
        administrator().get(address).then().body("version", equalTo(0));
    }

    private static Map<String, Object> rule(String field, Object value) {
        return with(Map.of("text", "Hello?", "seconds", 30, "visits", 1, "cart", 0), field, value);
    }

    private Map<String, Object> body(String address, long version) {
        return switch (address) {
            case TIMES -> Bodies.times(shop, version);
            case VISITS -> Bodies.visits(version);
            case CLASSIFICATION -> Map.of("version", version, "mandatory", true, "lines", "Delivery\n Late\nPayment");
            default -> Bodies.distribution(version);
        };
    }

    private RequestSpecification administrator() {
        return given().auth().oauth2(shop.administratorToken()).contentType(ContentType.JSON);
    }
}
