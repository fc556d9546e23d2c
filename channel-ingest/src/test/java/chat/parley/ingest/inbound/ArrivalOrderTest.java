package chat.parley.ingest.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ArrivalOrderTest {
    private final ArrivalOrder order = new ArrivalOrder(ArrivalOrder.State.NEW);

    /** As the way in does: what must wait is parked, and fed in by its number. */
    private List<Long> pass(List<Long> arrivals, long seed) {
        var random = new Random(seed);
        var passed = new ArrayList<Long>();
        var parked = new TreeSet<Long>();
        for (long number : arrivals) {
            switch (order.arrived(number, !parked.isEmpty())) {
                case PASS -> through(number, passed, parked, random);
                case WAIT -> parked.add(number);
                case REPEAT -> assertThat(passed).contains(number);
            }
            feed(passed, parked, random);
        }
        return passed;
    }

    private void feed(List<Long> passed, TreeSet<Long> parked, Random random) {
        while (!parked.isEmpty() && order.waited(parked.first(), false) == ArrivalOrder.Verdict.PASS) {
            through(parked.pollFirst(), passed, parked, random);
        }
        while (!parked.isEmpty() && order.waited(parked.first(), false) == ArrivalOrder.Verdict.REPEAT) {
            parked.pollFirst();
        }
    }

    /** One in ten does not get through the first time. */
    private void through(long number, List<Long> passed, TreeSet<Long> parked, Random random) {
        if (random.nextInt(10) == 0) {
            order.failed(number);
            parked.add(number);
        } else {
            passed.add(number);
            order.passed(number);
        }
    }

    @Test
    @Tag("N-02")
    void tenThousandShuffledAndRepeatedArrivalsPassOnceAndInOrder() {
        long first = 700_001;
        var numbers = LongStream.range(first, first + 10_000).boxed().toList();
        var arrivals = new ArrayList<>(numbers);
        arrivals.addAll(numbers.subList(2_000, 7_000));
        Collections.shuffle(arrivals, new Random(7));
        arrivals.addFirst(first);

        List<Long> passed = pass(arrivals, 7);

        assertThat(passed).isEqualTo(numbers);
    }

    @Test
    void whatIsMissingIsWaitedForUntilItIsOverdueAndPassesWhenItComesLate() {
        assertThat(order.arrived(1, false)).isEqualTo(ArrivalOrder.Verdict.PASS);
        order.passed(1);
        assertThat(order.arrived(3, false)).isEqualTo(ArrivalOrder.Verdict.WAIT);
        assertThat(order.waited(3, false)).isEqualTo(ArrivalOrder.Verdict.WAIT);
        assertThat(order.waited(3, true)).isEqualTo(ArrivalOrder.Verdict.PASS);
        order.passed(3);

        assertThat(order.arrived(2, false)).isEqualTo(ArrivalOrder.Verdict.PASS);
        order.passed(2);
        assertThat(order.arrived(2, false)).isEqualTo(ArrivalOrder.Verdict.REPEAT);
        assertThat(order.arrived(4, false)).isEqualTo(ArrivalOrder.Verdict.PASS);
    }

    @Test
    void whileOneIsOnItsWayTheNextWaits() {
        assertThat(order.arrived(1, false)).isEqualTo(ArrivalOrder.Verdict.PASS);
        assertThat(order.arrived(2, false)).isEqualTo(ArrivalOrder.Verdict.WAIT);
        order.failed(1);

        assertThat(order.arrived(1, false)).isEqualTo(ArrivalOrder.Verdict.PASS);
    }

    @Test
    @Tag("N-02")
    void oneThatComesLateIsOnItsWayLikeAnyOther() {
        order.arrived(1, false);
        order.passed(1);
        order.waited(3, true);
        order.passed(3);

        assertThat(order.arrived(2, false)).isEqualTo(ArrivalOrder.Verdict.PASS);
        assertThat(order.arrived(2, false)).as("at the same time").isEqualTo(ArrivalOrder.Verdict.WAIT);
        order.passed(2);
        assertThat(order.waited(2, false)).isEqualTo(ArrivalOrder.Verdict.REPEAT);
    }

    @Test
    void aLongGapIsNoListOfHoles() {
        order.arrived(1, false);
        order.passed(1);

        assertThat(order.waited(1_000_000_000_000L, true)).isEqualTo(ArrivalOrder.Verdict.PASS);
        order.passed(1_000_000_000_000L);

        assertThat(order.arrived(5, false)).isEqualTo(ArrivalOrder.Verdict.REPEAT);
    }

    @Test
    void whatOvertakesTheFirstThatIsHeardIsNoReasonToLoseIt() {
        assertThat(order.arrived(700_002, false)).isEqualTo(ArrivalOrder.Verdict.PASS);
        order.passed(700_002);

        assertThat(order.arrived(700_001, false)).isEqualTo(ArrivalOrder.Verdict.PASS);
        order.passed(700_001);
        assertThat(order.arrived(700_001, false)).isEqualTo(ArrivalOrder.Verdict.REPEAT);
    }
}
