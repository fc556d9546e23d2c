package chat.parley.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import chat.parley.admin.audit.AuditStore;
import chat.parley.admin.installation.DemoStore;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.topic.Topic;
import chat.parley.testkit.Tokens;
import chat.parley.testkit.TopicProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shop that everybody tries first. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
class DemoIT {
    private static final String ANN = "00000000-0000-4000-8000-00000000000a";
    private static final Set<String> KEYS = Set.of(
            "demo/Account/demo",
            "demo/Keys/demo",
            "demo/Department/sales",
            "demo/Department/support",
            "demo/Operator/" + ANN,
            "demo/Operator/00000000-0000-4000-8000-00000000000b",
            "demo/Operator/00000000-0000-4000-8000-00000000000c",
            "demo/Operator/00000000-0000-4000-8000-00000000000d",
            "demo/Channel/demo-web",
            "demo/Placement/demo-ru",
            "demo/Placement/demo-en");

    @Inject
    DemoStore demo;

    @Inject
    AuditStore audit;

    @ConfigProperty(name = "parley.relay.kafka")
    String kafka;

    @BeforeEach
    void installed() {
        Service.awaitReady();
    }

    @Test
    void theDemoShopIsPublished() {
        try (var settings = TopicProbe.fromBeginning(kafka, Topic.SETTINGS)) {
            var account = settings.await(seen -> "demo/Account/demo".equals(seen.key()));

            assertThat(account.as(Setting.class)).isInstanceOfSatisfying(Setting.Account.class, shop -> {
                assertThat(shop.name()).isEqualTo("Demo shop");
                assertThat(shop.timeZone()).isEqualTo("Europe/Moscow");
                assertThat(shop.autoAssignment()).isTrue();
                assertThat(shop.multilingual()).isFalse();
                assertThat(shop.maxDialogs()).isEqualTo(5);
                assertThat(shop.firstReplySeconds()).isEqualTo(60);
            });
            // Keys lie on several partitions, so the last one written is not the last one read.
            for (String key : KEYS) {
                settings.await(seen -> key.equals(seen.key()));
            }
            assertThat(settings.all())
                    .extracting(TopicProbe.Seen::key)
                    .filteredOn(key -> key != null && key.startsWith("demo/"))
                    .isSubsetOf(KEYS);
        }
    }

    @Test
    void plantingItAgainChangesNothing() {
        long before = audit.page(DemoStore.ACCOUNT, AuditStore.About.ANYTHING, null, 200)
                .rows()
                .size();

        demo.plant();

        assertThat(audit.page(DemoStore.ACCOUNT, AuditStore.About.ANYTHING, null, 200)
                        .rows())
                .hasSize((int) before);
    }

    @Test
    void annLearnsWhoSheIsAndWhoElseIsThere() {
        String token = Tokens.of("demo", ANN, "Анна Ветрова", Role.OPERATOR).sign();

        given().auth()
                .oauth2(token)
                .get("/api/admin/me")
                .then()
                .statusCode(200)
                .body("operatorId", equalTo(ANN))
                .body("accountId", equalTo("demo"))
                .body("name", equalTo("Анна Ветрова"))
                .body("email", equalTo("ann@demo.example"))
                .body("role", equalTo("operator"))
                .body("departments", containsInAnyOrder("sales", "support"))
                .body("languages", containsInAnyOrder("ru", "en"));
        given().auth()
                .oauth2(token)
                .get("/api/admin/directory")
                .then()
                .statusCode(200)
                .body("account.name", equalTo("Demo shop"))
                .body("account.autoAssignment", equalTo(true))
                .body("account.hideOthersDialogs", equalTo(false))
                .body("departments.departmentId", containsInAnyOrder("sales", "support"))
                .body("operators", hasSize(4))
                .body("operators.find { it.operatorId == '" + ANN + "' }.name", equalTo("Анна Ветрова"))
                .body("channels.channelId", contains("demo-web"))
                .body("channels[0].kind", equalTo("web"))
                .body("placements.language", containsInAnyOrder("ru", "en"));
    }
}
