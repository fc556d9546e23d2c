package chat.parley.admin;

import static chat.parley.admin.Bodies.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import chat.parley.admin.Shops.Shop;
import chat.parley.contracts.actor.Role;
import chat.parley.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing of one account is there for another. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
@Tag("P-21")
class TenantIsolationIT {
    @Inject
    Shops shops;

    private Shop ours;
    private Shop theirs;

    @BeforeEach
    void twoShops() {
        Service.awaitReady();
        ours = shops.open();
        theirs = shops.open();
    }

    @ParameterizedTest
    @EnumSource
    void aForeignIdIsAnsweredAsAnUnknownOne(Thing thing) {
        String foreign = thing.path + "/" + thing.existing(theirs);
        String unknown = thing.path + "/nobody-has-this";
        Map<String, Object> body = with(thing.body(ours), "version", 1);

        assertThat(we().get(foreign).then().statusCode(404).extract().asString())
                .isEqualTo(we().get(unknown).asString());
        assertThat(we().body(body).put(foreign).then().statusCode(404).extract().asString())
                .isEqualTo(we().body(body).put(unknown).asString());
        assertThat(we().delete(foreign).then().statusCode(404).extract().asString())
                .isEqualTo(we().delete(unknown).asString());
        given().auth()
                .oauth2(theirs.administratorToken())
                .get(foreign)
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
    }

    @Test
    void whatIsListedIsOurs() {
        String everything = Stream.concat(
                                Stream.of(Thing.values()).map(thing -> thing.path),
                                Stream.of("account", "distribution", "times", "visits", "directory")
                                        .map("/api/admin/"::concat))
                        .map(list -> we().get(list).asString())
                        .reduce("", String::concat)
                + we().get("/api/admin/audit?limit=200").asString();

        assertThat(everything)
                .contains(ours.department(), ours.operator(), ours.channel(), ours.placement())
                .contains(ours.calendar(), ours.keywordRule(), ours.sla(), ours.automation());
        assertThat(everything)
                .doesNotContain(
                        theirs.account().value(),
                        theirs.department(),
                        theirs.operator(),
                        theirs.channel(),
                        theirs.placement(),
                        theirs.calendar(),
                        theirs.keywordRule(),
                        theirs.sla(),
                        theirs.automation());
    }

    @Test
    void aBodyCannotReferToForeignThings() {
        assertRefused(with(Bodies.channel(ours), "departmentId", theirs.department()), Thing.CHANNEL, "departmentId");
        assertRefused(
                with(Bodies.placement(ours), "departmentId", theirs.department()), Thing.PLACEMENT, "departmentId");
        assertRefused(with(Bodies.placement(ours), "channelId", theirs.channel()), Thing.PLACEMENT, "channelId");
        assertRefused(
                with(Bodies.operator(ours), "departments", List.of(theirs.department())),
                Thing.OPERATOR,
                "departments");
        assertRefused(
                with(Bodies.operator(ours), "shift", Map.of("calendarId", theirs.calendar(), "outside", "offline")),
                Thing.OPERATOR,
                "shift");
        assertRefused(with(Bodies.department(ours), "calendarId", theirs.calendar()), Thing.DEPARTMENT, "calendarId");
        assertRefused(
                with(Bodies.keywordRule(ours), "operatorId", theirs.operator()), Thing.KEYWORD_RULE, "operatorId");
        assertRefused(with(Bodies.sla(ours), "channelId", theirs.channel()), Thing.SLA, "channelId");
        assertRefused(with(Bodies.sla(ours), "calendarId", theirs.calendar()), Thing.SLA, "calendarId");
        assertRefused(
                with(
                        Bodies.automation(ours),
                        "actions",
                        List.of(Map.of("kind", "assign-operator", "operatorId", theirs.operator()))),
                Thing.AUTOMATION,
                "actions[0].operatorId");
        assertRefused(
                with(Bodies.automation(ours), "condition", Bodies.test("placement", "is", theirs.placement())),
                Thing.AUTOMATION,
                "condition.values");
        we().body(with(Bodies.times(ours, 0), "calendarId", theirs.calendar()))
                .put("/api/admin/times")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("calendarId"));
    }

    @Test
    void theAccountOfTheTokenMustExist() {
        String stranger =
                Tokens.of("nobody", "someone", "Someone", Role.ADMINISTRATOR).sign();

        for (String address : List.of("me", "directory", "account")) {
            given().auth()
                    .oauth2(stranger)
                    .get("/api/admin/" + address)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("not-found"));
        }
        given().auth()
                .oauth2(stranger)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "x"))
                .post("/api/admin/departments")
                .then()
                .statusCode(404);
    }

    private void assertRefused(Map<String, Object> body, Thing thing, String field) {
        we().body(body)
                .post(thing.path)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-setting"))
                .body("errors[0].field", equalTo(field));
    }

    private RequestSpecification we() {
        return given().auth().oauth2(ours.administratorToken()).contentType(ContentType.JSON);
    }
}
