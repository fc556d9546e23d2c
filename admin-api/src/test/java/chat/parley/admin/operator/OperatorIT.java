package chat.parley.admin.operator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import chat.parley.admin.AdminServices;
import chat.parley.admin.Service;
import chat.parley.admin.Shops;
import chat.parley.admin.Shops.Shop;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.topic.Topic;
import chat.parley.testkit.TopicProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People come, change and go, here and where they log in. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
class OperatorIT {
    private static final String OPERATORS = "/api/admin/operators";

    @Inject
    Shops shops;

    @Inject
    FakeIdentityProvider logins;

    @Inject
    OperatorCreationStore creations;

    @ConfigProperty(name = "parley.relay.kafka")
    String kafka;

    private Shop shop;

    @BeforeEach
    void aShop() {
        Service.awaitReady();
        shop = shops.open();
    }

    @AfterEach
    void theProviderWorksAgain() {
        logins.up();
    }

    @Test
    @Tag("W-48")
    void aNewOperatorCanLogInWithAPasswordToldOnce() {
        var answer =
                create(olga()).statusCode(201).body("maxDialogs", equalTo(3)).extract();

        String id = answer.path("operatorId");
        var login = logins.login(id).orElseThrow();
        assertThat(login.enabled()).isTrue();
        assertThat(login.person().account()).isEqualTo(shop.account());
        assertThat(login.person().role()).isEqualTo(Role.SUPERVISOR);
        assertThat(login.temporaryPassword()).isEqualTo(answer.path("temporaryPassword"));
        administrator().get(OPERATORS + "/" + id).then().body("temporaryPassword", nullValue());
        assertThat(administrator().get(OPERATORS).asString()).doesNotContain(login.temporaryPassword());
        assertThat(administrator().get("/api/admin/audit").asString()).doesNotContain(login.temporaryPassword());
        assertThat(creations.count()).isZero();
    }

    @Test
    @Tag("W-05")
    @Tag("W-38")
    void anOperatorWithoutLanguagesSpeaksTheAccountsOwn() {
        var draft = olga();
        draft.remove("languages");

        create(draft).statusCode(201).body("languages", contains("de"));
    }

    @Test
    void oneAddressIsOnePerson() {
        create(olga()).statusCode(201);

        create(olga()).statusCode(409).body("code", equalTo("name-taken")).body("errors[0].field", equalTo("email"));
        var upper = olga();
        upper.put("email", shop.address("OLGA"));
        create(upper).statusCode(409);

        var neighbour = shops.open();
        given().auth()
                .oauth2(neighbour.administratorToken())
                .contentType(ContentType.JSON)
                .body(Olga.with(olga(), "departments", List.of()))
                .post(OPERATORS)
                .then()
                .statusCode(409)
                .body("code", equalTo("name-taken"));
    }

    @Test
    void anAddressThatSomebodyElseLogsInWithIsTaken() {
        var stranger = logins.given(
                new IdentityProvider.Person(new AccountId("another"), "Stranger", shop.address("olga"), Role.OPERATOR));

        create(olga()).statusCode(409).body("code", equalTo("name-taken"));

        assertThat(logins.login(stranger.value())).isPresent();
        assertThat(creations.count()).isZero();
    }

    @Test
    void aChangeReachesTheLogin() {
        String id = create(olga()).extract().path("operatorId");

        administrator()
                .body(Olga.with(Olga.with(olga(), "role", "administrator"), "version", 1))
                .put(OPERATORS + "/" + id)
                .then()
                .statusCode(200)
                .body("role", equalTo("administrator"))
                .body("temporaryPassword", nullValue());

        assertThat(logins.login(id).orElseThrow().person().role()).isEqualTo(Role.ADMINISTRATOR);
    }

    @Test
    void aChangeThatCannotReachTheLoginIsNotSaved() {
        String id = create(olga()).extract().path("operatorId");
        logins.down();

        administrator()
                .body(Olga.with(Olga.with(olga(), "name", "Another Name"), "version", 1))
                .put(OPERATORS + "/" + id)
                .then()
                .statusCode(503)
                .body("code", equalTo("unavailable"));
        administrator().delete(OPERATORS + "/" + id).then().statusCode(503);

        administrator()
                .get(OPERATORS + "/" + id)
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("name", equalTo("Olga Nowak"));
        administrator()
                .get("/api/admin/audit?limit=1")
                .then()
                .body("rows[0].action", equalTo("created"))
                .body("rows[0].subjectId", equalTo(id));
    }

    @Test
    void aChangeThatIsNoneOfTheLoginsBusinessWorksWhileTheProviderIsDown() {
        String id = create(olga()).extract().path("operatorId");
        logins.down();

        administrator()
                .body(Olga.with(Olga.with(olga(), "maxDialogs", 9), "version", 1))
                .put(OPERATORS + "/" + id)
                .then()
                .statusCode(200)
                .body("maxDialogs", equalTo(9));
    }

    @Test
    void whoWasRemovedCannotLogInAndComesBackAsThemselves() {
        String id = create(olga()).extract().path("operatorId");

        administrator().delete(OPERATORS + "/" + id).then().statusCode(204);
        assertThat(logins.login(id).orElseThrow().enabled()).isFalse();
        assertThat(names()).doesNotContain("Olga Nowak");

        create(olga()).statusCode(201).body("operatorId", equalTo(id)).body("version", equalTo(3));
        assertThat(logins.login(id).orElseThrow().enabled()).isTrue();
        try (var settings = TopicProbe.fromBeginning(kafka, Topic.SETTINGS)) {
            String key = shop.account() + "/Operator/" + id;
            assertThat(settings.await(3, seen -> key.equals(seen.key()), Duration.ofSeconds(10)))
                    .extracting(record -> record.as(Setting.class).removed())
                    .containsExactly(false, true, false);
        }
    }

    @Test
    void somebodyMustStayAdministrator() {
        Map<String, Object> demoted = Map.of(
                "version",
                1,
                "name",
                "The administrator",
                "email",
                shop.address("administrator"),
                "role",
                "operator",
                "departments",
                List.of());

        administrator()
                .body(demoted)
                .put(OPERATORS + "/" + shop.administrator())
                .then()
                .statusCode(409)
                .body("code", equalTo("still-in-use"));
        administrator()
                .delete(OPERATORS + "/" + shop.administrator())
                .then()
                .statusCode(409)
                .body("code", equalTo("still-in-use"));
        String second =
                create(Olga.with(olga(), "role", "administrator")).extract().path("operatorId");
        administrator().delete(OPERATORS + "/" + shop.administrator()).then().statusCode(409);
        administrator().delete(OPERATORS + "/" + second).then().statusCode(204);
    }

    private Map<String, Object> olga() {
        return Olga.body(shop);
    }

    private ValidatableResponse create(Map<String, Object> body) {
        return administrator().body(body).post(OPERATORS).then();
    }

    private List<String> names() {
        return administrator().get(OPERATORS).path("rows.name");
    }

    private RequestSpecification administrator() {
        return given().auth().oauth2(shop.administratorToken()).contentType(ContentType.JSON);
    }
}
