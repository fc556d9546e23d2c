package chat.parley.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import chat.parley.admin.Shops.Shop;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.testkit.Tokens;
import chat.parley.testkit.VisitorKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: every endpoint, every role. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
@Tag("T-18")
class RoleMatrixIT {
    private static final Tokens ADMIN =
            Tokens.of("demo", "00000000-0000-4000-8000-00000000000d", "Администратор", Role.ADMINISTRATOR);

    private static final Map<String, String> BAD_TOKENS = Map.of(
            "expired", ADMIN.expired().sign(),
            "forged", ADMIN.withForgedSignature().sign(),
            "for another audience", ADMIN.forAnotherAudience().sign(),
            "from another issuer", ADMIN.fromAnotherIssuer().sign(),
            "without an account", ADMIN.withAccount(null).sign(),
            "unsigned", ADMIN.unsigned(),
            "signed with the public key", ADMIN.signedWithThePublicKey(),
            "a visitor's", visitorToken(),
            "a partner's", "parley_" + "x".repeat(43),
            "no token at all", "a.b.c");

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

    /** An endpoint, the least role it is for, and what it answers to the body {@code {}} and the id {@code nothing}. */
    record Endpoint(Method method, String path, Role needed, int answer) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<Endpoint> endpoints() {
        var single = Stream.of(
                new Endpoint(Method.GET, "/api/admin/me", Role.OPERATOR, 200),
                new Endpoint(Method.GET, "/api/admin/directory", Role.OPERATOR, 200),
                new Endpoint(Method.GET, "/api/admin/account", Role.SUPERVISOR, 200),
                new Endpoint(Method.PUT, "/api/admin/account", Role.ADMINISTRATOR, 400),
                new Endpoint(Method.GET, "/api/admin/distribution", Role.SUPERVISOR, 200),
                new Endpoint(Method.PUT, "/api/admin/distribution", Role.ADMINISTRATOR, 400),
                new Endpoint(Method.POST, "/api/admin/calendars/holidays", Role.ADMINISTRATOR, 400),
                new Endpoint(Method.POST, "/api/admin/channels/{id}/identity-key", Role.ADMINISTRATOR, 404),
                new Endpoint(Method.POST, "/api/admin/channels/{id}/secrets/{name}", Role.ADMINISTRATOR, 404),
                new Endpoint(Method.GET, "/api/admin/vk-connections", Role.ADMINISTRATOR, 200),
                new Endpoint(Method.POST, "/api/admin/vk-connections", Role.ADMINISTRATOR, 400),
                new Endpoint(Method.POST, "/api/admin/vk-connections/{id}", Role.ADMINISTRATOR, 404),
                new Endpoint(Method.GET, "/api/admin/times", Role.SUPERVISOR, 200),
                new Endpoint(Method.PUT, "/api/admin/times", Role.ADMINISTRATOR, 400),
                new Endpoint(Method.GET, "/api/admin/visits", Role.SUPERVISOR, 200),
                new Endpoint(Method.PUT, "/api/admin/visits", Role.ADMINISTRATOR, 400),
                new Endpoint(Method.GET, "/api/admin/access", Role.SUPERVISOR, 200),
                new Endpoint(Method.PUT, "/api/admin/access", Role.ADMINISTRATOR, 400),
                new Endpoint(Method.POST, "/api/admin/access/confirmation", Role.ADMINISTRATOR, 400),
                new Endpoint(Method.GET, "/api/admin/templates", Role.OPERATOR, 200),
                new Endpoint(Method.POST, "/api/admin/templates", Role.OPERATOR, 400),
                new Endpoint(Method.GET, "/api/admin/templates/{id}", Role.OPERATOR, 404),
                new Endpoint(Method.PUT, "/api/admin/templates/{id}", Role.OPERATOR, 404),
                new Endpoint(Method.DELETE, "/api/admin/templates/{id}", Role.OPERATOR, 404),
                new Endpoint(Method.POST, "/api/admin/templates/suggestions", Role.OPERATOR, 400),
                new Endpoint(Method.GET, "/api/admin/templates/export", Role.OPERATOR, 200),
                new Endpoint(Method.POST, "/api/admin/templates/import", Role.OPERATOR, 400),
                new Endpoint(Method.GET, "/api/admin/macros", Role.OPERATOR, 200),
                new Endpoint(Method.POST, "/api/admin/macros", Role.OPERATOR, 400),
                new Endpoint(Method.GET, "/api/admin/macros/{id}", Role.OPERATOR, 404),
                new Endpoint(Method.PUT, "/api/admin/macros/{id}", Role.OPERATOR, 404),
                new Endpoint(Method.DELETE, "/api/admin/macros/{id}", Role.OPERATOR, 404),
                new Endpoint(Method.GET, "/api/admin/classification", Role.SUPERVISOR, 200),
                new Endpoint(Method.PUT, "/api/admin/classification", Role.ADMINISTRATOR, 400),
                new Endpoint(Method.GET, "/api/admin/privacy/visitors", Role.ADMINISTRATOR, 400),
                new Endpoint(Method.GET, "/api/admin/privacy/visitors/{id}/copy", Role.ADMINISTRATOR, 404),
                new Endpoint(Method.PUT, "/api/admin/privacy/visitors/{id}/hold", Role.ADMINISTRATOR, 404),
                new Endpoint(Method.DELETE, "/api/admin/privacy/visitors/{id}/hold", Role.ADMINISTRATOR, 404),
                new Endpoint(Method.GET, "/api/admin/privacy/erasures", Role.ADMINISTRATOR, 200),
                new Endpoint(Method.POST, "/api/admin/privacy/erasures", Role.ADMINISTRATOR, 400),
                new Endpoint(Method.GET, "/api/admin/privacy/erasures/{id}", Role.ADMINISTRATOR, 404),
                new Endpoint(Method.GET, "/api/admin/audit", Role.ADMINISTRATOR, 200));
        // Operators get figures of their own, see ReportIT; without a period nobody gets any.
        var reports = Stream.of(
                        "reports/figures",
                        "reports/dialogs",
                        "reports/operators",
                        "report-files/figures.csv",
                        "report-files/figures.xlsx",
                        "report-files/dialogs.csv",
                        "report-files/dialogs.xlsx")
                .map(path -> new Endpoint(Method.GET, "/api/admin/" + path, Role.OPERATOR, 400));
        var things = Stream.of(Thing.values())
                .flatMap(thing -> Stream.of(
                        new Endpoint(Method.GET, thing.path, Role.SUPERVISOR, 200),
                        new Endpoint(Method.POST, thing.path, Role.ADMINISTRATOR, 400),
                        new Endpoint(Method.GET, thing.path + "/{id}", Role.SUPERVISOR, 404),
                        new Endpoint(Method.PUT, thing.path + "/{id}", Role.ADMINISTRATOR, 404),
                        new Endpoint(Method.DELETE, thing.path + "/{id}", Role.ADMINISTRATOR, 404)));
        return Stream.of(single, reports, things).flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void eachRoleMayDoWhatItIsFor(Endpoint endpoint) {
        var tokens = Map.of(
                Role.OPERATOR, shop.operatorToken(),
                Role.SUPERVISOR, shop.supervisorToken(),
                Role.ADMINISTRATOR, shop.administratorToken());

        tokens.forEach((role, token) -> {
            var answer = call(endpoint, token);
            if (role.includes(endpoint.needed())) {
                assertThat(answer).as("%s by %s", endpoint, role).isEqualTo(endpoint.answer());
            } else {
                assertThat(answer).as("%s by %s", endpoint, role).isEqualTo(403);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void nobodyElseMayDoAnything(Endpoint endpoint) {
        given().contentType(ContentType.JSON)
                .body("{}")
                .request(endpoint.method(), endpoint.path(), path(endpoint))
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"));
        assertThat(call(endpoint, ADMIN.withRoles().sign())).isEqualTo(403);
        BAD_TOKENS.forEach((why, token) ->
                assertThat(call(endpoint, token)).as("%s, %s", endpoint, why).isEqualTo(401));
    }

    @Test
    void theTableNamesEveryEndpoint() {
        Map<String, Map<String, Object>> paths = given().accept(ContentType.JSON)
                .queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");

        Set<String> documented = paths.entrySet().stream()
                .filter(path -> path.getKey().startsWith("/api/admin"))
                .flatMap(path -> path.getValue().keySet().stream()
                        .filter(List.of("get", "put", "post", "delete", "patch")::contains)
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented)
                .isEqualTo(endpoints().map(Endpoint::toString).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void whatIsAnsweredIsDocumentedForEachKind() {
        JsonPath api = given().queryParam("format", "json").get("/q/openapi").jsonPath();
        for (String path : List.of(
                "slas",
                "departments",
                "automations",
                "channels",
                "placements",
                "calendars",
                "keyword-rules",
                "operators")) {
            String paths = "paths.'/api/admin/" + path;
            String schema = ".content.'application/json'.schema";
            String draft = api.getString(paths + "/{id}'.put.responses.'200'" + schema + ".allOf[0].$ref");

            assertThat(draft).as(path).startsWith("#/components/schemas/").endsWith("Draft");
            assertThat(api.getMap(paths + "/{id}'.get.responses.'200'" + schema + ".allOf[1].properties"))
                    .as(path)
                    .containsKey("warnings")
                    .hasSize(2);
            assertThat(api.getString(paths + "'.get.responses.'200'" + schema + ".properties.rows.items.allOf[0].$ref"))
                    .isEqualTo(draft);
            assertThat(api.getString(paths + "'.post.responses.'201'" + schema + ".allOf[0].$ref"))
                    .isEqualTo(draft);
        }
    }

    /** Of a visitor of the same account, good and signed with the account's own key. */
    private static String visitorToken() {
        return VisitorKeys.of(new AccountId("demo"))
                .token(
                        new VisitorId("vera"),
                        new ChannelId("web"),
                        new PlacementId("button"),
                        new ConversationId("conversation"));
    }

    private static int call(Endpoint endpoint, String token) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{}")
                .request(endpoint.method(), endpoint.path(), path(endpoint))
                .statusCode();
    }

    private static Object[] path(Endpoint endpoint) {
        if (endpoint.path().contains("{name}")) {
            return new Object[] {"nothing", "signing"};
        }
        return endpoint.path().contains("{id}") ? new Object[] {"nothing"} : new Object[0];
    }
}
