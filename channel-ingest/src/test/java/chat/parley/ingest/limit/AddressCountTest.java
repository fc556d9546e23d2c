package chat.parley.ingest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An address holds so many sockets, those whose handshake is under way included. */
@Tag("N-14")
class AddressCountTest {
    private final AtomicLong now = new AtomicLong();
    private final AddressCount count = new AddressCount(2, now::get);

    @Test
    void whatIsAdmittedCountsBeforeItIsOpen() {
        assertThat(count.admit("a")).isTrue();
        assertThat(count.admit("a")).isTrue();

        assertThat(count.admit("a")).isFalse();
        assertThat(count.admit("b")).isTrue();
        count.opened("a");
        count.opened("a");
        assertThat(count.admit("a")).as("open, they count once").isFalse();
    }

    @Test
    void whatIsClosedMakesRoomForOne() {
        hold("a");
        hold("a");

        count.closed("a");

        assertThat(count.admit("a")).isTrue();
        assertThat(count.admit("a")).isFalse();
    }

    @Test
    void aHandshakeThatNeverEndsHoldsItsPlaceForTenSeconds() {
        count.admit("a");
        count.admit("a");

        now.addAndGet(AddressCount.HANDSHAKE.toNanos());
        assertThat(count.admit("a")).isFalse();
        now.incrementAndGet();
        assertThat(count.admit("a")).isTrue();
    }

    @Test
    void whatIsOpenHoldsItsPlaceHoweverLong() {
        hold("a");
        hold("a");

        now.addAndGet(100 * AddressCount.HANDSHAKE.toNanos());

        assertThat(count.admit("a")).isFalse();
    }

    @Test
    void whoeverHoldsNothingIsForgotten() {
        hold("a");
        count.closed("a");
        assertThat(count.size()).isZero();
        count.admit("never-open");

        now.addAndGet(2 * AddressCount.HANDSHAKE.toNanos());
        count.admit("b");

        assertThat(count.size()).as("only b").isOne();
    }

    private void hold(String address) {
        assertThat(count.admit(address)).isTrue();
        count.opened(address);
    }
}
