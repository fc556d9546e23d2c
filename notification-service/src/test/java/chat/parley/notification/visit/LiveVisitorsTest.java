package chat.parley.notification.visit;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.InvitationId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.visit.DeviceKind;
import chat.parley.contracts.visit.InvitationAnswer;
import chat.parley.contracts.visit.SiteVisit;
import chat.parley.contracts.visit.VisitedPage;
import chat.parley.contracts.visit.VisitorActivity;
import chat.parley.contracts.visit.VisitorDevice;
import chat.parley.contracts.visit.VisitorStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LiveVisitorsTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final VisitorId VISITOR = new VisitorId("site-1");
    private static final String CART = "https://shop.example/cart";
    private static final String HOME = "https://shop.example/";
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    private final LiveVisitors visitors =
            new LiveVisitors(2, 3, account -> new PriorityPages(List.of("https://shop.example/cart/")));
    private Duration passed = Duration.ZERO;

    @Test
    @Tag("W-51")
    void aVisitorOfAPriorityPageIsShownFirstUntilTheyLeaveIt() {
        hear(seen("t1", HOME));
        assertThat(change().shown()).singleElement().matches(row -> !row.priority());

        hear(seen("t1", CART));
        assertThat(change().shown()).singleElement().matches(LiveVisitor::priority);

        hear(new VisitorActivity.PageLeft(ACME, VISITOR, now(), "t1"));
        assertThat(change().shown()).singleElement().matches(row -> row.leaving() && !row.priority());
    }

    @Test
    void whoGoesToTheNextPageStaysOneVisitor() {
        hear(seen("t1", HOME));
        change();

        hear(new VisitorActivity.PageLeft(ACME, VISITOR, now(), "t1"));
        pass(Duration.ofSeconds(3));
        hear(seen("t2", CART));
        pass(Duration.ofSeconds(3));

        Change change = new Change(change());
        assertThat(change.gone()).isEmpty();
        assertThat(change.page()).isEqualTo(CART);
    }

    @Test
    void whoHasLeftIsGoneAfterAMoment() {
        hear(seen("t1", HOME));
        change();

        hear(new VisitorActivity.PageLeft(ACME, VISITOR, now(), "t1"));
        pass(Duration.ofSeconds(5));

        assertThat(change().gone()).containsExactly(VISITOR);
        assertThat(visitors.all(ACME)).isEmpty();
        assertThat(visitors.count()).isZero();
    }

    @Test
    void aKilledTabEndsByItsLease() {
        hear(seen("t1", HOME));
        pass(Duration.ofSeconds(40));
        hear(seen("t1", HOME));
        pass(Duration.ofSeconds(40));
        assertThat(visitors.isHere(ACME, VISITOR)).isTrue();

        pass(Duration.ofSeconds(6));

        assertThat(visitors.isHere(ACME, VISITOR)).isFalse();
    }

    @Test
    void severalTabsAreOneVisitorOnTheirLatestPage() {
        hear(seen("t1", HOME));
        pass(Duration.ofSeconds(1));
        hear(seen("t2", CART));
        hear(opened("t1", HOME, START));
        assertThat(change().shown())
                .singleElement()
                .matches(row -> row.page().url().equals(CART));

        hear(new VisitorActivity.PageLeft(ACME, VISITOR, now(), "t2"));

        assertThat(change().shown())
                .singleElement()
                .matches(row -> row.page().url().equals(HOME) && !row.leaving());
    }

    @Test
    @Tag("W-35")
    void onlyAVisitThatHasJustBegunIsAnArrival() {
        hear(seen("t1", HOME));
        assertThat(change().arrived()).hasSize(1);
        hear(seen("t1", CART));
        assertThat(change().arrived()).isEmpty();

        hear(of(new VisitorId("site-2"), "t1", HOME, now(), now().minusSeconds(300), VisitorStage.AVAILABLE));
        assertThat(change().arrived()).isEmpty();
    }

    @Test
    void whatIsHeardAgainIsNoNews() {
        hear(seen("t1", HOME));
        change();

        hear(seen("t1", HOME));

        assertThat(visitors.takeChanges()).isEmpty();
    }

    @Test
    void reportsOfLongAgoAndOfProgramsAreNobody() {
        visitors.heard(seen("t1", HOME), START.plusSeconds(60), 0);
        var seen = seen("t1", HOME);
        visitors.heard(
                new VisitorActivity.PageSeen(
                        ACME,
                        VISITOR,
                        START,
                        seen.placementId(),
                        "t1",
                        45_000,
                        seen.page(),
                        visit(START, VisitorStage.AVAILABLE, DeviceKind.BOT)),
                START,
                0);

        assertThat(visitors.count()).isZero();
    }

    @Test
    void noMoreAreKeptThanMemoryIsMeantFor() {
        for (int i = 0; i < 5; i++) {
            hear(of(new VisitorId("site-" + i), "t1", HOME, now(), now(), VisitorStage.AVAILABLE));
        }

        assertThat(visitors.count()).isEqualTo(2);
        assertThat(visitors.overflow()).isEqualTo(3);
    }

    @Test
    @Tag("U-22")
    void whoHasAnInvitationOrAChatIsBusy() {
        hear(seen("t1", HOME));
        assertThat(visitors.isBusy(ACME, VISITOR, now())).isFalse();

        hear(invited("i1", "ann"));
        assertThat(visitors.isBusy(ACME, VISITOR, now())).isTrue();
        hear(invited("i2", "boris"));
        assertThat(change().shown().getFirst().invitation().operatorId()).isEqualTo(new OperatorId("ann"));

        hear(new VisitorActivity.InvitationAnswered(
                ACME, VISITOR, now(), new InvitationId("i1"), InvitationAnswer.REJECTED));
        assertThat(visitors.isBusy(ACME, VISITOR, now())).isFalse();
        assertThat(change().answered())
                .singleElement()
                .matches(row -> row.invitation().state() == LiveVisitor.State.REJECTED);

        hear(of(VISITOR, "t1", HOME, now(), START, VisitorStage.CHAT));
        assertThat(visitors.isBusy(ACME, VISITOR, now())).isTrue();
    }

    @Test
    @Tag("U-22")
    void anInvitationThatNobodyAnswersExpires() {
        hear(seen("t1", HOME));
        hear(invited("i1", "ann"));
        change();
        pass(Duration.ofSeconds(30));
        hear(seen("t1", HOME));

        pass(Duration.ofSeconds(31));

        assertThat(change().answered())
                .singleElement()
                .matches(row -> row.invitation().state() == LiveVisitor.State.EXPIRED);
        assertThat(visitors.isBusy(ACME, VISITOR, now())).isFalse();
    }

    private record Change(LiveVisitors.Change of) {
        List<VisitorId> gone() {
            return of.gone();
        }

        String page() {
            return of.shown().getFirst().page().url();
        }
    }

    private LiveVisitors.Change change() {
        return visitors.takeChanges()
                .getOrDefault(ACME, new LiveVisitors.Change(List.of(), List.of(), List.of(), List.of()));
    }

    private void hear(VisitorActivity activity) {
        visitors.heard(activity, now(), passed.toNanos());
    }

    private void pass(Duration time) {
        passed = passed.plus(time);
        visitors.look(now(), passed.toNanos());
    }

    private Instant now() {
        return START.plus(passed);
    }

    private VisitorActivity.PageSeen seen(String tab, String url) {
        return opened(tab, url, now());
    }

    private VisitorActivity.PageSeen opened(String tab, String url, Instant openedAt) {
        return of(VISITOR, tab, url, openedAt, START, VisitorStage.AVAILABLE);
    }

    private VisitorActivity.PageSeen of(
            VisitorId visitor, String tab, String url, Instant openedAt, Instant beganAt, VisitorStage stage) {
        return new VisitorActivity.PageSeen(
                ACME,
                visitor,
                now(),
                new PlacementId("shop"),
                tab,
                45_000,
                new VisitedPage(url, "Shop", openedAt),
                visit(beganAt, stage, DeviceKind.DESKTOP));
    }

    private static SiteVisit visit(Instant beganAt, VisitorStage stage, DeviceKind kind) {
        return new SiteVisit(
                beganAt, 1, stage, new VisitorDevice(kind, null, null), null, null, null, null, Map.of(), null, null);
    }

    private VisitorActivity.VisitorInvited invited(String id, String operator) {
        return new VisitorActivity.VisitorInvited(
                ACME,
                VISITOR,
                now(),
                new InvitationId(id),
                null,
                new OperatorId(operator),
                operator,
                "May I help you?",
                now().plusSeconds(60));
    }
}
