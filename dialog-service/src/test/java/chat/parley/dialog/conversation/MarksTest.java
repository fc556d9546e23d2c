package chat.parley.dialog.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.outcome.Outcome;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tags and categories. */
class MarksTest {
    private final Scene scene = new Scene();

    @Test
    @Tag("T-09")
    void tagsAreAddedAndRemovedAndWhatChangesNothingIsNoEvent() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(tags(Scene.ANN, Set.of("vip", "refund"), Set.of()));
        scene.when(tags(new Actor.System("automation:a1"), Set.of("vip"), Set.of("unknown")));
        scene.when(tags(Scene.BOB, Set.of("late"), Set.of("refund")));

        assertThat(scene.all(DialogEvent.DialogTagged.class)).hasSize(2);
        var last = scene.last(DialogEvent.DialogTagged.class);
        assertThat(last.added()).containsExactly("late");
        assertThat(last.removed()).containsExactly("refund");
        assertThat(last.tags()).containsExactlyInAnyOrder("vip", "late");
        assertThat(scene.dialog().marks().tags()).isEqualTo(last.tags());
    }

    @Test
    @Tag("T-09")
    void aDialogHasSoManyTagsAndNoMore() {
        scene.when(scene.visitorWrites("hello"));
        var most =
                IntStream.range(0, MarkRules.MOST_TAGS).mapToObj(i -> "t" + i).collect(Collectors.toSet());

        assertThat(scene.when(tags(Scene.ANN, most, Set.of()))).isInstanceOf(Outcome.Accepted.class);

        assertThat(code(scene.when(tags(Scene.ANN, Set.of("more"), Set.of())))).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(scene.when(tags(Scene.ANN, Set.of("more"), Set.of("t0")))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    @Tag("W-15")
    @Tag("T-09")
    void whereACategoryIsMandatoryNoOperatorClosesWithoutOne() {
        scene.categoryRequired = true;
        scene.when(scene.visitorWrites("hello"));

        assertThat(code(scene.when(scene.closes(Scene.ANN)))).isEqualTo(ErrorCode.CATEGORY_REQUIRED);
        assertThat(code(scene.when(scene.closes(Scene.SUE)))).isEqualTo(ErrorCode.CATEGORY_REQUIRED);
        scene.when(category(Scene.ANN, "Delivery / Late"));
        assertThat(scene.when(scene.closes(Scene.ANN))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    @Tag("W-15")
    void visitorsAndRulesEndADialogWithoutACategory() {
        scene.categoryRequired = true;
        scene.when(scene.visitorWrites("hello"));

        assertThat(scene.when(scene.closes(Scene.VERA))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    @Tag("W-13")
    void theCategoryIsSetChangedAndTakenAwayAlsoAfterTheEnd() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(category(Scene.ANN, "Delivery"));
        scene.when(category(Scene.ANN, "Delivery"));
        scene.when(scene.closes(Scene.VERA));
        assertThat(scene.dialog().ended()).isTrue();

        scene.when(category(Scene.SUE, "Complaint"));
        assertThat(scene.dialog().marks().category()).isEqualTo("Complaint");
        scene.when(category(Scene.SUE, null));

        assertThat(scene.dialog().marks().category()).isNull();
        assertThat(scene.all(DialogEvent.DialogCategoryChanged.class)).hasSize(3);
    }

    @Test
    void aVisitorMarksNothingAndAnotherDialogIsNotMarked() {
        scene.when(scene.visitorWrites("hello"));

        assertThat(code(scene.when(tags(Scene.VERA, Set.of("vip"), Set.of())))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(code(scene.when(category(Scene.VERA, "x")))).isEqualTo(ErrorCode.FORBIDDEN);
        var elsewhere = new DialogCommand.SetCategory(scene.by(Scene.ANN), new DialogId("of-old"), "x");
        assertThat(code(scene.when(elsewhere))).isEqualTo(ErrorCode.DIALOG_CLOSED);
        assertThat(scene.happened()).hasSize(3);
    }

    private DialogCommand tags(Actor actor, Set<String> add, Set<String> remove) {
        return new DialogCommand.TagDialog(scene.by(actor), scene.dialogId(), add, remove);
    }

    private DialogCommand category(Actor actor, String category) {
        return new DialogCommand.SetCategory(scene.by(actor), scene.dialogId(), category);
    }

    private static ErrorCode code(Outcome outcome) {
        return ((Outcome.Refused) outcome).code();
    }

    @Test
    @Tag("B-02")
    void everyDialogOfATaggedChannelHasItsTagsFromTheBeginning() {
        scene.channelTags = Set.of("shop", "vk");
        scene.when(scene.visitorWrites("hello"));

        assertThat(scene.dialog().marks().tags()).containsExactlyInAnyOrder("shop", "vk");
        assertThat(scene.happened()).startsWith("DialogOpened", "DialogTagged", "MessagePosted");

        scene.when(new DialogCommand.TagDialog(scene.by(Scene.ANN), scene.dialogId(), Set.of(), Set.of("vk")));
        scene.when(scene.visitorWrites("more"));
        assertThat(scene.dialog().marks().tags()).as("once").containsExactly("shop");
    }
}
