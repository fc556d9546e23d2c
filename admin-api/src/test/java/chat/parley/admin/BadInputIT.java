package chat.parley.admin;

import static chat.parley.admin.Bodies.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import chat.parley.admin.Shops.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and how it is said. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
class BadInputIT {
    private static final String LONG_NAME = "n".repeat(201);

    private static @Nullable Shop opened;

    @Inject
    Shops shops;

    private Shop shop;

    /** One is enough: nothing of what is asked here changes anything. */
    @BeforeEach
    void aShop() {
        Service.awaitReady();
        if (opened == null) {
            opened = shops.open();
        }
        shop = opened;
    }

    static Stream<Arguments> badAccounts() {
        return Stream.of(
                arguments("name", null, 400, "invalid-request"),
                arguments("name", "  ", 400, "invalid-text"),
                arguments("name", LONG_NAME, 400, "text-too-long"),
                arguments("name", "a\u0000b", 400, "invalid-text"),
                arguments("timeZone", null, 400, "invalid-request"),
                arguments("timeZone", "Mars/Olympus", 422, "invalid-setting"),
                arguments("timeZone", "", 422, "invalid-setting"),
                arguments("language", "xx", 422, "invalid-setting"),
                arguments("language", "rus", 422, "invalid-setting"),
                arguments("language", "RU", 422, "invalid-setting"),
                arguments("multilingual", null, 400, "invalid-request"),
                arguments("autoAssignment", null, 400, "invalid-request"),
                arguments("maxDialogs", 0, 422, "invalid-setting"),
                arguments("maxDialogs", 1001, 422, "invalid-setting"),
                arguments("maxDialogs", -5, 422, "invalid-setting"),
                arguments("maxDialogs", null, 400, "invalid-request"),
                arguments("firstReplySeconds", -1, 422, "invalid-setting"),
                arguments("firstReplySeconds", 86_401, 422, "invalid-setting"),
                arguments("busyText", " ", 422, "invalid-setting"),
                arguments("busyText", "t".repeat(4097), 400, "text-too-long"),
                arguments("idleCloseSeconds", -1, 422, "invalid-setting"),
                arguments("version", null, 400, "invalid-request"));
    }

    @ParameterizedTest
    @MethodSource("badAccounts")
    @Tag("W-03")
    @Tag("W-22")
    @Tag("W-48")
    void aBadAccountIsRefused(String field, Object value, int status, String code) {
        administrator()
                .body(with(Bodies.account(1), field, value))
                .put("/api/admin/account")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("type", equalTo("urn:parley:error:" + code))
                .body("status", equalTo(status))
                .body("errors[0].field", equalTo(field))
                .body("errors[0].code", equalTo(code))
                .body("errors[0].detail", notNullValue());
        administrator().get("/api/admin/account").then().body("version", equalTo(1));
    }

    static Stream<Arguments> badThings() {
        return Stream.of(
                arguments(Thing.DEPARTMENT, "name", null, 400, "invalid-request"),
                arguments(Thing.DEPARTMENT, "name", "", 400, "invalid-text"),
                arguments(Thing.OPERATOR, "name", LONG_NAME, 400, "text-too-long"),
                arguments(Thing.OPERATOR, "email", "nobody", 422, "invalid-setting"),
                arguments(Thing.OPERATOR, "email", "a b@shop.example", 422, "invalid-setting"),
                arguments(Thing.OPERATOR, "email", "a@b@shop.example", 422, "invalid-setting"),
                arguments(Thing.OPERATOR, "email", null, 400, "invalid-request"),
                arguments(Thing.OPERATOR, "role", "owner", 422, "invalid-setting"),
                arguments(Thing.OPERATOR, "role", null, 400, "invalid-request"),
                arguments(Thing.OPERATOR, "languages", List.of(), 422, "invalid-setting"),
                arguments(Thing.OPERATOR, "languages", List.of("ru", "klingon"), 422, "invalid-setting"),
                arguments(Thing.OPERATOR, "departments", null, 400, "invalid-request"),
                arguments(Thing.OPERATOR, "departments", List.of("nowhere"), 422, "invalid-setting"),
                arguments(Thing.OPERATOR, "departments", List.of("no where"), 400, "invalid-id"),
                arguments(Thing.OPERATOR, "departments", Collections.nCopies(101, "x"), 422, "invalid-setting"),
                arguments(Thing.OPERATOR, "maxDialogs", 0, 422, "invalid-setting"),
                arguments(Thing.OPERATOR, "maxDialogs", 1001, 422, "invalid-setting"),
                arguments(Thing.CHANNEL, "kind", "carrier-pigeon", 422, "invalid-setting"),
                arguments(Thing.CHANNEL, "kind", null, 400, "invalid-request"),
                arguments(Thing.CHANNEL, "enabled", null, 400, "invalid-request"),
                arguments(Thing.CHANNEL, "departmentId", "nowhere", 422, "invalid-setting"),
                arguments(Thing.CHANNEL, "allowedOrigins", List.of("shop.example"), 422, "invalid-setting"),
                arguments(Thing.CHANNEL, "allowedOrigins", List.of("https://*.shop.example"), 422, "invalid-setting"),
                arguments(Thing.CHANNEL, "allowedOrigins", List.of("https://shop.example/x"), 422, "invalid-setting"),
                arguments(Thing.CHANNEL, "allowedOrigins", Arrays.asList((Object) null), 422, "invalid-setting"),
                arguments(Thing.CHANNEL, "allowedOrigins", null, 400, "invalid-request"),
                arguments(Thing.PLACEMENT, "channelId", null, 400, "invalid-request"),
                arguments(Thing.PLACEMENT, "channelId", "nowhere", 422, "invalid-setting"),
                arguments(Thing.PLACEMENT, "language", "en-GB", 422, "invalid-setting"),
                arguments(Thing.PLACEMENT, "title", "", 400, "invalid-text"),
                arguments(Thing.PLACEMENT, "greeting", null, 400, "invalid-request"),
                arguments(Thing.PLACEMENT, "greeting", "g".repeat(4097), 400, "text-too-long"),
                arguments(Thing.PLACEMENT, "colour", "red", 422, "invalid-setting"),
                arguments(Thing.PLACEMENT, "colour", "#12345", 422, "invalid-setting"),
                arguments(Thing.PLACEMENT, "colour", "#2563eb;background:url(x)", 422, "invalid-setting"),
                arguments(Thing.PLACEMENT, "side", "top", 422, "invalid-setting"),
                arguments(Thing.DEPARTMENT, "calendarId", "nowhere", 422, "invalid-setting"),
                arguments(Thing.OPERATOR, "skills", List.of(" "), 400, "invalid-text"),
                arguments(Thing.OPERATOR, "skills", List.of("s".repeat(65)), 400, "text-too-long"),
                arguments(Thing.OPERATOR, "shift", Map.of("outside", "away"), 400, "invalid-request"),
                arguments(
                        Thing.OPERATOR,
                        "shift",
                        Map.of("calendarId", "no", "outside", "away"),
                        422,
                        "invalid-setting"));
    }

    static Stream<Arguments> badTimes() {
        return Stream.of(
                arguments(Thing.CALENDAR, "name", "", 400, "invalid-text"),
                arguments(Thing.CALENDAR, "timeZone", "Mars/Olympus", 422, "invalid-setting"),
                arguments(
                        Thing.CALENDAR, "hours", List.of(hours("FREEDAY", "09:00", "18:00")), 422, "invalid-calendar"),
                arguments(Thing.CALENDAR, "hours", List.of(hours("MONDAY", "9", "18:00")), 422, "invalid-calendar"),
                arguments(Thing.CALENDAR, "hours", List.of(hours("MONDAY", "18:00", "09:00")), 422, "invalid-calendar"),
                arguments(
                        Thing.CALENDAR,
                        "hours",
                        List.of(hours("MONDAY", "09:00", "13:00"), hours("MONDAY", "12:59", "18:00")),
                        422,
                        "invalid-calendar"),
                arguments(Thing.CALENDAR, "daysOff", List.of(Map.of("date", "1 May")), 422, "invalid-calendar"),
                arguments(
                        Thing.CALENDAR,
                        "daysOff",
                        Collections.nCopies(2, Map.of("date", "2027-05-01")),
                        422,
                        "invalid-calendar"),
                arguments(Thing.SLA, "rank", -1, 422, "invalid-setting"),
                arguments(Thing.SLA, "firstReplySeconds", -1, 422, "invalid-setting"),
                arguments(Thing.SLA, "nextReplySeconds", 30 * 86_400 + 1, 422, "invalid-setting"),
                arguments(Thing.SLA, "warnPercent", 100, 422, "invalid-setting"),
                arguments(Thing.SLA, "departmentId", "nowhere", 422, "invalid-setting"));
    }

    static Stream<Arguments> badRules() {
        return Stream.of(
                arguments(Thing.KEYWORD_RULE, "match", "sounds-like", 422, "invalid-setting"),
                arguments(Thing.KEYWORD_RULE, "pattern", "(a)\\1", 422, "invalid-pattern"),
                arguments(Thing.KEYWORD_RULE, "pattern", "a(?=b)", 422, "invalid-pattern"),
                arguments(Thing.KEYWORD_RULE, "pattern", "", 400, "invalid-text"),
                arguments(Thing.KEYWORD_RULE, "enabled", null, 400, "invalid-request"),
                arguments(Thing.KEYWORD_RULE, "operatorId", "nobody", 422, "invalid-setting"),
                arguments(Thing.AUTOMATION, "trigger", "full-moon", 422, "invalid-setting"),
                arguments(Thing.AUTOMATION, "silenceSeconds", 60, 422, "invalid-setting"),
                arguments(Thing.AUTOMATION, "actions", List.of(), 422, "invalid-setting"),
                bad("actions[0]", "actions", Map.of("kind", "dance")),
                bad("actions[0].url", "actions", Map.of("kind", "call-webhook", "url", "ftp://shop.example/x")),
                bad("actions[0].url", "actions", Map.of("kind", "call-webhook", "url", "https://a:b@shop.example/")),
                bad("actions[0].operatorId", "actions", Map.of("kind", "assign-operator", "operatorId", "nobody")),
                bad("actions[0].priority", "actions", Map.of("kind", "set-priority", "priority", "highest")),
                bad("actions[0].tags", "actions", Map.of("kind", "add-tags", "tags", List.of())),
                bad("condition", "condition", Map.of("kind", "maybe")),
                bad("condition.field", "condition", Bodies.test("mood", "is", "good")),
                bad("condition.values", "condition", Bodies.test("text", "contains")),
                bad("condition.values", "condition", Bodies.test("minutes-open", "at-least", "many")),
                bad("condition.operator", "condition", Bodies.test("text", "at-least", "5")),
                bad("condition.operator", "condition", Bodies.test("working-time", "contains", "x")),
                bad("condition.values", "condition", Bodies.test("working-time", "is", "nowhere")));
    }

    private static Map<String, String> hours(String day, String from, String to) {
        return Map.of("day", day, "from", from, "to", to);
    }

    private static Arguments bad(String place, String field, Map<String, Object> value) {
        return arguments(
                Thing.AUTOMATION,
                field + ">" + place,
                "actions".equals(field) ? List.of(value) : value,
                422,
                "invalid-setting");
    }

    @ParameterizedTest
    @MethodSource({"badThings", "badTimes", "badRules"})
    void aBadThingIsRefused(Thing thing, String field, Object value, int status, String code) {
        String changed = field.replaceFirst(">.*", "");
        String place = field.replaceFirst(".*>", "");
        administrator()
                .body(with(thing.body(shop), changed, value))
                .post(thing.path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("errors.field", hasItem(startsWith(place)));
    }

    @Test
    void everyBadFieldIsNamedAtOnce() {
        var body = with(with(with(Bodies.placement(shop), "colour", "red"), "side", "top"), "title", "");

        administrator()
                .body(body)
                .post(Thing.PLACEMENT.path)
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("title", "colour", "side")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "\"text\"",
                "{\"maxDialogs\":\"many\"}",
                "{\"version\":{}}",
                "{\"maxDialogs\":99999999999999999999}"
            })
    void whatIsNotTheDocumentedFormIsRefused(String body) {
        administrator()
                .body(body)
                .put("/api/admin/account")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-request"));
    }

    @Test
    void otherMediaAndMethodsAreRefused() {
        given().auth()
                .oauth2(shop.administratorToken())
                .contentType("text/plain")
                .body("x")
                .put("/api/admin/account")
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported-media-type"));
        administrator()
                .body("{}")
                .patch("/api/admin/account")
                .then()
                .statusCode(405)
                .body("code", equalTo("method-not-allowed"));
        administrator().get("/api/admin/nothing-here").then().statusCode(404).body("code", equalTo("not-found"));
        administrator()
                .delete("/api/admin/departments/" + shop.department() + "?version=latest")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
    }

    @Test
    void fieldsOfANewerVersionAreIgnored() {
        administrator()
                .body(with(Map.of("name", "Support"), "colourOfTheDoor", "green"))
                .post(Thing.DEPARTMENT.path)
                .then()
                .statusCode(201);
    }

    private RequestSpecification administrator() {
        return given().auth().oauth2(shop.administratorToken()).contentType(ContentType.JSON);
    }
}
