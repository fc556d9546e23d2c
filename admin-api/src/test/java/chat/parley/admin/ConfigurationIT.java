package chat.parley.admin;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.admin.Shops.Shop;
import chat.parley.launcher.configuration.AccountApi;
import chat.parley.launcher.configuration.AccountState;
import chat.parley.launcher.configuration.Configuration;
import chat.parley.launcher.configuration.ConfigurationChange;
import chat.parley.launcher.configuration.ConfigurationPlan;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Configuration as code against the real API of settings. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
@Tag("N-30")
class ConfigurationIT {
    @Inject
    Shops shops;

    @BeforeEach
    void ready() {
        Service.awaitReady();
    }

    @Test
    void whatWasTakenOutChangesNothingWhenItIsBroughtBack() throws Exception {
        var shop = shops.open();
        fill(shop);
        var api = new Api(shop.administratorToken());
        var state = AccountState.read(api);
        var text = state.configuration().print();

        assertThat(ConfigurationPlan.of(state, Configuration.parse(text), true).lines())
                .isEmpty();
        assertThat(text)
                .contains(
                        "calendar: Office",
                        "operator: operator@" + shop.account().value())
                .doesNotContain(shop.department(), shop.calendar(), shop.channel(), shop.operator());
    }

    @Test
    void anotherAccountBecomesTheSameAndStaysSo() throws Exception {
        var shop = shops.open();
        fill(shop);
        // Its people are another company's: their addresses can be in one account only.
        var text = withoutPeople(AccountState.read(new Api(shop.administratorToken()))
                .configuration()
                .print());
        var other = new Api(shops.open().administratorToken());

        assertThat(apply(other, text)).isNotEmpty().noneMatch(line -> line.startsWith("!"));

        assertThat(withoutPeople(AccountState.read(other).configuration().print()))
                .isEqualTo(text);
        assertThat(apply(other, text)).isEmpty();
    }

    @Test
    void aSettingOfEveryKindIsChangedByAFile() throws Exception {
        var shop = shops.open();
        fill(shop);
        var api = new Api(shop.administratorToken());
        var text = AccountState.read(api).configuration().print();
        var changed = text.replace("maxDialogs: 5", "maxDialogs: 6")
                .replace("calendar: Office", "calendar: null")
                .replace("title: Chat", "title: Ask")
                .replace("invoice", "bill")
                .replace("Delivery / Late", "Delivery / Never");

        var told = apply(api, changed);

        assertThat(told)
                .noneMatch(line -> line.startsWith("!"))
                .contains(
                        "~ account maxDialogs: 5 → 6",
                        "~ classification categories[1]: Delivery / Late → Delivery / Never",
                        "~ times calendar: Office → none",
                        "~ placements \"Button\" title: Chat → Ask",
                        "~ keyword-rules \"Money\" pattern: invoice → bill",
                        "~ slas \"Quick\" calendar: Office → none");
        assertThat(AccountState.read(api).configuration().print()).isEqualTo(changed);
    }

    /** What a shop does not have yet: settings of which there is one, and everything that names something. */
    private static void fill(Shop shop) throws IOException {
        var api = new Api(shop.administratorToken());
        api.send("PUT", "/api/admin/times", Bodies.times(shop, 0));
        api.send("PUT", "/api/admin/visits", Bodies.visits(0));
        api.send("PUT", "/api/admin/distribution", Bodies.distribution(0));
        api.send(
                "PUT",
                "/api/admin/classification",
                Map.of(
                        "version",
                        0,
                        "mandatory",
                        true,
                        "lines",
                        "Delivery\n Late\nReturns\n",
                        "tags",
                        List.of("vip", "angry")));
        api.send("POST", "/api/admin/departments", Bodies.department(shop));
        api.send("POST", "/api/admin/channels", Bodies.channel(shop));
        api.send("POST", "/api/admin/placements", Bodies.placement(shop));
        api.send("POST", "/api/admin/calendars", Bodies.calendar(shop));
        api.send("POST", "/api/admin/slas", Bodies.sla(shop));
        api.send("POST", "/api/admin/keyword-rules", Bodies.keywordRule(shop));
        api.send("POST", "/api/admin/automations", Bodies.automation(shop));
        api.send(
                "POST",
                "/api/admin/templates",
                Map.of("level", "department", "departmentId", shop.department(), "language", "en", "text", "Hello"));
        api.send(
                "POST",
                "/api/admin/macros",
                Map.of(
                        "level",
                        "global",
                        "name",
                        "Over",
                        "actions",
                        List.of(Map.of("kind", "assign-department", "departmentId", shop.department()))));
    }

    private static String withoutPeople(String text) {
        return text.replaceAll("(?s)\noperators:\n.*?\n(?=channels:)", "\n").replaceAll("(?m)^ {4}operator: .*\n", "");
    }

    private static List<String> apply(AccountApi api, String text) throws Exception {
        var state = AccountState.read(api);
        var plan = ConfigurationPlan.of(state, Configuration.parse(text), false);
        assertThat(plan.problems(state)).isEmpty();
        var told = new ArrayList<String>();
        new ConfigurationChange(api, told::add).apply(plan, state);
        return told;
    }

    /** The service under test; it has no integrations. */
    private record Api(String token) implements AccountApi {
        @Override
        public Map<String, Object> get(String path) throws IOException {
            return path.startsWith("/api/integrations")
                    ? Map.of()
                    : map(request().get(path).then().statusCode(200).extract().asString());
        }

        @Override
        public Map<String, Object> send(String method, String path, Map<String, Object> body) throws IOException {
            var answer = request().body(body).request(method, path);
            if (answer.statusCode() >= 300) {
                throw new IOException(answer.asString());
            }
            return map(answer.asString());
        }

        private RequestSpecification request() {
            return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
        }

        private static Map<String, Object> map(String text) throws IOException {
            return text.isBlank() ? Map.of() : Json.mapper().readValue(text, new TypeReference<>() {});
        }
    }
}
