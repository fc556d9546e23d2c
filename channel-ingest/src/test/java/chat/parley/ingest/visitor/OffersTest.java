package chat.parley.ingest.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.decision.QueueState;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.presence.Availability;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P-03")
class OffersTest {
    private static final AccountId ACME = new AccountId("acme");

    private final Availability availability = new Availability(new AtomicLong()::get);
    private static final PlacementId SHOP = new PlacementId("shop");
    private static final PlacementId BLOG = new PlacementId("blog");

    private Offers.Limits limits = limits(3, 1);
    private final Offers offers = new Offers(availability, account -> limits);

    private static Offers.Limits limits(int online, int offline) {
        var asTheAccount = new Offers.Own(null, null);
        return new Offers.Limits(online, offline, Map.of(SHOP, asTheAccount, BLOG, asTheAccount));
    }

    private void waiting(int count) {
        offers.heard(new QueueState(ACME, count, 0, Map.of(SHOP, count)));
    }

    private void online() {
        availability.renew(
                new PresenceLease(ACME, new OperatorId("ann"), new DeviceId("desk"), PresenceStatus.ONLINE, 15_000));
    }

    @Test
    @Tag("W-72")
    void whileSomebodyIsOnlineItIsHiddenAtOneMoreThanTheLimitAndBackAtTheLimit() {
        online();

        waiting(3);
        assertThat(offers.isOffered(ACME, SHOP)).isTrue();
        waiting(4);
        assertThat(offers.isOffered(ACME, SHOP)).isFalse();
        waiting(3);
        assertThat(offers.isOffered(ACME, SHOP)).isTrue();
    }

    @Test
    @Tag("W-73")
    void whileNobodyIsOnlineTheOtherLimitHolds() {
        waiting(1);
        assertThat(offers.isOffered(ACME, SHOP)).isTrue();
        waiting(2);
        assertThat(offers.isOffered(ACME, SHOP)).isFalse();
        online();
        assertThat(offers.isOffered(ACME, SHOP)).isTrue();
    }

    @Test
    @Tag("W-72")
    @Tag("W-73")
    void aPlacementsOwnLimitCountsItsOwnDialogs() {
        limits = new Offers.Limits(10, 10, Map.of(SHOP, new Offers.Own(1, null), BLOG, new Offers.Own(null, null)));
        online();

        offers.heard(new QueueState(ACME, 5, 1, Map.of(SHOP, 2, BLOG, 3)));
        assertThat(offers.isOffered(ACME, SHOP)).isFalse();
        assertThat(offers.isOffered(ACME, BLOG)).isTrue();
        assertThat(offers.isChanged(ACME)).isTrue();
        offers.heard(new QueueState(ACME, 10, 1, Map.of(SHOP, 1, BLOG, 9)));
        assertThat(offers.isOffered(ACME, SHOP)).isTrue();
        assertThat(offers.isChanged(ACME)).isTrue();
        offers.heard(new QueueState(ACME, 11, 1, Map.of(SHOP, 1, BLOG, 10)));
        assertThat(offers.isOffered(ACME, BLOG)).isFalse();
    }

    @Test
    void zeroIsNoLimit() {
        limits = limits(0, 0);
        waiting(100_000);

        assertThat(offers.isOffered(ACME, SHOP)).isTrue();
    }

    @Test
    void visitorsAreToldOnlyWhenItChanges() {
        waiting(1);
        assertThat(offers.isChanged(ACME)).isFalse();
        waiting(2);
        assertThat(offers.isChanged(ACME)).isTrue();
        waiting(5);
        assertThat(offers.isChanged(ACME)).isFalse();
        waiting(0);
        assertThat(offers.isChanged(ACME)).isTrue();
    }

    @Test
    void anotherAccountsQueueChangesNothing() {
        offers.heard(new QueueState(new AccountId("other"), 100, 0, Map.of()));

        assertThat(offers.isOffered(ACME, SHOP)).isTrue();
    }
}
