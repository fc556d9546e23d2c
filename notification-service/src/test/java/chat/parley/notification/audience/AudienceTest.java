package chat.parley.notification.audience;

import static chat.parley.notification.audience.Audience.Verdict.DELIVER;
import static chat.parley.notification.audience.Audience.Verdict.NUDGE;
import static chat.parley.notification.audience.Audience.Verdict.WITHHOLD;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.Setting;
import chat.parley.testkit.DialogStory;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.SampleAccount;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AudienceTest {
    private static final Audience OPEN = Audience.DEFAULT;
    private static final Audience MULTILINGUAL = new Audience(true, false, Audience.DEFAULT.queue());
    private static final Audience HIDING = new Audience(false, true, Audience.DEFAULT.queue());

    private final Fixtures fixtures = Fixtures.standing();
    private final SampleAccount acme = fixtures.acme();
    private final RecentDialogs dialogs = new RecentDialogs(100);
    private final DialogStory story = fixtures.story(fixtures.aThread());
    private final Listener ann = listener(acme.ann());
    private final Listener boris = listener(acme.boris());
    private final Listener vera = listener(acme.vera());

    @Test
    @Tag("W-32")
    void othersDialogsAreSeenByEverybodyUnlessTheAccountHidesThem() {
        happened(story.opened(), story.assigned(acme.ann(), AssignmentCause.TAKEN));

        var change = dialogs.apply(story.visitorWrote("hello"));

        assertThat(OPEN.judge(boris, change)).isEqualTo(DELIVER);
        assertThat(HIDING.judge(boris, change)).isEqualTo(WITHHOLD);
    }

    @Test
    @Tag("W-32")
    void whereOthersDialogsAreHiddenTheOwnerAndSupervisorsStillSeeThem() {
        happened(story.opened(), story.assigned(acme.ann(), AssignmentCause.TAKEN));

        var change = dialogs.apply(story.visitorWrote("hello"));

        assertThat(HIDING.judge(ann, change)).isEqualTo(DELIVER);
        assertThat(HIDING.judge(vera, change)).isEqualTo(DELIVER);
        assertThat(HIDING.judge(listener(acme.adam()), change)).isEqualTo(DELIVER);
    }

    @Test
    @Tag("W-32")
    void unclaimedDialogsAreNeverHidden() {
        var opened = dialogs.apply(story.opened());
        var queued = dialogs.apply(story.queued(QueueReason.OPENED));

        assertThat(HIDING.judge(boris, opened)).isEqualTo(DELIVER);
        assertThat(HIDING.judge(boris, queued)).isEqualTo(DELIVER);
    }

    @Test
    @Tag("W-32")
    void thatAWaitingDialogWasTakenIsToldEvenWhereItIsHiddenFromThenOn() {
        happened(story.opened());

        var taken = dialogs.apply(story.assigned(acme.ann(), AssignmentCause.TAKEN));
        var closed = dialogs.apply(story.closed(CloseReason.BY_OPERATOR));

        assertThat(HIDING.judge(boris, taken)).isEqualTo(DELIVER);
        assertThat(HIDING.judge(boris, closed)).isEqualTo(WITHHOLD);
    }

    @Test
    @Tag("W-39")
    void dialogsInALanguageTheOperatorDoesNotSpeakAreNotShown() {
        var opened = dialogs.apply(story.in("en").opened());
        var wrote = dialogs.apply(story.visitorWrote("hello"));

        assertThat(MULTILINGUAL.judge(boris, opened)).isEqualTo(WITHHOLD);
        assertThat(MULTILINGUAL.judge(boris, wrote)).isEqualTo(WITHHOLD);
        assertThat(MULTILINGUAL.judge(ann, wrote)).isEqualTo(DELIVER);
        assertThat(MULTILINGUAL.judge(vera, wrote)).isEqualTo(DELIVER);
        assertThat(OPEN.judge(boris, wrote)).isEqualTo(DELIVER);
    }

    @Test
    @Tag("W-39")
    void aDialogSentToAnotherLanguageLeavesTheListsOfThoseWhoDoNotSpeakIt() {
        happened(story.in("ru").opened());

        var moved = dialogs.apply(story.in("en").queued(QueueReason.TRANSFERRED));
        var afterwards = dialogs.apply(story.visitorWrote("hello"));

        assertThat(MULTILINGUAL.judge(boris, moved)).isEqualTo(DELIVER);
        assertThat(MULTILINGUAL.judge(boris, afterwards)).isEqualTo(WITHHOLD);
    }

    @Test
    @Tag("W-39")
    void theOwnerSeesTheirDialogWhateverItsLanguageAndDepartment() {
        happened(
                story.in("en").forDepartment(SampleAccount.SALES).opened(),
                story.assigned(acme.boris(), AssignmentCause.TRANSFERRED));

        var change = dialogs.apply(story.visitorWrote("hello"));

        assertThat(MULTILINGUAL.judge(boris, change)).isEqualTo(DELIVER);
    }

    @Test
    void dialogsOfADepartmentAreShownToItsMembersAndSupervisors() {
        var change = dialogs.apply(story.forDepartment(SampleAccount.SALES).opened());

        assertThat(OPEN.judge(ann, change)).isEqualTo(DELIVER);
        assertThat(OPEN.judge(boris, change)).isEqualTo(WITHHOLD);
        assertThat(OPEN.judge(vera, change)).isEqualTo(DELIVER);
    }

    @Test
    @Tag("W-32")
    void ofADialogNothingIsKnownOfOperatorsLearnOnlyThatThereIsSomething() {
        var change = dialogs.apply(story.visitorWrote("secret"));

        assertThat(HIDING.judge(ann, change)).isEqualTo(NUDGE);
        assertThat(MULTILINGUAL.judge(ann, change)).isEqualTo(NUDGE);
        assertThat(OPEN.judge(ann, change)).isEqualTo(NUDGE);
        assertThat(HIDING.judge(vera, change)).isEqualTo(DELIVER);
    }

    @Test
    void anAnswerTellsWhoseAnUnknownDialogIs() {
        var answer = dialogs.apply(story.operatorWrote(acme.ann(), "yes?"));
        var question = dialogs.apply(story.visitorWrote("secret"));

        assertThat(HIDING.judge(ann, question)).isEqualTo(DELIVER);
        assertThat(HIDING.judge(boris, answer)).isEqualTo(NUDGE);
        assertThat(HIDING.judge(boris, question)).isEqualTo(WITHHOLD);
        assertThat(MULTILINGUAL.judge(boris, question)).isEqualTo(NUDGE);
    }

    @Test
    void anAnswerOfASupervisorTellsNothingOfTheOwner() {
        dialogs.apply(story.operatorWrote(acme.vera(), "let me help"));

        assertThat(HIDING.judge(boris, dialogs.apply(story.visitorWrote("thanks"))))
                .isEqualTo(NUDGE);
    }

    @Test
    void aQueuedEventTellsAllThereIsToKnow() {
        var queued = dialogs.apply(story.in("ru").queued(QueueReason.OPERATOR_LOST));
        var wrote = dialogs.apply(story.visitorWrote("hello?"));

        assertThat(HIDING.judge(boris, queued)).isEqualTo(DELIVER);
        assertThat(HIDING.judge(boris, wrote)).isEqualTo(DELIVER);
    }

    @Test
    void aNewDialogOwesNothingToTheOneBefore() {
        happened(story.in("en").opened(), story.assigned(acme.boris(), AssignmentCause.TRANSFERRED));
        happened(story.closed(CloseReason.BY_OPERATOR));

        var next = fixtures.story(story.thread()).in("en").opened();

        assertThat(MULTILINGUAL.judge(boris, dialogs.apply(next))).isEqualTo(WITHHOLD);
    }

    @Test
    void theConversationLongestUnheardOfIsForgottenFirst() {
        var few = new RecentDialogs(2);
        var first = fixtures.story(fixtures.aThread());
        var second = fixtures.story(fixtures.aThread());
        few.apply(first.opened());
        few.apply(second.opened());
        few.apply(first.visitorWrote("still here"));

        few.apply(fixtures.story(fixtures.aThread()).opened());

        assertThat(few.find(first.thread().conversationId())).isPresent();
        assertThat(few.find(second.thread().conversationId())).isEmpty();
    }

    @Test
    void anOperatorWithoutSettingsIsInNoDepartmentAndSpeaksNoLanguage() {
        var stranger = new Listener(new OperatorId("nobody"), Role.OPERATOR, Set.of(), Set.of());

        assertThat(MULTILINGUAL.judge(stranger, dialogs.apply(story.opened()))).isEqualTo(WITHHOLD);
    }

    private void happened(DialogEvent... events) {
        for (DialogEvent event : events) {
            dialogs.apply(event);
        }
    }

    private static Listener listener(Setting.Operator operator) {
        return new Listener(operator.operatorId(), operator.role(), operator.departments(), operator.languages());
    }
}
