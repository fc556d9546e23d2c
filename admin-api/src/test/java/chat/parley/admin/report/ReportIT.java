package chat.parley.admin.report;

import static chat.parley.testkit.Wait.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import chat.parley.admin.AdminServices;
import chat.parley.admin.Service;
import chat.parley.admin.Shops;
import chat.parley.admin.Shops.Shop;
import chat.parley.admin.fact.DialogLine;
import chat.parley.admin.fact.Tale;
import chat.parley.admin.relay.RelayConfig;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.testkit.Tokens;
import chat.parley.testkit.TopicWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** From the log of events to figures, and from figures back to their dialogs. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
@Tag("T-15")
class ReportIT {
    private static final String WEEKEND = "from=2026-03-28&to=2026-03-29";
    private static @Nullable Shop told;

    @Inject
    Shops shops;

    @Inject
    RelayConfig broker;

    @Inject
    LineStore lines;

    private Shop shop;

    /** One shop has the golden dialogs for all of these tests: they only read. */
    @BeforeEach
    void theGoldenDialogs() {
        Service.awaitReady();
        if (told == null) {
            Shop fresh = shops.open();
            try (var log = new TopicWriter(broker.kafka())) {
                Golden.dialogs(fresh.account()).forEach(tale -> tale.events().forEach(log::event));
            }
            told = fresh;
        }
        shop = told;
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> supervisor("figures?" + WEEKEND)
                        .statusCode(200)
                        .body("total.opened", equalTo(8), "total.closed", equalTo(6)));
    }

    @Test
    @Tag("N-16")
    void theStoreHasTheLinesThatTheEventsTell() {
        var found = new ArrayList<DialogLine>();
        lines.dialogs(
                shop.account(),
                new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 30), ZoneOffset.UTC),
                Filter.none(),
                found::add);

        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(Golden.dialogs(shop.account()).stream()
                        .map(Tale::facts)
                        .map(DialogLine::of)
                        .toList());
    }

    @Test
    @Tag("B-09")
    void thePeriodIsOfTheAccountsZoneUnlessAnotherIsAskedForAndComparesWithTheOneBefore() {
        supervisor("figures?by=tag&before=true&" + WEEKEND)
                .body("period.zone", equalTo("Europe/Berlin"))
                .body("period.end", equalTo("2026-03-29T22:00:00Z"))
                .body("groups.key", equalTo(List.of("", "billing", "vip")))
                .body("groups.figures.closed", equalTo(List.of(4, 2, 1)))
                .body("total.firstReply.averageMillis", equalTo(85_000))
                .body("before.period.from", equalTo("2026-03-26"))
                .body("before.total.closed", equalTo(1));
        supervisor("figures?zone=Europe/Moscow&" + WEEKEND)
                .body("period.end", equalTo("2026-03-29T21:00:00Z"))
                .body("total.opened", equalTo(7))
                .body("before", nullValue());
    }

    @ParameterizedTest
    @EnumSource
    void eachFigureLeadsToTheDialogsItCounts(Figure figure) {
        var expected = Map.ofEntries(
                Map.entry(Figure.OPENED, List.of("d7", "d5", "d4", "d9", "d3", "d2", "d6", "d1")),
                Map.entry(Figure.OFFLINE, List.of("d6")),
                Map.entry(Figure.CLOSED, List.of("d7", "d5", "d4", "d3", "d2", "d1")),
                Map.entry(Figure.SERVED, List.of("d7", "d5", "d4", "d1")),
                Map.entry(Figure.SERVED_BY_OPERATORS, List.of("d7", "d5", "d1")),
                Map.entry(Figure.SERVED_BY_BOTS, List.of("d4")),
                Map.entry(Figure.REFUSAL, List.of("d3")),
                Map.entry(Figure.MISSED, List.of("d2")),
                Map.entry(Figure.STATED_REFUSAL, List.of("d3")),
                Map.entry(Figure.STATED_MISSED, List.of("d2")),
                Map.entry(Figure.UNSTATED, List.of()),
                Map.entry(Figure.BUSY_MESSAGES, List.of("d5")),
                Map.entry(Figure.FIRST_REPLY, List.of("d7", "d5", "d1")),
                Map.entry(Figure.FIRST_BOT_REPLY, List.of("d5", "d4")),
                Map.entry(Figure.REPLIES, List.of("d5", "d1")),
                Map.entry(Figure.WAITING, List.of("d7", "d5", "d3", "d2", "d1")),
                Map.entry(Figure.HANDLING, List.of("d7", "d5", "d1")),
                Map.entry(Figure.RATED, List.of("d5", "d1")),
                Map.entry(Figure.TRANSFERS, List.of("d5")),
                Map.entry(Figure.REASSIGNMENTS, List.of("d7")));

        var pieces = new ArrayList<String>();
        String cursor = "";
        do {
            var page = supervisor("dialogs?limit=3&figure=" + figure.key() + "&after=" + cursor + "&" + WEEKEND)
                    .statusCode(200)
                    .extract();
            pieces.addAll(page.<List<String>>path("rows.dialogId"));
            cursor = page.path("next");
        } while (cursor != null);

        assertThat(pieces).isEqualTo(expected.get(figure));
    }

    @Test
    @Tag("W-14")
    void groupsLeadToTheirDialogsToo() {
        supervisor("dialogs?figure=closed&category=Money&" + WEEKEND).body("rows.dialogId", equalTo(List.of("d1")));
        given().auth()
                .oauth2(shop.supervisorToken())
                .queryParams(Map.of("from", "2026-03-28", "to", "2026-03-29", "figure", "closed", "tag", ""))
                .get("/api/admin/reports/dialogs")
                .then()
                .body("rows.dialogId", equalTo(List.of("d7", "d4", "d3", "d2")));
        supervisor("dialogs?figure=closed&hour=03&" + WEEKEND).body("rows.dialogId", equalTo(List.of("d3", "d2")));
        supervisor("dialogs?figure=opened&day=2026-03-28&" + WEEKEND).body("rows.dialogId", equalTo(List.of("d1")));
        supervisor("figures?category=Money&" + WEEKEND).body("total.closed", equalTo(1));
    }

    @Test
    void operatorsSeeTheirOwnFiguresOnly() {
        String ann =
                Tokens.of(shop.account().value(), "ann", "Ann", Role.OPERATOR).sign();

        get(ann, "figures?" + WEEKEND).statusCode(200).body("total.closed", equalTo(2), "total.opened", equalTo(2));
        get(ann, "dialogs?figure=closed&" + WEEKEND).body("rows.dialogId", equalTo(List.of("d5", "d1")));
        get(ann, "operators?" + WEEKEND).body("operators.figures.operatorId", equalTo(List.of("ann")));
        get(ann, "figures?operator=boris&" + WEEKEND).statusCode(403).body("code", equalTo("forbidden"));
        given().get("/api/admin/reports/figures?" + WEEKEND).then().statusCode(401);
    }

    @Test
    @Tag("P-21")
    void anotherAccountHasNoneOfThem() {
        Shop other = shops.open();

        get(other.supervisorToken(), "figures?" + WEEKEND).statusCode(200).body("total.opened", equalTo(0));
        get(other.supervisorToken(), "dialogs?figure=opened&" + WEEKEND).body("rows", equalTo(List.of()));
        get(other.supervisorToken(), "operators?" + WEEKEND).body("operators", equalTo(List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "figures?from=2021-03-01&to=2026-03-01, 422, period-too-long",
        "figures?from=2026-03-01&to=2026-03-02&zone=Mars/Olympus, 422, unknown-time-zone",
        "figures?from=2026-03-02&to=2026-03-01, 400, invalid-request",
        "figures?from=2026-02-30&to=2026-03-01, 400, invalid-request",
        "figures?from=%2B999999-01-01&to=%2B999999-01-02, 400, invalid-request",
        "figures?to=2026-03-01, 400, invalid-request",
        "figures?from=2026-03-01&to=2026-03-02&by=mood, 400, invalid-request",
        "dialogs?from=2026-03-01&to=2026-03-02, 400, invalid-request",
        "dialogs?from=2026-03-01&to=2026-03-02&figure=missed&after=beginning, 400, invalid-request",
        "dialogs?from=2026-03-01&to=2026-03-02&figure=missed&limit=0, 400, invalid-request",
        "dialogs?from=2026-03-01&to=2026-03-02&figure=missed&tag=%00, 400, invalid-text"
    })
    void aBadQuestionIsRefusedWithItsReason(String question, int status, String code) {
        supervisor(question).statusCode(status).body("code", equalTo(code));
    }

    @Test
    void whatIsShownCanBeSaved() {
        String figures = file(shop.supervisorToken(), "figures.csv?by=tag&" + WEEKEND)
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        String dialogs = file(shop.supervisorToken(), "dialogs.csv?figure=missed&" + WEEKEND)
                .extract()
                .asString();
        byte[] workbook = file(shop.supervisorToken(), "figures.xlsx?by=day&" + WEEKEND)
                .statusCode(200)
                .extract()
                .asByteArray();

        assertThat(figures.split("\r\n")).hasSize(5).anyMatch(line -> line.startsWith("billing,,2,0,2,2,"));
        assertThat(dialogs.split("\r\n")).hasSize(2).anyMatch(line -> line.startsWith("d2,2026-03-29T00:59:50Z,"));
        assertThat(workbook).startsWith('P', 'K');
        file(shop.operatorToken(), "figures.csv?operator=ann&" + WEEKEND)
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @Test
    @Tag("T-20")
    void eachSavedFileIsInTheAuditOnceWithoutNamingAVisitor() {
        file(shop.supervisorToken(), "dialogs.csv?figure=missed&client=visitor-of-nobody&" + WEEKEND)
                .statusCode(200);
        file(shop.supervisorToken(), "dialogs.csv?figure=nonsense&" + WEEKEND).statusCode(400);

        var audit = given().auth()
                .oauth2(shop.administratorToken())
                .get("/api/admin/audit?kind=Report&subjectId=dialogs.csv&limit=200")
                .then()
                .statusCode(200);
        List<Map<String, ?>> mine = audit.extract().path("rows.findAll { it.after.figure == 'missed' }");
        assertThat(mine)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.get("action")).isEqualTo("exported"));
        assertThat(audit.extract().asString()).doesNotContain("visitor-of-nobody", "nonsense");
    }

    private static ValidatableResponse file(String token, String question) {
        return given().auth()
                .oauth2(token)
                .get("/api/admin/report-files/" + question)
                .then();
    }

    @Test
    void whoWasThereIsReadFromPresence() {
        Shop other = shops.open();
        var ann = new OperatorId("ann");
        try (var log = new TopicWriter(broker.kafka())) {
            log.presence(
                    new PresenceLease(other.account(), ann, new DeviceId("laptop"), PresenceStatus.ONLINE, 3_600_000));
            log.presence(new PresenceLease(other.account(), ann, new DeviceId("laptop"), PresenceStatus.OFFLINE, 0));
        }
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> get(
                                other.supervisorToken(),
                                "operators?zone=UTC&from=" + today.minusDays(1) + "&to=" + today.plusDays(1))
                        .body("operators.figures.operatorId", equalTo(List.of("ann"))));
    }

    private ValidatableResponse supervisor(String question) {
        return get(shop.supervisorToken(), question);
    }

    private static ValidatableResponse get(String token, String question) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .get("/api/admin/reports/" + question)
                .then();
    }
}
