package chat.parley.platform.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.outcome.Outcome;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-02")
class OutcomeWaiterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OutcomeWaiter waiter = new OutcomeWaiter();

    @Test
    void whoeverWaitsGetsTheOutcomeOfTheirCommand() {
        var mine = waiter.expect(new CommandId("a"), PATIENCE);
        var other = waiter.expect(new CommandId("b"), PATIENCE);

        waiter.on(accepted("a"));

        assertThat(mine).isCompletedWithValue(accepted("a"));
        assertThat(other).isNotDone();
        assertThat(waiter.size()).isEqualTo(1);
    }

    @Test
    void twoWhoSentTheSameCommandBothGetItsOutcome() {
        var first = waiter.expect(new CommandId("a"), PATIENCE);
        var second = waiter.expect(new CommandId("a"), PATIENCE);

        waiter.on(accepted("a"));

        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
    }

    @Test
    void anOutcomeNobodyWaitsForIsDropped() {
        waiter.on(accepted("a"));

        assertThat(waiter.size()).isZero();
    }

    @Test
    void whoeverWaitedTooLongIsToldAndForgotten() {
        var mine = waiter.expect(new CommandId("a"), Duration.ofMillis(1));

        assertThat(mine)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withCauseInstanceOf(TimeoutException.class);
        assertThat(waiter.size()).isZero();
    }

    private static Outcome accepted(String id) {
        return new Outcome.Accepted(
                new CommandId(id),
                new AccountId("acme"),
                new ConversationId("c1"),
                new Actor.System("test"),
                1,
                1,
                null,
                null);
    }
}
