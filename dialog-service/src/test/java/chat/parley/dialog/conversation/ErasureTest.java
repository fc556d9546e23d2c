package chat.parley.dialog.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.platform.json.Json;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may have a visitor forgotten, and what the conversation then knows. */
@Tag("N-24")
class ErasureTest {
    private static final Actor.Operator ADA = Scene.operator("ada", Role.ADMINISTRATOR);
    private static final Actor.System KEEPER = new Actor.System("retention");

    private final Scene scene = new Scene();

    @Test
    void anOpenDialogIsClosedFirstAndNothingOfTheVisitorIsLeftInTheState() {
        writes();

        Outcome outcome = scene.when(erases(ADA));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(scene.happened()).endsWith("DialogClosed", "DialogEnded", "VisitorErased");
        var erased = scene.last(DialogEvent.VisitorErased.class);
        assertThat(erased.visitorId()).isEqualTo(Scene.VISITOR);
        assertThat(erased.dialogs()).containsExactly(scene.dialogId());
        assertThat(Json.text(scene.conversation)).doesNotContain("Vera", "secret", "vera@example.com", "acme.example");
    }

    @Test
    void theVisitorMayWriteAgainAndIsSomebodyNew() {
        writes();
        scene.when(erases(ADA));

        scene.when(scene.visitorWrites("hello again"));

        assertThat(scene.happened()).endsWith("VisitorErased", "DialogOpened", "MessagePosted", "DialogQueued");
        assertThat(scene.dialog().open()).isTrue();
    }

    @Test
    void onlyAdministratorsAndTheAccountsOwnRuleMay() {
        writes();

        for (Actor stranger : new Actor[] {Scene.ANN, Scene.SUE, Scene.VERA, new Actor.Bot("helper", "Helper")}) {
            refused(scene.when(erases(stranger)), ErrorCode.FORBIDDEN);
        }
        refused(scene.when(erases(KEEPER)), ErrorCode.DIALOG_OPEN);
        assertThat(scene.all(DialogEvent.VisitorErased.class)).isEmpty();
    }

    @Test
    void anotherVisitorsConversationAndAnEmptyOneAreNotFound() {
        refused(scene.when(erases(ADA)), ErrorCode.NOT_FOUND);
        writes();

        var other = new DialogCommand.EraseVisitor(scene.by(ADA), new VisitorId("somebody"));
        refused(scene.when(other), ErrorCode.NOT_FOUND);
    }

    @Test
    void aDialogThatIsOldEnoughGoesAndWhoTheVisitorIsStays() {
        writes();
        refused(scene.when(forgets()), ErrorCode.DIALOG_OPEN);
        scene.when(scene.closes(Scene.ANN));

        scene.when(forgets());

        assertThat(scene.happened()).endsWith("DialogEnded", "DialogErased");
        assertThat(Json.text(scene.dialog())).doesNotContain("Vera", "secret");
        assertThat(scene.conversation.past().contact().card().name()).isEqualTo("Vera W.");
    }

    @Test
    @Tag("P-20")
    void anEarlierDialogGoesWhileTheNextOneIsOpen() {
        writes();
        DialogId earlier = scene.dialogId();
        scene.when(scene.closes(Scene.ANN));
        scene.when(new DialogCommand.EraseDialog(scene.by(KEEPER), earlier, List.of()));
        scene.when(scene.visitorWrites("my second secret"));
        assertThat(scene.dialogId()).isNotEqualTo(earlier);

        Outcome again = scene.when(new DialogCommand.EraseDialog(scene.by(KEEPER), earlier, List.of()));

        assertThat(again).isInstanceOf(Outcome.Accepted.class);
        assertThat(scene.last(DialogEvent.DialogErased.class).meta().dialogId()).isEqualTo(earlier);
        assertThat(scene.dialog().open()).isTrue();
    }

    @Test
    @Tag("P-20")
    void aDialogThatTheConversationNeverHadIsNotFound() {
        writes();
        scene.when(scene.closes(Scene.ANN));

        var foreign = new DialogCommand.EraseDialog(scene.by(KEEPER), new DialogId("of-somebody-else"), List.of());

        refused(scene.when(foreign), ErrorCode.NOT_FOUND);
        assertThat(scene.all(DialogEvent.DialogErased.class)).isEmpty();
    }

    private void writes() {
        scene.when(scene.visitorWrites("my secret"));
        scene.when(new DialogCommand.SetVisitorCard(
                scene.by(Scene.VERA), new VisitorCard("Vera W.", List.of("vera@example.com"), List.of()), null));
        scene.when(scene.takes(Scene.ANN));
    }

    private DialogCommand.EraseVisitor erases(Actor by) {
        return new DialogCommand.EraseVisitor(scene.by(by), Scene.VISITOR);
    }

    private DialogCommand.EraseDialog forgets() {
        return new DialogCommand.EraseDialog(scene.by(KEEPER), scene.dialogId(), List.of());
    }

    private static void refused(Outcome outcome, ErrorCode code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
