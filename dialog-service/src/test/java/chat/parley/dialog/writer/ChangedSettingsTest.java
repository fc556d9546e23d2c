package chat.parley.dialog.writer;

import static chat.parley.testkit.Wait.await;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.dialog.conversation.AccountPolicies;
import chat.parley.dialog.conversation.AccountPolicy;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A changed time holds for dialogs that wait already, whether or not anybody was running when it was changed. */
@Tag("N-09")
@Tag("W-22")
class ChangedSettingsTest {
    private static final String BUSY = "SELECT count(*) FROM message WHERE author_id = 'first-reply-timeout'";
    private static final int DIALOGS = 20;

    /** Settings that can be changed. */
    private static final class Settings implements AccountPolicies {
        private volatile AccountPolicies present;
        private volatile long revision;

        Settings(AccountPolicies first) {
            present = first;
        }

        void change(AccountPolicies next) {
            present = next;
            revision++;
        }

        @Override
        public @Nullable AccountPolicy of(AccountId accountId) {
            return present.of(accountId);
        }

        @Override
        public long revision() {
            return revision;
        }

        @Override
        public Map<AccountId, String> stamps() {
            return Map.of(World.ACCOUNT, "version " + revision);
        }
    }

    @Test
    void aTimeThatWasOffFiresWithinASecondOfBeingSwitchedOnWhereItIsOverAlready() {
        try (var world = new World(2)) {
            var settings = new Settings(world.policies(Duration.ZERO, Duration.ZERO));
            world.start(world.config(world.allPartitions()), world.source(), settings, Interruptions.NONE);
            open(world);
            assertThat(world.number("SELECT count(*) FROM timer")).isZero();

            settings.change(world.policies(Duration.ofMillis(1), Duration.ZERO));
            long changed = System.nanoTime();

            await().pollInterval(Duration.ofMillis(5)).until(() -> world.number(BUSY) == DIALOGS);
            assertThat(Duration.ofNanos(System.nanoTime() - changed)).isLessThan(Duration.ofSeconds(2));
            await().until(() -> world.number("SELECT count(*) FROM timer") == 0);
        }
    }

    @Test
    void whatIsSwitchedOffFiresNoMoreAndIsNotLookedAtTwice() {
        try (var world = new World(2)) {
            var settings = new Settings(world.policies(Duration.ofMinutes(10), Duration.ofMinutes(20)));
            world.start(world.config(world.allPartitions()), world.source(), settings, Interruptions.NONE);
            open(world);

            settings.change(world.policies(Duration.ZERO, Duration.ZERO));

            await().until(() -> world.number("SELECT count(*) FROM timer") == 0);
            assertThat(world.handled())
                    .as("each message, and one look at each dialog")
                    .isEqualTo(2 * DIALOGS);
        }
    }

    @Test
    void aChangeThatNobodySawHoldsFromTheNextStartOn() {
        try (var world = new World(2)) {
            var settings = new Settings(world.policies(Duration.ofMinutes(10), Duration.ZERO));
            var before = world.start(world.config(world.allPartitions()), world.source(), settings, Interruptions.NONE);
            open(world);
            before.stop();
            settings.change(world.policies(Duration.ofMillis(1), Duration.ZERO));

            world.start(world.config(world.allPartitions()), world.source(), settings, Interruptions.NONE);

            await().until(() -> world.number(BUSY) == DIALOGS);
            await().until(() -> world.number("SELECT count(*) FROM timer") == 0);
        }
    }

    @Test
    void aStartUnderTheSameSettingsLooksAtNothing() {
        try (var world = new World(2)) {
            var settings = new Settings(world.policies(Duration.ofMinutes(10), Duration.ZERO));
            var before = world.start(world.config(world.allPartitions()), world.source(), settings, Interruptions.NONE);
            open(world);
            before.stop();

            var after = world.start(world.config(world.allPartitions()), world.source(), settings, Interruptions.NONE);
            var commands = new Commands("s", 2, 1);
            world.send(commands.message(0, "one more"));
            world.flush();

            world.awaitHandled(DIALOGS + 1);
            after.stop();
            assertThat(world.handled()).isEqualTo(DIALOGS + 1);
        }
    }

    private static void open(World world) {
        var commands = new Commands("s", 1, DIALOGS);
        for (int i = 0; i < DIALOGS; i++) {
            world.send(commands.message(i, "hello"));
        }
        world.flush();
        world.awaitHandled(DIALOGS);
    }
}
