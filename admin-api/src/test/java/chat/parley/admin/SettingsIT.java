package chat.parley.admin;

import static chat.parley.admin.Bodies.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import chat.parley.admin.Shops.Shop;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.kafka.AccountPartitioner;
import chat.parley.testkit.TopicProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What administrators do with settings, and what the other services learn of it. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
class SettingsIT {
    @Inject
    Shops shops;

    @ConfigProperty(name = "parley.relay.kafka")
    String kafka;

    private Shop shop;

    @BeforeEach
    void aShop() {
        Service.awaitReady();
        shop = shops.open();
    }

    @ParameterizedTest
    @EnumSource
    void aThingIsCreatedReadChangedAndRemoved(Thing thing) {
        Map<String, Object> body = thing.body(shop);

        String id = administrator()
                .body(body)
                .post(thing.path)
                .then()
                .statusCode(201)
                .body("version", equalTo(1))
                .body("name", equalTo(body.get("name")))
                .body("accountId", nullValue())
                .extract()
                .path(thing.id);
        String address = thing.path + "/" + id;
        administrator().get(address).then().statusCode(200).body("name", equalTo(body.get("name")));
        administrator().get(thing.path).then().statusCode(200).body("rows." + thing.id, hasItem(id));

        var changed = with(with(body, "name", "Changed"), "version", 1);
        administrator()
                .body(changed)
                .put(address)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("name", equalTo("Changed"));
        administrator()
                .body(changed)
                .put(address)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("version-conflict"));
        administrator()
                .queryParam("version", 1)
                .delete(address)
                .then()
                .statusCode(409)
                .body("code", equalTo("version-conflict"));

        administrator().queryParam("version", 2).delete(address).then().statusCode(204);
        administrator().get(address).then().statusCode(404).body("code", equalTo("not-found"));
        administrator().delete(address).then().statusCode(404);
        administrator().body(changed).put(address).then().statusCode(404);

        try (var settings = TopicProbe.fromBeginning(kafka, Topic.SETTINGS)) {
            String key = shop.account() + "/" + thing.kind + "/" + id;
            List<TopicProbe.Seen> records = settings.await(3, seen -> key.equals(seen.key()), Duration.ofSeconds(10));
            assertThat(records)
                    .extracting(record -> record.as(Setting.class).version())
                    .containsExactly(1L, 2L, 3L);
            assertThat(records)
                    .extracting(record -> record.as(Setting.class).removed())
                    .containsExactly(false, false, true);
            assertThat(records).allSatisfy(record -> {
                assertThat(record.partition()).isEqualTo(AccountPartitioner.partition(shop.account(), 12));
                assertThat(record.headers())
                        .containsEntry(Headers.TYPE, "chat.parley." + thing.kind)
                        .containsEntry(Headers.ACCOUNT, shop.account().value())
                        .containsEntry(Headers.SOURCE, "/parley/admin-api");
            });
        }
    }

    @Test
    @Tag("B-15")
    @Tag("W-52")
    void aWebChannelHasAKeyThatIsShownOnceWhenItIsReplaced() {
        String id = administrator()
                .body(Bodies.channel(shop))
                .post("/api/admin/channels")
                .then()
                .statusCode(201)
                .body("secretNames", equalTo(List.of("identity")))
                .extract()
                .path("channelId");

        String key = administrator()
                .body(Map.of("version", 1))
                .post("/api/admin/channels/" + id + "/identity-key")
                .then()
                .statusCode(200)
                .body("secretNames", equalTo(List.of("identity", "identity-previous")))
                .body("version", equalTo(2))
                .extract()
                .path("identityKey");
        assertThat(key).hasSize(40);
        administrator()
                .body(Map.of("version", 1))
                .post("/api/admin/channels/" + id + "/identity-key")
                .then()
                .statusCode(409);

        administrator()
                .body(with(with(Bodies.channel(shop), "name", "Renamed"), "version", 2))
                .put("/api/admin/channels/" + id)
                .then()
                .statusCode(200)
                .body("secretNames", equalTo(List.of("identity", "identity-previous")))
                .body("identityKey", nullValue())
                .body("secrets", nullValue());
        String audit = administrator().get("/api/admin/audit").asString();
        assertThat(audit).contains("identity-previous").doesNotContain(key).doesNotContain("\"v1.");
    }

    @Test
    @Tag("W-03")
    @Tag("W-05")
    @Tag("W-22")
    void theAccountIsChangedAsAWhole() {
        administrator()
                .body(Bodies.account(1))
                .put("/api/admin/account")
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("timeZone", equalTo("Europe/Moscow"))
                .body("firstReplySeconds", equalTo(30));

        administrator()
                .body(Bodies.account(1))
                .put("/api/admin/account")
                .then()
                .statusCode(409)
                .body("code", equalTo("version-conflict"));
        administrator()
                .get("/api/admin/account")
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("language", equalTo("ru"))
                .body("busyText", equalTo("Подождите, пожалуйста"));
        try (var settings = TopicProbe.fromBeginning(kafka, Topic.SETTINGS)) {
            String key = shop.account() + "/Account/" + shop.account();
            Setting published = settings.await(2, seen -> key.equals(seen.key()), Duration.ofSeconds(10))
                    .getLast()
                    .as(Setting.class);
            assertThat(published)
                    .isEqualTo(new Setting.Account(
                            shop.account(),
                            2,
                            false,
                            "Another name",
                            "Europe/Moscow",
                            "ru",
                            true,
                            true,
                            7,
                            true,
                            30,
                            "Подождите, пожалуйста",
                            600));
        }
    }

    @Test
    @Tag("W-32")
    @Tag("W-36")
    @Tag("W-43")
    @Tag("W-48")
    void aNewAccountHasTheDocumentedDefaults() {
        administrator()
                .get("/api/admin/account")
                .then()
                .statusCode(200)
                .body("hideOthersDialogs", equalTo(false))
                .body("multilingual", equalTo(false))
                .body("autoAssignment", equalTo(false))
                .body("maxDialogs", equalTo(5))
                .body("firstReplySeconds", equalTo(0))
                .body("idleCloseSeconds", equalTo(0));
    }

    @Test
    @Tag("B-03")
    void whatIsInUseIsNotRemoved() {
        String department = Thing.DEPARTMENT.path + "/" + shop.department();
        String operator = administrator()
                .body(Bodies.operator(shop))
                .post(Thing.OPERATOR.path)
                .path("operatorId");
        refused(department, "operators");
        administrator().delete(Thing.OPERATOR.path + "/" + operator).then().statusCode(204);

        String channel = administrator()
                .body(Bodies.channel(shop))
                .post(Thing.CHANNEL.path)
                .path("channelId");
        refused(department, "channels");
        administrator().delete(Thing.CHANNEL.path + "/" + channel).then().statusCode(204);

        String placement = administrator()
                .body(Bodies.placement(shop))
                .post(Thing.PLACEMENT.path)
                .path("placementId");
        refused(department, "placements");
        refused(Thing.CHANNEL.path + "/" + shop.channel(), "placements");
        administrator().delete(Thing.PLACEMENT.path + "/" + placement).then().statusCode(204);

        administrator().delete(department).then().statusCode(204);
    }

    @Test
    void twoDepartmentsCannotHaveTheSameName() {
        administrator()
                .body(Map.of("name", " sALES "))
                .post(Thing.DEPARTMENT.path)
                .then()
                .statusCode(409)
                .body("code", equalTo("name-taken"))
                .body("errors[0].field", equalTo("name"));
    }

    @Test
    void theKeysArePublishedSealedAndNeverAnswered() {
        try (var settings = TopicProbe.fromBeginning(kafka, Topic.SETTINGS)) {
            String key = shop.account() + "/Keys/" + shop.account();
            var keys = (Setting.Keys)
                    settings.await(seen -> key.equals(seen.key())).as(Setting.class);

            assertThat(keys.conversationKey()).startsWith("v1.");
            assertThat(keys.visitorPrivateKey()).startsWith("v1.");
            String everything = administrator().get("/api/admin/account").asString()
                    + administrator().get("/api/admin/directory").asString()
                    + administrator().get("/api/admin/audit?limit=200").asString();
            assertThat(everything)
                    .doesNotContain(keys.conversationKey())
                    .doesNotContain(keys.visitorPrivateKey())
                    .contains("***");
        }
    }

    private void refused(String address, String users) {
        administrator()
                .delete(address)
                .then()
                .statusCode(409)
                .body("code", equalTo("still-in-use"))
                .body("detail", containsString(users));
    }

    private RequestSpecification administrator() {
        return given().auth().oauth2(shop.administratorToken()).contentType(ContentType.JSON);
    }
}
