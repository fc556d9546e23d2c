package chat.parley.admin;

import static chat.parley.admin.Bodies.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import chat.parley.admin.Shops.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prepared answers and macros over HTTP: who has them, and that they are found and audited. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
class TemplateIT {
    private static final String TEMPLATES = "/api/admin/templates";
    private static final String MACROS = "/api/admin/macros";

    @Inject
    Shops shops;

    private Shop shop;

    @BeforeEach
    void aShop() {
        Service.awaitReady();
        shop = shops.open();
    }

    @Test
    @Tag("W-16")
    @Tag("W-17")
    @Tag("W-19")
    @Tag("W-20")
    @Tag("T-08")
    void aTemplateIsMadeFoundChangedAndRemovedByWhoMay() {
        Map<String, Object> global = template("global", "ru", "Возврат", "Вернуть товар можно за 14 дней.");
        String id = as(shop.administratorToken())
                .body(global)
                .post(TEMPLATES)
                .then()
                .statusCode(201)
                .body("operatorId", nullValue())
                .extract()
                .path("templateId");
        as(shop.operatorToken())
                .body(global)
                .post(TEMPLATES)
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        as(shop.operatorToken())
                .body(template("personal", "ru", "Моё", "Возвращаю товары сама."))
                .post(TEMPLATES)
                .then()
                .statusCode(201)
                .body("operatorId", equalTo(shop.operator()));
        as(shop.administratorToken())
                .body(with(template("department", "ru", "Отдел", "Для отдела."), "departmentId", shop.department()))
                .post(TEMPLATES)
                .then()
                .statusCode(201);

        assertThat(offered(shop.operatorToken(), "ru", "возврат товаров"))
                .containsExactlyInAnyOrder("Вернуть товар можно за 14 дней.", "Возвращаю товары сама.");
        assertThat(offered(shop.supervisorToken(), "ru", "возврат товаров"))
                .containsExactly("Вернуть товар можно за 14 дней.");
        assertThat(offered(shop.operatorToken(), "en", "возврат товаров")).isEmpty();
        as(shop.operatorToken())
                .get(TEMPLATES)
                .then()
                .body("total", equalTo(2))
                .body("sections", containsInAnyOrder("Возврат", "Моё"));
        as(shop.supervisorToken()).get(TEMPLATES).then().body("total", equalTo(2));

        var changed = with(with(global, "text", "Вернуть товар можно за месяц."), "version", 1);
        as(shop.operatorToken()).body(changed).put(TEMPLATES + "/" + id).then().statusCode(403);
        as(shop.administratorToken())
                .body(changed)
                .put(TEMPLATES + "/" + id)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        as(shop.administratorToken())
                .body(changed)
                .put(TEMPLATES + "/" + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("version-conflict"));
        assertThat(offered(shop.supervisorToken(), "ru", "возврат")).containsExactly("Вернуть товар можно за месяц.");

        as(shop.administratorToken())
                .delete("/api/admin/departments/" + shop.department())
                .then()
                .statusCode(409)
                .body("code", equalTo("still-in-use"));
        as(shop.administratorToken()).delete(TEMPLATES + "/" + id).then().statusCode(204);
        assertThat(offered(shop.supervisorToken(), "ru", "возврат")).isEmpty();
    }

    @Test
    @Tag("T-20")
    void eachChangeIsOneEntryAndAnImportIsOneToo() {
        String id = as(shop.administratorToken())
                .body(template("global", "en", "", "First"))
                .post(TEMPLATES)
                .path("templateId");
        as(shop.administratorToken())
                .body(with(template("global", "en", "", "Second"), "version", 1))
                .put(TEMPLATES + "/" + id)
                .then()
                .statusCode(200);
        as(shop.administratorToken()).delete(TEMPLATES + "/" + id).then().statusCode(204);
        as(shop.administratorToken())
                .body(Map.of("text", "level,language,name,text\nglobal,en,a,A\nglobal,en,b,B\n"))
                .post(TEMPLATES + "/import")
                .then()
                .statusCode(200)
                .body("created", equalTo(2));

        as(shop.administratorToken())
                .queryParam("limit", 4)
                .get("/api/admin/audit")
                .then()
                .body("rows.kind", equalTo(List.of("Template", "Template", "Template", "Template")))
                .body("rows.action", equalTo(List.of("changed", "removed", "changed", "created")))
                .body("rows[0].after.created", equalTo(2))
                .body("rows[2].before.text", equalTo("First"))
                .body("rows[2].after.text", equalTo("Second"));
    }

    @Test
    @Tag("T-08")
    void aTableIsTriedBroughtInAndTakenOutAgain() {
        String bad = "level,language,text\nglobal,en,Fine\nglobal,english,Not fine\n";
        as(shop.administratorToken())
                .body(Map.of("text", bad))
                .post(TEMPLATES + "/import")
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("rows[3].language")));
        as(shop.administratorToken()).get(TEMPLATES).then().body("total", equalTo(0));

        String good = "level,language,text\nglobal,en,Fine\npersonal,en,Mine\n";
        as(shop.administratorToken())
                .body(Map.of("text", good, "dryRun", true))
                .post(TEMPLATES + "/import")
                .then()
                .body("created", equalTo(2));
        as(shop.administratorToken()).get(TEMPLATES).then().body("total", equalTo(0));
        as(shop.administratorToken())
                .body(Map.of("text", good))
                .post(TEMPLATES + "/import")
                .then()
                .statusCode(200);

        assertThat(as(shop.administratorToken()).get(TEMPLATES + "/export").asString())
                .isEqualTo(
                        "level,department,language,section,name,text\r\nglobal,,en,,,Fine\r\npersonal,,en,,,Mine\r\n");
        assertThat(as(shop.operatorToken()).get(TEMPLATES + "/export").asString())
                .doesNotContain("Fine");
    }

    @Test
    @Tag("P-21")
    void templatesOfAnotherAccountAreNotThere() {
        Shop theirs = shops.open();
        String foreign = as(theirs.administratorToken())
                .body(template("global", "en", "", "Theirs"))
                .post(TEMPLATES)
                .path("templateId");
        var body = with(template("global", "en", "", "Ours"), "version", 1);

        as(shop.administratorToken()).get(TEMPLATES + "/" + foreign).then().statusCode(404);
        as(shop.administratorToken())
                .body(body)
                .put(TEMPLATES + "/" + foreign)
                .then()
                .statusCode(404);
        as(shop.administratorToken()).delete(TEMPLATES + "/" + foreign).then().statusCode(404);
        as(shop.administratorToken())
                .body(with(template("department", "en", "", "Ours"), "departmentId", theirs.department()))
                .post(TEMPLATES)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("departmentId"));
        assertThat(offered(shop.administratorToken(), "en", "Theirs")).isEmpty();
        assertThat(offered(theirs.administratorToken(), "en", "Theirs")).containsExactly("Theirs");
    }

    @Test
    @Tag("T-06")
    @Tag("W-16")
    void aMacroIsForWhomItWasMadeAndDoesOnlyWhatOperatorsDoByHand() {
        Map<String, Object> global = macro(
                "global",
                "Refund",
                List.of(
                        Map.of("kind", "send-text", "text", "{visitor}, the money is on its way."),
                        Map.of("kind", "add-tags", "tags", List.of("refund")),
                        Map.of("kind", "close")));
        String id = as(shop.administratorToken())
                .body(global)
                .post(MACROS)
                .then()
                .statusCode(201)
                .extract()
                .path("macroId");
        as(shop.operatorToken()).body(global).post(MACROS).then().statusCode(403);
        as(shop.operatorToken())
                .body(macro("personal", "Mine", List.of(Map.of("kind", "set-priority", "priority", "high"))))
                .post(MACROS)
                .then()
                .statusCode(201)
                .body("operatorId", equalTo(shop.operator()));
        var ofDepartment = macro(
                "department", "Sales", List.of(Map.of("kind", "assign-department", "departmentId", shop.department())));
        as(shop.administratorToken())
                .body(with(ofDepartment, "departmentId", shop.department()))
                .post(MACROS)
                .then()
                .statusCode(201);

        as(shop.operatorToken()).get(MACROS).then().body("rows.name", equalTo(List.of("Mine", "Refund")));
        as(shop.supervisorToken())
                .get(MACROS)
                .then()
                .body("rows.name", equalTo(List.of("Refund", "Sales")))
                .body("rows[0].actions.kind", equalTo(List.of("send-text", "add-tags", "close")));
        as(shop.supervisorToken())
                .queryParam("offered", true)
                .get(MACROS)
                .then()
                .body("rows.name", equalTo(List.of("Refund")));

        for (Map<String, Object> beyond : List.<Map<String, Object>>of(
                Map.of("kind", "call-webhook", "url", "https://example.com/"),
                Map.of("kind", "require-skills", "skills", List.of("vip")),
                Map.of("kind", "assign-operator", "operatorId", "nobody"),
                Map.of("kind", "fly"))) {
            as(shop.administratorToken())
                    .body(macro("global", "Bad", List.of(Map.of("kind", "close"), beyond)))
                    .post(MACROS)
                    .then()
                    .statusCode(422)
                    .body("errors[0].field", startsWith("actions[1]"));
        }

        var changed = with(with(global, "name", "Money back"), "version", 1);
        as(shop.operatorToken()).body(changed).put(MACROS + "/" + id).then().statusCode(403);
        as(shops.open().administratorToken())
                .body(changed)
                .put(MACROS + "/" + id)
                .then()
                .statusCode(404);
        as(shop.administratorToken())
                .body(changed)
                .put(MACROS + "/" + id)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        as(shop.administratorToken())
                .body(changed)
                .put(MACROS + "/" + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("version-conflict"));
        as(shop.administratorToken())
                .delete("/api/admin/departments/" + shop.department())
                .then()
                .statusCode(409)
                .body("code", equalTo("still-in-use"));
        as(shop.administratorToken()).delete(MACROS + "/" + id).then().statusCode(204);
        as(shop.administratorToken())
                .queryParam("limit", 3)
                .queryParam("kind", "Macro")
                .get("/api/admin/audit")
                .then()
                .body("rows.action[0]", equalTo("removed"))
                .body("rows.action[1]", equalTo("changed"))
                .body("rows[1].before.name", equalTo("Refund"))
                .body("rows[1].after.name", equalTo("Money back"));
    }

    private static Map<String, Object> macro(String level, String name, List<Map<String, Object>> actions) {
        return Map.of("level", level, "name", name, "actions", actions);
    }

    private static List<String> offered(String token, String language, String text) {
        return as(token)
                .body(Map.of("language", language, "text", text))
                .post(TEMPLATES + "/suggestions")
                .then()
                .statusCode(200)
                .extract()
                .path("rows.text");
    }

    private static Map<String, Object> template(String level, String language, String section, String text) {
        return Map.of("level", level, "language", language, "section", section, "text", text);
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
