package chat.parley.dialog.conversation;

import static chat.parley.dialog.conversation.Sayings.CHANNELS;
import static chat.parley.dialog.conversation.Sayings.accepted;
import static chat.parley.dialog.conversation.Sayings.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.CardChange;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.dialog.VisitorField;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.outcome.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a site tells of its visitor, and whether anything gets to them. */
class ContactTest {
    private final Scene scene = new Scene();

    @Test
    @Tag("B-16")
    void whatASiteTellsReplacesWhatItToldBefore() {
        scene.when(scene.visitorWrites("hello"));

        accepted(scene.when(tells("gold", FieldsProof.NONE)));
        accepted(scene.when(tells("gold", FieldsProof.NONE)));
        accepted(scene.when(tells("silver", FieldsProof.NONE)));

        assertThat(scene.all(DialogEvent.VisitorFieldsChanged.class))
                .as("what does not change anything is no event")
                .extracting(told -> told.fields().getFirst().value())
                .containsExactly("gold", "silver");
        assertThat(scene.last(DialogEvent.VisitorFieldsChanged.class).visibleToVisitor())
                .isFalse();
    }

    @ParameterizedTest(name = "{1} after {0} and {2} h: {3}")
    @CsvSource({
        "verified, unverified, 0, false",
        "verified, none, 23, false",
        "verified, unverified, 24, true",
        "verified, verified, 0, true",
        "unverified, verified, 0, true",
        "unverified, none, 0, true"
    })
    @Tag("B-21")
    void whatNobodyProvedDoesNotReplaceWhatWasProvedWithinADay(
            String before, String after, int hours, boolean replaced) {
        scene.when(scene.visitorWrites("hello"));
        scene.when(tells("gold", proof(before)));

        accepted(scene.after(Duration.ofHours(hours)).when(tells("platinum", proof(after))));

        assertThat(scene.last(DialogEvent.VisitorFieldsChanged.class).fields())
                .containsExactly(new VisitorField("plan", replaced ? "platinum" : "gold"));
    }

    @Test
    @Tag("B-21")
    void aProofThatIsGivenAgainHoldsOn() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(tells("gold", FieldsProof.VERIFIED));
        scene.after(Duration.ofHours(25)).when(tells("gold", FieldsProof.VERIFIED));

        scene.after(Duration.ofHours(1)).when(tells("platinum", FieldsProof.UNVERIFIED));

        assertThat(scene.last(DialogEvent.VisitorFieldsChanged.class).proof()).isEqualTo(FieldsProof.VERIFIED);
    }

    @Test
    @Tag("B-16")
    void nobodyElseTells() {
        scene.when(scene.visitorWrites("hello"));

        refused(
                scene.when(tells(new Actor.Visitor(new VisitorId("mallory"), null), "gold", FieldsProof.VERIFIED)),
                ErrorCode.FORBIDDEN);
        refused(scene.when(tells(Scene.SUE, "gold", FieldsProof.VERIFIED)), ErrorCode.FORBIDDEN);
        accepted(scene.when(tells(CHANNELS, "gold", FieldsProof.VERIFIED)));
    }

    @Test
    @Tag("B-16")
    @Tag("U-12")
    void whatIsToldBeforeTheFirstDialogIsKnownInItAndKeepsItsPlace() {
        accepted(scene.when(tells("gold", FieldsProof.VERIFIED)));
        accepted(scene.when(describes("Vera", "vera@example.com")));
        accepted(scene.when(describes(null, "v@example.com")));
        assertThat(scene.conversation.dialog()).isNull();

        accepted(
                scene.when(scene.visitorWrites(scene.by(new Actor.Visitor(Scene.VISITOR, null)), null, null, "hello")));
        scene.when(tells("platinum", FieldsProof.UNVERIFIED));

        assertThat(scene.events)
                .extracting(event -> event.meta().dialogId())
                .as("what came before belongs to the dialog it led to")
                .containsOnly(scene.dialogId());
        assertThat(scene.last(DialogEvent.DialogOpened.class).visitorName()).isEqualTo("Vera");
        assertThat(scene.last(DialogEvent.VisitorFieldsChanged.class).proof())
                .as("the proof from before holds")
                .isEqualTo(FieldsProof.VERIFIED);
        var replayed = Conversation.fresh(Scene.ACCOUNT, scene.conversation.conversationId());
        for (DialogEvent event : scene.events) {
            replayed = replayed.apply(event);
        }
        assertThat(replayed).isEqualTo(scene.conversation);
    }

    @Test
    @Tag("B-16")
    void onlyTheFirstDialogHasWaitedForWhatWasTold() {
        scene.when(tells("gold", FieldsProof.NONE));
        accepted(scene.when(opens()));
        DialogId first = scene.dialogId();
        scene.when(scene.closes(Scene.VERA));

        scene.when(scene.visitorWrites("again"));

        assertThat(scene.events.getFirst().meta().dialogId()).isEqualTo(first);
        assertThat(scene.dialogId()).isNotEqualTo(first);
    }

    @Test
    @Tag("C-11")
    void whoCouldNotBeReachedBeforeTheirFirstDialogCanOnceTheyWrite() {
        accepted(scene.when(reached(CHANNELS, false, "blocked")));
        assertThat(scene.conversation.past().contact().reachable()).isFalse();

        scene.when(scene.visitorWrites("hello"));

        accepted(scene.when(scene.answers(Scene.ANN, "hi")));
    }

    @Test
    @Tag("C-11")
    void anAnswerThatWouldNotArriveIsRefusedWithTheReasonAndNotesAreNot() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(scene.answers(Scene.ANN, "hi"));
        accepted(scene.when(reached(CHANNELS, false, "blocked by the visitor")));

        var refusal = scene.when(scene.answers(Scene.ANN, "still there?"));

        refused(refusal, ErrorCode.VISITOR_UNREACHABLE);
        assertThat(((Outcome.Refused) refusal).detail()).isEqualTo("blocked by the visitor");
        accepted(scene.when(new DialogCommand.PostNote(scene.by(Scene.ANN), scene.dialogId(), "n1", "gone")));
        accepted(scene.when(scene.closes(Scene.ANN)));
    }

    @Test
    @Tag("C-11")
    void whoWritesOrIsSaidToBeThereCanBeAnsweredAgain() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(reached(CHANNELS, false, "blocked"));
        scene.when(scene.visitorWrites("back"));
        accepted(scene.when(scene.answers(Scene.ANN, "hi")));

        scene.when(reached(CHANNELS, false, "blocked"));
        scene.when(reached(CHANNELS, false, "blocked"));
        scene.when(reached(CHANNELS, true, "said so"));
        accepted(scene.when(scene.answers(Scene.ANN, "hi")));

        assertThat(scene.all(DialogEvent.ReachabilityChanged.class))
                .extracting(DialogEvent.ReachabilityChanged::reachable)
                .containsExactly(false, true, false, true);
        assertThat(scene.last(DialogEvent.ReachabilityChanged.class).reason()).isNull();
    }

    @Test
    @Tag("C-11")
    void onlyAChannelKnows() {
        scene.when(scene.visitorWrites("hello"));

        refused(scene.when(reached(Scene.VERA, false, null)), ErrorCode.FORBIDDEN);
        refused(scene.when(reached(Scene.SUE, false, null)), ErrorCode.FORBIDDEN);
    }

    @Test
    @Tag("T-13")
    void twoOperatorsWhoEditACardAtOnceKeepEachOthersEntries() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(describes("Vera", "vera@example.com"));

        // both saw the card with one e-mail
        accepted(scene.when(
                edits(Scene.ANN, new CardChange(null, List.of("work@example.com"), List.of(), List.of(), List.of()))));
        accepted(scene.when(edits(
                Scene.BOB,
                new CardChange(
                        "Vera Petrova", List.of(), List.of("vera@example.com"), List.of("+7 495 000-00-00"), null))));

        assertThat(scene.last(DialogEvent.VisitorCardChanged.class).card())
                .isEqualTo(new VisitorCard("Vera Petrova", List.of("work@example.com"), List.of("+7 495 000-00-00")));
        assertThat(scene.dialog().origin().visitorName()).isEqualTo("Vera Petrova");
    }

    @Test
    @Tag("T-13")
    void anEditThatChangesNothingIsNoEventAndOneThatNamesOnlyANumberKeepsTheName() {
        scene.when(scene.visitorWrites("hello"));
        scene.when(describes("Vera", "vera@example.com"));

        accepted(scene.when(edits(
                Scene.ANN,
                new CardChange("Vera", List.of("VERA@example.com"), List.of("no@example.com"), List.of(), null))));
        assertThat(scene.all(DialogEvent.VisitorCardChanged.class)).hasSize(1);

        accepted(scene.when(edits(Scene.ANN, new CardChange(null, null, null, List.of("+74950000000"), null))));
        assertThat(scene.last(DialogEvent.VisitorCardChanged.class).card())
                .isEqualTo(new VisitorCard("Vera", List.of("vera@example.com"), List.of("+74950000000")));
        assertThat(scene.last(DialogEvent.VisitorCardChanged.class).visibleToVisitor())
                .isFalse();
    }

    @Test
    @Tag("T-13")
    void aCardHasFiveOfEachAndNoMore() {
        scene.when(scene.visitorWrites("hello"));
        var five = List.of("a@b.ru", "c@b.ru", "d@b.ru", "e@b.ru", "f@b.ru");
        accepted(scene.when(edits(Scene.ANN, new CardChange(null, five, null, null, null))));

        refused(
                scene.when(edits(Scene.BOB, new CardChange(null, List.of("g@b.ru"), null, null, null))),
                ErrorCode.INVALID_REQUEST);
        accepted(scene.when(edits(Scene.BOB, new CardChange(null, List.of("g@b.ru"), List.of("a@b.ru"), null, null))));
        assertThat(scene.last(DialogEvent.VisitorCardChanged.class).card().emails())
                .containsExactly("c@b.ru", "d@b.ru", "e@b.ru", "f@b.ru", "g@b.ru");
    }

    @Test
    @Tag("T-13")
    void aCardIsPutRightAfterTheDialogTooAndNeverByTheVisitor() {
        scene.when(scene.visitorWrites("hello"));
        var change = new CardChange("Vera", null, null, null, null);
        refused(scene.when(edits(Scene.VERA, change)), ErrorCode.FORBIDDEN);

        scene.when(scene.closes(Scene.SUE));
        accepted(scene.when(edits(Scene.ANN, change)));
        refused(
                scene.when(new DialogCommand.EditVisitorCard(scene.by(Scene.ANN), new DialogId("other"), change)),
                ErrorCode.DIALOG_CLOSED);
    }

    @Test
    @Tag("T-13")
    void whatAProviderSaysIsKnownWhenTheDialogOpensAndTakesNothingAway() {
        accepted(scene.when(provided("vera@b.ru")));
        scene.when(scene.visitorWrites("hello"));
        assertThat(scene.last(DialogEvent.VisitorCardChanged.class).card().emails())
                .containsExactly("vera@b.ru");

        accepted(scene.when(edits(Scene.ANN, new CardChange("Vera", List.of("work@b.ru"), null, null, null))));
        int before = scene.all(DialogEvent.VisitorCardChanged.class).size();
        accepted(scene.when(provided("VERA@b.ru")));
        assertThat(scene.all(DialogEvent.VisitorCardChanged.class))
                .as("what is known is no event")
                .hasSize(before);

        accepted(scene.when(provided("new@b.ru")));
        assertThat(scene.last(DialogEvent.VisitorCardChanged.class).card())
                .isEqualTo(new VisitorCard("Vera", List.of("vera@b.ru", "work@b.ru", "new@b.ru"), List.of()));
    }

    private DialogCommand.SetVisitorCard provided(String email) {
        return new DialogCommand.SetVisitorCard(
                scene.by(Scene.VERA), new VisitorCard(null, List.of(email), List.of()), true);
    }

    private DialogCommand.EditVisitorCard edits(Actor issuer, CardChange change) {
        return new DialogCommand.EditVisitorCard(scene.by(issuer), scene.dialogId(), change);
    }

    private static FieldsProof proof(String name) {
        return FieldsProof.valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }

    private DialogCommand.SetVisitorFields tells(String plan, FieldsProof proof) {
        return tells(Scene.VERA, plan, proof);
    }

    private DialogCommand.SetVisitorFields tells(Actor issuer, String plan, FieldsProof proof) {
        return new DialogCommand.SetVisitorFields(
                scene.by(issuer), List.of(new VisitorField("plan", plan)), proof, null);
    }

    private DialogCommand.SetVisitorCard describes(String name, String email) {
        return new DialogCommand.SetVisitorCard(
                scene.by(Scene.VERA), new VisitorCard(name, List.of(email), List.of()), null);
    }

    private DialogCommand.OpenDialog opens() {
        return new DialogCommand.OpenDialog(
                scene.by(Scene.VERA), Scene.CHANNEL, ChannelKind.WEB, null, "en", null, null, null, null);
    }

    private DialogCommand.RecordReachability reached(Actor issuer, boolean reachable, String reason) {
        return new DialogCommand.RecordReachability(scene.by(issuer), reachable, reason);
    }
}
