package chat.parley.dialog.writer;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.dialog.conversation.DerivedId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An account that binds its operators to their limit: the writer counts what they have. */
@Tag("W-48")
@Tag("P-02")
class LimitTest {
    private static final String OWNED = "SELECT count(*) FROM dialog WHERE operator_id = 'ann' AND status = 'assigned'";
    private static final String REFUSED = "SELECT count(*) FROM outcome WHERE payload LIKE '%limit-reached%'";

    private final Commands commands = new Commands("l", 1, 10);

    /** One dialog each, and no more by hand. */
    private static final class Bound extends QuietPolicy {
        @Override
        public TimeSetting.Distribution distribution() {
            return new TimeSetting.Distribution(World.ACCOUNT, 1, false, false, 0, 0, Map.of(), false, true, "", 0, 0);
        }

        @Override
        public int limitOf(OperatorId operatorId) {
            return 1;
        }
    }

    @Test
    void takesThatComeTogetherAreCountedTogetherAndAgainstWhatIsStored() {
        try (var world = new World(2)) {
            var dialogs = new DialogId[6];
            for (int i = 0; i < dialogs.length; i++) {
                var hello = commands.message(i, "first-" + i, "hello");
                dialogs[i] = DerivedId.dialog(hello.meta());
                world.send(hello);
                world.send(take(i, dialogs[i]));
            }
            world.flush();
            // They are all there when the writer begins: one batch.
            var writer = world.start(
                    world.config(world.allPartitions()), world.source(), account -> new Bound(), Interruptions.NONE);
            world.awaitHandled(12);
            assertThat(world.number(OWNED)).isEqualTo(1);
            assertThat(world.number(REFUSED)).isEqualTo(5);

            for (int i = 0; i < dialogs.length; i++) {
                world.send(new DialogCommand.PostOperatorMessage(
                        commands.meta(i, Commands.ANN), dialogs[i], "answer-" + i, "a first reply takes, too"));
            }
            world.flush();
            world.awaitHandled(18);
            assertThat(world.number(OWNED)).isEqualTo(1);
            assertThat(world.number(REFUSED)).as("in a batch of its own").isEqualTo(10);

            for (int i = 0; i < dialogs.length; i++) {
                world.send(new DialogCommand.CloseDialog(
                        commands.meta(i, Commands.SUE), dialogs[i], CloseReason.BY_OPERATOR));
            }
            var hello = commands.message(6, "first-6", "hello");
            world.send(hello);
            world.flush();
            world.awaitHandled(25);
            world.send(take(6, DerivedId.dialog(hello.meta())));
            world.flush();
            world.awaitHandled(26);
            assertThat(world.number(OWNED)).as("there is room again").isEqualTo(1);
            assertThat(world.number(REFUSED)).isEqualTo(10);
            writer.stop();
        }
    }

    @Test
    void whereNobodyIsBoundNothingIsCounted() {
        try (var world = new World(1)) {
            for (int i = 0; i < 6; i++) {
                var hello = commands.message(i, "first-" + i, "hello");
                world.send(hello);
                world.send(take(i, DerivedId.dialog(hello.meta())));
            }
            world.flush();
            world.start(
                    world.config(world.allPartitions()),
                    world.source(),
                    world.policies(Duration.ZERO, Duration.ZERO),
                    Interruptions.NONE);
            world.awaitHandled(12);

            assertThat(world.number(OWNED)).isEqualTo(6);
        }
    }

    private DialogCommand take(int conversation, DialogId dialog) {
        return new DialogCommand.TakeDialog(commands.meta(conversation, Commands.ANN), dialog);
    }
}
