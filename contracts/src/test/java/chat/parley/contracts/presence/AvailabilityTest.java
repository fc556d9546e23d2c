package chat.parley.contracts.presence;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.OperatorId;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("N-13")
@Tag("U-05")
class AvailabilityTest {
    private static final AccountId ACME = new AccountId("acme");

    // A monotonic clock may pass the greatest number there is.
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(1));
    private final Availability availability = new Availability(nanos::get);

    private void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static PresenceLease lease(String operator, String device, PresenceStatus status, long millis) {
        return new PresenceLease(ACME, new OperatorId(operator), new DeviceId(device), status, millis);
    }

    private boolean online(String operator, String device) {
        return availability.renew(lease(operator, device, PresenceStatus.ONLINE, 15_000));
    }

    @Test
    void nobodyIsThereAtFirst() {
        assertThat(availability.isAvailable(ACME)).isFalse();
    }

    @Test
    @Tag("U-21")
    void theFirstOperatorChangesItAndTheSecondDoesNot() {
        assertThat(online("ann", "phone")).isTrue();
        assertThat(online("boris", "desk")).isFalse();
        assertThat(availability.isAvailable(ACME)).isTrue();
        assertThat(availability.isAvailable(new AccountId("other"))).isFalse();
    }

    @Test
    @Tag("U-21")
    void itEndsWithTheLastLeaseAndNotBefore() {
        online("ann", "phone");
        pass(10_000);
        online("ann", "desk");

        pass(14_999);
        assertThat(availability.expire()).isEmpty();
        assertThat(availability.isAvailable(ACME)).isTrue();
        pass(1);
        assertThat(availability.expire()).containsExactly(ACME);
        assertThat(availability.isAvailable(ACME)).isFalse();
        assertThat(availability.expire()).isEmpty();
    }

    @Test
    void aRenewedLeaseCountsFromItsRenewal() {
        online("ann", "phone");
        pass(14_000);
        assertThat(online("ann", "phone")).isFalse();
        pass(14_000);

        assertThat(availability.expire()).isEmpty();
    }

    @Test
    void goingOfflineEndsADevicesLeaseAtOnce() {
        online("ann", "phone");
        online("ann", "desk");

        assertThat(availability.renew(lease("ann", "phone", PresenceStatus.OFFLINE, 0)))
                .isFalse();
        assertThat(availability.renew(lease("ann", "desk", PresenceStatus.OFFLINE, 0)))
                .isTrue();
        assertThat(availability.isAvailable(ACME)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = PresenceStatus.class,
            names = {"AWAY", "INVISIBLE"})
    void whoIsNotOnlineDoesNotCount(PresenceStatus status) {
        assertThat(availability.renew(lease("ann", "phone", status, 15_000))).isFalse();
        online("ann", "phone");
        assertThat(availability.renew(lease("ann", "phone", status, 15_000))).isTrue();
        assertThat(availability.isAvailable(ACME)).isFalse();
    }
}
