package chat.parley.admin.privacy;

import static chat.parley.testkit.Wait.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import chat.parley.admin.AdminServices;
import chat.parley.admin.Service;
import chat.parley.admin.Shops;
import chat.parley.admin.Shops.Shop;
import chat.parley.admin.fact.Tale;
import chat.parley.admin.relay.RelayConfig;
import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.topic.Topic;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.TopicWriter;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An administrator finds a visitor, takes a copy, has them forgotten and reads what came of it. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
@Tag("N-24")
class PrivacyIT {
    private static final String PRIVACY = "/api/admin/privacy/";

    @Inject
    Shops shops;

    @Inject
    RelayConfig broker;

    private Shop shop;
    private String visitor;

    @BeforeEach
    void aShop() {
        Service.awaitReady();
        shop = shops.open();
        visitor = "vis-" + shop.account().value();
    }

    @Test
    void aVisitorIsForgottenAndTheReportSaysWhereAndWhenTheRestIsGone() {
        String report;
        try (var log = new TopicWriter(broker.kafka());
                var probe = TopicProbe.fromNow(broker.kafka(), Topic.COMMANDS)) {
            Tale.of(shop.account(), "hers", visitor)
                    .on("2026-03-28")
                    .opened("10:00:00")
                    .events()
                    .forEach(log::event);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> groups().body("groups.key", contains(visitor)));

            report = erase(visitor)
                    .statusCode(202)
                    .body("state", equalTo("running"))
                    .extract()
                    .path("erasureId");
            erase(visitor).statusCode(202).body("erasureId", equalTo(report));

            var command =
                    probe.await(seen -> seen.type().equals("EraseVisitor")).as(DialogCommand.class);
            assertThat(command.meta().conversationId().value())
                    .isEqualTo("con-" + shop.account().value());
            assertThat(command.meta().issuer())
                    .isInstanceOfSatisfying(
                            Actor.Operator.class,
                            by -> assertThat(by.operatorId().value()).isEqualTo(shop.administrator()));
            log.event(new DialogEvent.VisitorErased(
                    new EventMeta(
                            shop.account(),
                            new ConversationId("con-" + shop.account().value()),
                            new DialogId("hers"),
                            99,
                            null,
                            Instant.parse("2026-03-29T10:00:00Z"),
                            command.meta().issuer(),
                            command.meta().commandId()),
                    new VisitorId(visitor),
                    List.of(new DialogId("hers"))));
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> get("erasures/" + report)
                        .statusCode(200)
                        .body("state", equalTo("done"))
                        .body("parts[0].receipts.'admin-api'.counts.statistics", equalTo(1))
                        .body("parts[0].receipts.'dialog-service'.counts.messages", equalTo(3)));
        get("erasures").body("rows.erasureId", contains(report));
        groups().body("groups.key", contains("erased")).body("total.opened", equalTo(1));
        audit().body("rows.kind", hasItem("Erasure"));
    }

    @Test
    void aCopyHasEverythingAndIsNotedInTheAudit() {
        get("visitors?email=vera@example.com").statusCode(200).body("visitors.visitorId", contains(visitor));
        get("visitors?email=nobody@example.com").statusCode(200).body("visitors", empty());
        get("visitors?id=" + visitor).statusCode(200).body("visitors.name", contains("Vera"));
        get("visitors?id=" + visitor + "&phone=1").statusCode(400);

        get("visitors/" + visitor + "/copy")
                .statusCode(200)
                .header("Content-Disposition", containsString(visitor))
                .body("conversations[0].events[0].text", equalTo("my words"));

        audit().body("rows.kind", hasItem("VisitorExport"));
    }

    @Test
    void whoIsHeldIsNotErasedUntilTheHoldEnds() {
        hold().put(PRIVACY + "visitors/" + visitor + "/hold").then().statusCode(204);

        erase(visitor).statusCode(409).body("code", equalTo("legal-hold"));
        get("visitors?id=" + visitor).body("visitors.held", contains(true));
        audit().body("rows.kind", hasItem("LegalHold"));

        hold().delete(PRIVACY + "visitors/" + visitor + "/hold").then().statusCode(204);
        hold().delete(PRIVACY + "visitors/" + visitor + "/hold").then().statusCode(204);
        erase(visitor).statusCode(202);
    }

    @Test
    @Tag("P-21")
    void aHoldOfNobodyOrOfAnotherAccountIsNotFoundAndStays() {
        hold().put(PRIVACY + "visitors/" + visitor + "/hold").then().statusCode(204);
        Shop owner = shop;
        shop = shops.open();

        for (String whose : List.of(visitor, "nobody")) {
            hold().delete(PRIVACY + "visitors/" + whose + "/hold")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("not-found"));
        }

        shop = owner;
        erase(visitor).statusCode(409).body("code", equalTo("legal-hold"));
    }

    private RequestSpecification hold() {
        return given().auth().oauth2(shop.administratorToken()).contentType(ContentType.JSON);
    }

    @Test
    @Tag("P-21")
    void anotherAccountsVisitorAndReportAreNotFound() {
        String report = erase(visitor).extract().path("erasureId");
        shop = shops.open();

        erase(visitor).statusCode(404).body("code", equalTo("not-found"));
        get("visitors/" + visitor + "/copy").statusCode(404);
        get("erasures/" + report).statusCode(404);
        get("erasures").body("rows", empty());
    }

    private ValidatableResponse erase(String whom) {
        return given().auth()
                .oauth2(shop.administratorToken())
                .contentType(ContentType.JSON)
                .body(Map.of("visitorId", whom))
                .when()
                .post(PRIVACY + "erasures")
                .then();
    }

    private ValidatableResponse get(String path) {
        return given().auth()
                .oauth2(shop.administratorToken())
                .when()
                .get(PRIVACY + path)
                .then();
    }

    private ValidatableResponse groups() {
        return given().auth()
                .oauth2(shop.administratorToken())
                .when()
                .get("/api/admin/reports/figures?from=2026-03-28&to=2026-03-28&by=client")
                .then();
    }

    private ValidatableResponse audit() {
        return given().auth()
                .oauth2(shop.administratorToken())
                .when()
                .get("/api/admin/audit")
                .then()
                .statusCode(200);
    }
}
