package chat.parley.admin.operator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import chat.parley.admin.AdminServices;
import chat.parley.admin.Service;
import chat.parley.admin.Shops;
import chat.parley.admin.Shops.Shop;
import chat.parley.admin.change.Author;
import chat.parley.admin.change.SettingStore;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.Setting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of a new operator when something fails between here and where they log in: nothing. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
class OperatorCreationIT {
    private static final String OPERATORS = "/api/admin/operators";

    @Inject
    Shops shops;

    @Inject
    FakeIdentityProvider logins;

    @Inject
    OperatorCreationStore creations;

    @Inject
    OperatorCreationJob creation;

    @Inject
    SettingStore settings;

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
    void whileTheProviderIsDownNothingHalfMadeIsLeft() {
        logins.down();

        create(olga()).statusCode(503).contentType("application/problem+json").body("code", equalTo("unavailable"));

        assertThat(names()).doesNotContain("Olga Nowak");
        logins.up();
        assertThat(logins.find(shop.address("olga"))).isEmpty();
        create(olga()).statusCode(201);
        assertThat(names()).containsOnlyOnce("Olga Nowak");
    }

    @Test
    void aLoginWhoseAnswerWasLostIsCleanedAwayAndMadeAnew() {
        logins.loseAnswers();
        create(olga()).statusCode(503);
        OperatorId orphan = logins.find(shop.address("olga")).orElseThrow().id();
        assertThat(names()).doesNotContain("Olga Nowak");

        logins.up();
        create(olga()).statusCode(201);

        assertThat(logins.login(orphan.value())).isEmpty();
        assertThat(names()).containsOnlyOnce("Olga Nowak");
    }

    @Test
    void aCrashBetweenLoginAndOperatorIsCleanedAway() {
        var draft = new OperatorDraft(
                null,
                "Olga Nowak",
                shop.address("olga"),
                "operator",
                List.of(),
                List.of("ru"),
                null,
                null,
                null,
                null,
                null);
        var longAgo = Instant.now().minus(Duration.ofHours(1));
        var begun = creations.begin(shop.account(), draft, UUID.randomUUID().toString(), longAgo);
        OperatorId orphan = logins.given(begun.person());

        creation.clean();

        assertThat(logins.login(orphan.value())).isEmpty();
        assertThat(creations.count()).isZero();
    }

    @Test
    void aCreationThatWasCleanedAwayMeanwhileDoesNotFinish() {
        var draft = new OperatorDraft(
                null,
                "Olga Nowak",
                shop.address("olga"),
                "operator",
                List.of(),
                List.of("ru"),
                null,
                null,
                null,
                null,
                null);
        String id = UUID.randomUUID().toString();
        creations.begin(shop.account(), draft, id, Instant.now());
        creations.forget(id);

        assertThatThrownBy(() -> creations.finish(Author.SYSTEM, shop.account(), draft, id, new OperatorId("late")))
                .hasMessageContaining("unavailable");

        assertThat(settings.row(Setting.Operator.class, "late")).isEmpty();
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
