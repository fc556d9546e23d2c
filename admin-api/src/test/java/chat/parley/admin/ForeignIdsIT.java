package chat.parley.admin;

import static chat.parley.admin.Bodies.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.admin.Shops.Shop;
import chat.parley.contracts.actor.Role;
import chat.parley.testkit.DatabaseMarks;
import chat.parley.testkit.ForeignIds;
import chat.parley.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every documented operation that takes an id, asked by people of another account for what an account really has. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
@Tag("P-21")
class ForeignIdsIT {
    private static final String ADMIN = "/api/admin/";

    /** What is on its way to the topics, and erasures, which go on while they are looked at. */
    private static final Set<String> MOVING = Set.of("outbox", "erasure", "erasure_receipt");

    @Inject
    Shops shops;

    @Inject
    AgroalDataSource database;

    @TestHTTPResource("/")
    URI service;

    @Test
    void nothingIsReadOrChangedByItsIdFromAnotherAccount() throws Exception {
        Service.awaitReady();
        Shop theirs = shops.open();
        Shop ours = shops.open();
        ForeignIds ids = made(theirs)
                .stranger("an administrator", "Bearer " + ours.administratorToken(), 404)
                .stranger("a supervisor", "Bearer " + ours.supervisorToken(), 403, 404)
                .stranger("an operator", "Bearer " + ours.operatorToken(), 403, 404)
                .stranger("nobody", null, 401)
                .stranger("a forger", "Bearer " + forged(theirs), 401);
        Map<String, List<String>> before = rows(theirs);
        assertThat(before.get("setting")).as("rows are looked at").isNotEmpty();

        List<String> faults = ids.faults(
                given().queryParam("format", "json").get("/q/openapi").asString(),
                ADMIN,
                List.of("Their own words", "The operator", "my words", "invoice"));

        assertThat(faults).isEmpty();
        assertThat(rows(theirs)).isEqualTo(before);
        assertThat(ids.missedByOwner("Bearer " + theirs.administratorToken())).isEmpty();
    }

    /** With one of everything that an id can name; the visitor is held, so that somebody could end that. */
    private ForeignIds made(Shop shop) {
        var ids = new ForeignIds(service);
        for (Thing thing : Thing.values()) {
            String path = thing.path + "/" + thing.existing(shop);
            ids.made("GET " + thing.path + "/{id}", path, null)
                    .made("PUT " + thing.path + "/{id}", path, with(thing.body(shop), "version", 1))
                    .made("DELETE " + thing.path + "/{id}", path, null);
        }
        Map<String, Object> text =
                Map.of("level", "global", "language", "en", "section", "Hers", "text", "Their own words");
        String template = ADMIN + "templates/" + create(shop, "templates", text, "templateId");
        ids.made("GET /api/admin/templates/{id}", template, null)
                .made("PUT /api/admin/templates/{id}", template, with(text, "version", 1))
                .made("DELETE /api/admin/templates/{id}", template, null);

        Map<String, Object> deeds = Map.of(
                "level",
                "global",
                "name",
                "Their own words",
                "actions",
                List.of(Map.of("kind", "send-text", "text", "my words")));
        String macro = ADMIN + "macros/" + create(shop, "macros", deeds, "macroId");
        ids.made("GET /api/admin/macros/{id}", macro, null)
                .made("PUT /api/admin/macros/{id}", macro, with(deeds, "version", 1))
                .made("DELETE /api/admin/macros/{id}", macro, null);

        Map<String, Object> app = Map.of("kind", "api", "name", "Our app", "enabled", true);
        String channel =
                create(shop, "channels", with(app, "config", Map.of("url", "https://app.example/hook")), "channelId");
        ids.made(
                        "POST /api/admin/channels/{id}/identity-key",
                        ADMIN + "channels/" + shop.channel() + "/identity-key",
                        Map.of("version", 1))
                .made(
                        "POST /api/admin/channels/{id}/secrets/{name}",
                        ADMIN + "channels/" + channel + "/secrets/signing",
                        Map.of("version", 1))
                .made(
                        "POST /api/admin/vk-connections/{id}",
                        ADMIN + "vk-connections/" + permission(shop),
                        Map.of("code", "c"));

        String visitor = "vis-" + shop.account().value();
        String erasure = create(shop, "privacy/erasures", Map.of("visitorId", visitor), "erasureId");
        String hold = ADMIN + "privacy/visitors/" + visitor + "/hold";
        as(shop).put(hold).then().statusCode(204);
        return ids.made("GET /api/admin/privacy/erasures/{id}", ADMIN + "privacy/erasures/" + erasure, null)
                .made("PUT /api/admin/privacy/visitors/{id}/hold", hold, null)
                .made("DELETE /api/admin/privacy/visitors/{id}/hold", hold, null)
                .made(
                        "GET /api/admin/privacy/visitors/{id}/copy",
                        ADMIN + "privacy/visitors/" + visitor + "/copy",
                        null);
    }

    /** The state of a permission that VK was asked for, still open. */
    private static String permission(Shop shop) {
        var group = new HashMap<String, Object>(Map.of("kind", "vk", "name", "Our group", "enabled", true));
        group.put("config", Map.of("groupId", "214167102", "confirmation", "1a2b3c4d"));
        group.put("secrets", Map.of("secretKey", "s3cr3t-of-ours"));
        String channel = create(shop, "channels", group, "channelId");
        String url = create(shop, "vk-connections", Map.of("channelId", channel), "url");
        return url.replaceAll(".*[?&]state=([^&]*).*", "$1");
    }

    private static String create(Shop shop, String path, Map<String, ?> body, String wanted) {
        var answer = as(shop).body(body).post(ADMIN + path);
        assertThat(answer.statusCode()).as(path + " " + answer.asString()).isBetween(200, 202);
        return answer.path(wanted);
    }

    private static RequestSpecification as(Shop shop) {
        return given().auth().oauth2(shop.administratorToken()).contentType(ContentType.JSON);
    }

    private static String forged(Shop shop) {
        return Tokens.of(shop.account().value(), shop.administrator(), "Somebody", Role.ADMINISTRATOR)
                .withForgedSignature()
                .sign();
    }

    private Map<String, List<String>> rows(Shop shop) throws SQLException {
        try (var connection = database.getConnection()) {
            return DatabaseMarks.rows(connection, shop.account().value(), MOVING);
        }
    }
}
