package chat.parley.admin;

import static chat.parley.admin.Bodies.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import chat.parley.admin.Shops.Shop;
import chat.parley.admin.change.Author;
import chat.parley.admin.change.SettingStore;
import chat.parley.admin.placement.PlacementDraft;
import chat.parley.contracts.settings.Setting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How things of an account depend on each other: what is warned of, and what is refused. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
class WarningsIT {
    @Inject
    Shops shops;

    @Inject
    SettingStore settings;

    private Shop shop;

    @BeforeEach
    void aShop() {
        Service.awaitReady();
        shop = shops.open();
    }

    @Test
    void aDepartmentWithoutOperatorsIsWarnedOf() {
        String address = Thing.DEPARTMENT.path + "/" + shop.department();
        administrator().get(address).then().body("warnings.code", equalTo(List.of("no-operators")));

        administrator()
                .body(Bodies.operator(shop))
                .post(Thing.OPERATOR.path)
                .then()
                .statusCode(201);

        administrator().get(address).then().body("warnings", nullValue());
    }

    @Test
    @Tag("W-37")
    void aLanguageNobodySpeaksIsWarnedOf() {
        administrator()
                .body(with(Bodies.placement(shop), "language", "fr"))
                .post(Thing.PLACEMENT.path)
                .then()
                .statusCode(201)
                .body("warnings[0].code", equalTo("language-nobody-speaks"))
                .body("warnings[0].detail", equalTo("fr"));
    }

    @Test
    @Tag("P-05")
    void skillsNobodyHasAreWarnedOf() {
        administrator()
                .body(Bodies.operator(shop))
                .post(Thing.OPERATOR.path)
                .then()
                .statusCode(201);
        var rule = with(Bodies.keywordRule(shop), "skills", List.of("returns", "magic"));

        administrator()
                .body(rule)
                .post(Thing.KEYWORD_RULE.path)
                .then()
                .statusCode(201)
                .body("warnings.find { it.code == 'skills-nobody-has' }.detail", equalTo("magic"));
        administrator()
                .body(with(
                        Bodies.automation(shop),
                        "actions",
                        List.of(Map.of("kind", "require-skills", "skills", List.of("magic")))))
                .post(Thing.AUTOMATION.path)
                .then()
                .statusCode(201)
                .body("warnings[0].code", equalTo("skills-nobody-has"));
        administrator().get("/api/admin/directory").then().body("skills", equalTo(List.of("returns")));
    }

    @Test
    @Tag("W-43")
    void automaticAssignmentToNobodyIsWarnedOf() {
        administrator()
                .body(Bodies.account(1))
                .put("/api/admin/account")
                .then()
                .statusCode(200)
                .body("warnings", nullValue());
        administrator()
                .delete(Thing.OPERATOR.path + "/" + shop.operator())
                .then()
                .statusCode(204);

        administrator().get("/api/admin/account").then().body("warnings[0].code", equalTo("nobody-employed"));
    }

    @Test
    @Tag("W-43")
    @Tag("W-45")
    void theDirectorySaysWhoseDialogsAreGivenOutAndWhoSeesTheQueue() {
        administrator()
                .get("/api/admin/directory")
                .then()
                .body("account.queueShown", equalTo(true))
                .body("account.firstReplySeconds", equalTo(0))
                .body("departments[0].autoAssignment", nullValue());
        administrator()
                .body(Map.of("version", 1, "name", "Sales", "autoAssignment", true))
                .put(Thing.DEPARTMENT.path + "/" + shop.department())
                .then()
                .statusCode(200);
        administrator().body(Bodies.distribution(0)).put("/api/admin/distribution");

        administrator()
                .get("/api/admin/directory")
                .then()
                .body("account.queueShown", equalTo(false))
                .body("departments[0].autoAssignment", equalTo(true));
    }

    @Test
    @Tag("T-11")
    void aCalendarInUseIsNotRemoved() {
        administrator()
                .body(Bodies.times(shop, 0))
                .put("/api/admin/times")
                .then()
                .statusCode(200);

        administrator()
                .delete(Thing.CALENDAR.path + "/" + shop.calendar())
                .then()
                .statusCode(409)
                .body("code", equalTo("still-in-use"))
                .body("detail", containsString("the times"))
                .body("detail", containsString("service levels"));
    }

    @Test
    @Tag("T-11")
    void holidaysOfAFileBecomeDaysOff() {
        String text = """
                BEGIN:VCALENDAR
                VERSION:2.0
                BEGIN:VEVENT
                UID:1
                DTSTART;VALUE=DATE:20270101
                DTEND;VALUE=DATE:20270102
                SUMMARY:New Year
                RRULE:FREQ=YEARLY
                END:VEVENT
                END:VCALENDAR
                """;

        administrator()
                .body(Map.of("text", text, "fromYear", 2027, "toYear", 2028))
                .post("/api/admin/calendars/holidays")
                .then()
                .statusCode(200)
                .body("daysOff.date", equalTo(List.of("2027-01-01", "2028-01-01")))
                .body("daysOff[0].name", equalTo("New Year"));
        administrator()
                .body(Map.of("text", "no calendar"))
                .post("/api/admin/calendars/holidays")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-calendar"))
                .body("errors[0].field", equalTo("text"));
    }

    @Test
    @Tag("T-07")
    void aRuleThatWouldSetItselfOffIsRefused() {
        administrator()
                .body(with(
                        with(Bodies.automation(shop), "trigger", "dialog-changed"),
                        "actions",
                        List.of(
                                Map.of("kind", "add-tags", "tags", List.of("order")),
                                Map.of("kind", "write-note", "text", "Tagged"))))
                .post(Thing.AUTOMATION.path)
                .then()
                .statusCode(422)
                .body("code", equalTo("rule-loop"))
                .body("errors[0].field", equalTo("actions"));
    }

    @Test
    @Tag("P-21")
    void aPlacementsIdIsUniqueOverAllAccounts() {
        var theirs = shops.open();
        var draft = new PlacementDraft(null, theirs.channel(), "Button", "de", null, "Chat", "", "#2563eb", "right");

        assertThatThrownBy(() -> settings.create(
                        Author.SYSTEM, theirs.account(), Setting.Placement.class, shop.placement(), draft))
                .hasRootCauseInstanceOf(SQLException.class)
                .isInstanceOf(ConstraintViolationException.class);
    }

    private RequestSpecification administrator() {
        return given().auth().oauth2(shop.administratorToken()).contentType(ContentType.JSON);
    }
}
