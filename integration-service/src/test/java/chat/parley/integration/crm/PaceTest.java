package chat.parley.integration.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-64")
class PaceTest {
    private static final int PER_SECOND = 7;

    private long now;
    private final Pace pace = new Pace(Duration.ofSeconds(2), () -> now);

    private Pace.Turn turn() {
        return pace.take("acme", PER_SECOND).orElseThrow();
    }

    private List<Pace.Turn> sevenThatBegan() {
        var turns = new ArrayList<Pace.Turn>();
        for (int i = 0; i < PER_SECOND; i++) {
            turns.add(turn());
        }
        assertThat(turns).allMatch(Pace.Turn::begin);
        return turns;
    }

    private void pass(long millis) {
        now += Duration.ofMillis(millis).toNanos();
    }

    @Test
    void theEighthBeginsASecondAfterTheFirstIsAnsweredHoweverLongItWasUnderWay() {
        var seven = sevenThatBegan();
        Pace.Turn eighth = turn();

        pass(5_000);
        assertThat(eighth.moment()).isNotDone();
        assertThat(eighth.begin()).isFalse();
        seven.get(1).close();
        assertThat(eighth.begin()).as("another's answer does not count").isFalse();
        seven.get(0).close();
        pass(999);
        assertThat(eighth.begin()).isFalse();
        pass(1);
        assertThat(eighth.begin()).isTrue();
    }

    @Test
    void whoGivesUpLeavesTheirTurnToTheNextAndNoSooner() {
        var seven = sevenThatBegan();
        var given = new ArrayList<Pace.Turn>();
        for (int i = 0; i < PER_SECOND; i++) {
            given.add(turn());
        }
        given.forEach(Pace.Turn::close);
        Pace.Turn next = turn();

        pass(5_000);
        assertThat(next.begin()).isFalse();
        seven.forEach(Pace.Turn::close);
        pass(999);
        assertThat(next.begin()).isFalse();
        pass(1);
        assertThat(next.begin()).isTrue();
    }

    @Test
    void whoWouldHaveToWaitTooLongGetsNoTurnAndOtherAccountsDoNotWait() {
        for (int i = 0; i < 3 * PER_SECOND; i++) {
            turn();
        }

        assertThat(pace.take("acme", PER_SECOND)).isEmpty();
        assertThat(pace.take("other", PER_SECOND).orElseThrow().begin()).isTrue();
    }

    @Test
    void afterAPauseThereIsNoWait() {
        sevenThatBegan().forEach(Pace.Turn::close);
        pass(1_000);

        sevenThatBegan().forEach(Pace.Turn::close);
    }
}
