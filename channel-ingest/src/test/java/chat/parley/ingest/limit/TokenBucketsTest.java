package chat.parley.ingest.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.VisitorId;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-14")
class TokenBucketsTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final ChannelId WEB = new ChannelId("web");
    private static final Rate PLENTY = new Rate(1_000, 1_000);

    private final AtomicLong nanos = new AtomicLong(5);

    private void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private CommandLimits limits(Rate visitor, Rate channel, Rate account) {
        return new CommandLimits(visitor, channel, account, 100, nanos::get);
    }

    @Test
    void aBurstPassesAndTheNextHasToWait() {
        var buckets = new TokenBuckets<String>(new Rate(2, 5), 10, nanos::get);

        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isEqualTo(TimeUnit.MILLISECONDS.toNanos(200));
    }

    @Test
    void tokensComeBackSteadily() {
        var buckets = new TokenBuckets<String>(new Rate(1, 5), 10, nanos::get);
        assertThat(buckets.take("a")).isZero();

        pass(199);
        assertThat(buckets.take("a")).isPositive();
        pass(1);
        assertThat(buckets.take("a")).isZero();
    }

    @Test
    void oneKeyDoesNotSlowAnother() {
        var buckets = new TokenBuckets<String>(new Rate(1, 1), 10, nanos::get);
        buckets.take("a");

        assertThat(buckets.take("b")).isZero();
    }

    @Test
    void onlySoManyKeysAreRemembered() {
        var buckets = new TokenBuckets<String>(new Rate(1, 1), 2, nanos::get);
        buckets.take("a");
        buckets.take("b");
        buckets.take("c");

        assertThat(buckets.take("c")).isPositive();
        assertThat(buckets.take("a")).isZero();
    }

    @Test
    void aVisitorOverTheirRateIsToldInWholeSeconds() {
        var limits = limits(new Rate(1, 1), PLENTY, PLENTY);

        assertThat(limits.take(ACME, WEB, new VisitorId("v"))).isZero();
        assertThat(limits.take(ACME, WEB, new VisitorId("v"))).isEqualTo(1);
        assertThat(limits.take(ACME, WEB, new VisitorId("w"))).isZero();
    }

    @Test
    void theSameVisitorIdInAnotherAccountIsSomebodyElse() {
        var limits = limits(new Rate(1, 1), PLENTY, PLENTY);
        limits.take(ACME, WEB, new VisitorId("v"));

        assertThat(limits.take(new AccountId("other"), WEB, new VisitorId("v"))).isZero();
    }

    @Test
    void aFloodedChannelCostsItsVisitorsNothing() {
        var limits = limits(new Rate(1, 1), new Rate(1, 1), PLENTY);
        limits.take(ACME, WEB, new VisitorId("first"));
        assertThat(limits.take(ACME, WEB, new VisitorId("v"))).isEqualTo(1);

        pass(1_000);

        assertThat(limits.take(ACME, WEB, new VisitorId("v"))).isZero();
    }

    @Test
    void aFloodedAccountSlowsAllItsChannels() {
        var limits = limits(PLENTY, PLENTY, new Rate(1, 1));
        limits.take(ACME, WEB, new VisitorId("v"));

        assertThat(limits.take(ACME, new ChannelId("other"), new VisitorId("w")))
                .isEqualTo(1);
        assertThat(limits.take(new AccountId("other"), WEB, new VisitorId("v"))).isZero();
    }

    @Test
    void aRateThatLetsNothingThroughIsAMistake() {
        assertThatThrownBy(() -> new Rate(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rate(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
