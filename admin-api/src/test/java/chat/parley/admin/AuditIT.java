package chat.parley.admin;

import static chat.parley.admin.Bodies.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import chat.parley.admin.Shops.Shop;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who changed what. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
@Tag("T-20")
class AuditIT {
    @Inject
    Shops shops;

    @Inject
    AgroalDataSource database;

    private Shop shop;

    @BeforeEach
    void aShop() {
        Service.awaitReady();
        shop = shops.open();
    }

    @ParameterizedTest
    @EnumSource
    void eachChangeOfAThingIsOneEntry(Thing thing) {
        int before = entries().size();

        String id = administrator().body(thing.body(shop)).post(thing.path).path(thing.id);
        assertThat(entries()).hasSize(before + 1);
        var changed = with(with(thing.body(shop), "name", "Changed"), "version", 1);
        administrator().body(changed).put(thing.path + "/" + id).then().statusCode(200);
        assertThat(entries()).hasSize(before + 2);
        administrator().delete(thing.path + "/" + id).then().statusCode(204);
        assertThat(entries()).hasSize(before + 3);

        administrator()
                .queryParam("limit", 3)
                .get("/api/admin/audit")
                .then()
                .statusCode(200)
                .body("rows.action", equalTo(List.of("removed", "changed", "created")))
                .body("rows.subjectId", equalTo(List.of(id, id, id)))
                .body("rows.kind", equalTo(List.of(thing.kind, thing.kind, thing.kind)))
                .body("rows[1].actorId", equalTo(shop.administrator()))
                .body("rows[1].actorName", equalTo("Somebody"))
                .body("rows[1].before.name", equalTo(thing.body(shop).get("name")))
                .body("rows[1].after.name", equalTo("Changed"))
                .body("rows[2].before", nullValue())
                .body("rows[0].after", nullValue());
    }

    @Test
    void theHistoryOfOneThingIsToldWithoutTheRest() {
        administrator().body(Bodies.account(1)).put("/api/admin/account").then().statusCode(200);
        administrator()
                .body(with(Bodies.department(shop), "version", 1))
                .put("/api/admin/departments/" + shop.department())
                .then()
                .statusCode(200);

        administrator()
                .queryParam("kind", "Department")
                .queryParam("subjectId", shop.department())
                .get("/api/admin/audit")
                .then()
                .body("rows.action", equalTo(List.of("changed", "created")))
                .body("rows[0].before.name", equalTo("Sales"));
        administrator()
                .queryParam("kind", "Account")
                .get("/api/admin/audit")
                .then()
                .body("rows.kind", equalTo(List.of("Account", "Account")));
        administrator()
                .queryParam("subjectId", "nothing")
                .get("/api/admin/audit")
                .then()
                .body("rows", empty());
    }

    @Test
    void aChangeOfTheAccountIsOneEntry() {
        int before = entries().size();

        administrator().body(Bodies.account(1)).put("/api/admin/account").then().statusCode(200);

        assertThat(entries()).hasSize(before + 1);
    }

    @Test
    void whatIsRefusedOrOnlyReadLeavesNoEntry() {
        int before = entries().size();

        administrator().body(Bodies.account(9)).put("/api/admin/account").then().statusCode(409);
        administrator().body(Map.of()).post("/api/admin/departments").then().statusCode(400);
        administrator().delete("/api/admin/channels/" + shop.channel()).then().statusCode(409);
        administrator().get("/api/admin/directory").then().statusCode(200);

        assertThat(entries()).hasSize(before);
    }

    @Test
    void thePagesTogetherAreTheWholeAudit() {
        List<Integer> whole = entries();
        var pieces = new ArrayList<Integer>();
        String cursor = null;
        do {
            var request = administrator().queryParam("limit", 2);
            if (cursor != null) {
                request.queryParam("after", cursor);
            }
            var page = request.get("/api/admin/audit").then().statusCode(200).extract();
            List<Integer> ids = page.path("rows.auditId");
            assertThat(ids).hasSizeBetween(1, 2);
            pieces.addAll(ids);
            cursor = page.path("next");
        } while (cursor != null);

        assertThat(pieces).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=many", "after=the-beginning"})
    void aBadPageIsRefused(String query) {
        administrator()
                .get("/api/admin/audit?" + query)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit set actor_name = 'x'", "delete from audit", "truncate audit"})
    void theDatabaseItselfRefusesToAlterIt(String sql) {
        assertThatThrownBy(() -> {
                    try (var connection = database.getConnection();
                            var statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("never changed or deleted");
    }

    private List<Integer> entries() {
        return administrator().queryParam("limit", 200).get("/api/admin/audit").path("rows.auditId");
    }

    private RequestSpecification administrator() {
        return given().auth().oauth2(shop.administratorToken()).contentType(ContentType.JSON);
    }
}
