package chat.parley.dialog.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.outcome.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A visitor who wants to talk before they write, and whom they are shown. */
class StartedTest {
    private final Scene scene = new Scene();

    private DialogCommand.OpenDialog opens(Actor actor) {
        return new DialogCommand.OpenDialog(
                scene.by(actor),
                Scene.CHANNEL,
                ChannelKind.WEB,
                null,
                "en",
                Scene.SALES,
                "https://acme.example/a",
                null,
                null);
    }

    @Test
    @Tag("U-03")
    void whoWantsToTalkWaitsFromNowOnAndOnlyOnce() {
        scene.when(opens(Scene.VERA));
        var again = scene.when(opens(Scene.VERA));

        assertThat(again).isInstanceOf(Outcome.Accepted.class);
        assertThat(scene.events)
                .hasExactlyElementsOfTypes(DialogEvent.DialogOpened.class, DialogEvent.DialogQueued.class);
        assertThat(scene.dialog().status()).isEqualTo(DialogStatus.WAITING);
        assertThat(scene.dialog().place().departmentId()).isEqualTo(Scene.SALES);
        assertThat(scene.dialog().talk().waitingSince()).isEqualTo(scene.now);
        assertThat(scene.when(opens(Scene.ANN))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    @Tag("U-03")
    void whatTheyWriteThenBelongsToThatDialog() {
        scene.when(opens(Scene.VERA));
        var dialog = scene.dialogId();

        scene.when(scene.visitorWrites("hello"));

        assertThat(scene.last(DialogEvent.MessagePosted.class).meta().dialogId())
                .isEqualTo(dialog);
        assertThat(scene.events)
                .filteredOn(DialogEvent.DialogQueued.class::isInstance)
                .hasSize(1);
    }

    @Test
    @Tag("U-10")
    @Tag("U-18")
    void whoComesIsShownAsTheyAreNow() {
        scene.when(opens(Scene.VERA));

        scene.when(scene.takes(Scene.ANN));

        assertThat(scene.last(DialogEvent.OperatorAssigned.class).operatorPosition())
                .isEqualTo("ann at work");
    }

    /** As by e-mail, where a messenger takes no answer any more. */
    private DialogCommand.OpenDialog writesFirst() {
        return new DialogCommand.OpenDialog(
                scene.by(Scene.ANN),
                Scene.CHANNEL,
                ChannelKind.WEB,
                null,
                "en",
                null,
                null,
                Scene.VERA.visitorId(),
                "Vera");
    }

    @Test
    @Tag("N-28")
    void anOperatorWhoWritesFirstHasTheDialogAtOnceAndNobodyIsAskedOrGreeted() {
        scene.policy = scene.policy.greeting("Welcome");
        scene.when(writesFirst());
        scene.when(writesFirst());
        scene.when(scene.answers(Scene.ANN, "Here is what you asked for"));

        assertThat(scene.events)
                .hasExactlyElementsOfTypes(
                        DialogEvent.DialogOpened.class,
                        DialogEvent.OperatorAssigned.class,
                        DialogEvent.MessagePosted.class);
        assertThat(scene.last(DialogEvent.DialogOpened.class).visitorName()).isEqualTo("Vera");
        assertThat(scene.dialog().ownedBy(Scene.ANN.operatorId())).isTrue();
    }

    @Test
    @Tag("N-28")
    void aDialogThatIsOpenStaysWhoseItIs() {
        scene.when(opens(Scene.VERA));

        assertThat(scene.when(writesFirst())).isInstanceOf(Outcome.Accepted.class);

        assertThat(scene.dialog().status()).isEqualTo(DialogStatus.WAITING);
    }
}
