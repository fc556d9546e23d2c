package chat.parley.ingest.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.decision.QueueState;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P-03")
class OffersTest {
    private static final AccountId ACME = new AccountId("acme");

    private final Availability availability = new Availability(new AtomicLong()::get);
    private Offers.Limits limits = new Offers.Limits(3, 1);
    private final Offers offers = new Offers(availability, account -> limits);

    private void waiting(int count) {
        offers.heard(new QueueState(ACME, count, 0));
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
        assertThat(offers.isOffered(ACME)).isTrue();
        waiting(4);
        assertThat(offers.isOffered(ACME)).isFalse();
        waiting(3);
        assertThat(offers.isOffered(ACME)).isTrue();
    }

    @Test
    @Tag("W-73")
    void whileNobodyIsOnlineTheOtherLimitHolds() {
        waiting(1);
        assertThat(offers.isOffered(ACME)).isTrue();
        waiting(2);
        assertThat(offers.isOffered(ACME)).isFalse();
        online();
        assertThat(offers.isOffered(ACME)).isTrue();
    }

    @Test
    void zeroIsNoLimit() {
        limits = new Offers.Limits(0, 0);
        waiting(100_000);

        assertThat(offers.isOffered(ACME)).isTrue();
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
        offers.heard(new QueueState(new AccountId("other"), 100, 0));

        assertThat(offers.isOffered(ACME)).isTrue();
    }
}
