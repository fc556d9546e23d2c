package chat.parley.notification.audience;

import static chat.parley.notification.audience.Audience.Verdict.DELIVER;
import static chat.parley.notification.audience.Audience.Verdict.NUDGE;
import static chat.parley.notification.audience.Audience.Verdict.WITHHOLD;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.platform.settings.SettingsView;
import chat.parley.testkit.DialogStory;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.SampleAccount;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An account whose operators do not see the general queue. */
@Tag("W-45")
class AudiencesTest {
    private final Fixtures fixtures = Fixtures.standing();
    private final SampleAccount acme = fixtures.acme();
    private final SettingsView settings = new SettingsView();
    private final Audiences audiences = new Audiences(settings);
    private final RecentDialogs dialogs = new RecentDialogs(100);
    private final DialogStory story = fixtures.story(fixtures.aThread());
    private final Listener ann = listener(acme.ann());
    private final Listener vera = listener(acme.vera());

    @BeforeEach
    void configure() {
        settings.apply(acme.account());
        settings.apply(queue(1, false));
    }

    @Test
    void whatWaitsForRoutingIsToldToSupervisorsOnly() {
        var opened = dialogs.apply(story.opened());
        var wrote = dialogs.apply(story.visitorWrote("secret"));

        for (var change : new RecentDialogs.Change[] {opened, wrote}) {
            assertThat(judge(ann, change)).isEqualTo(WITHHOLD);
            assertThat(judge(vera, change)).isEqualTo(DELIVER);
        }
    }

    @Test
    void whoIsGivenTheDialogSeesItFromThenOn() {
        dialogs.apply(story.opened());

        var assigned = dialogs.apply(story.assigned(acme.ann(), AssignmentCause.AUTOMATIC));
        assertThat(judge(ann, assigned)).isEqualTo(DELIVER);
        assertThat(judge(ann, dialogs.apply(story.visitorWrote("hello")))).isEqualTo(DELIVER);

        // Back in the queue: that it left is told, what is written there is not.
        assertThat(judge(ann, dialogs.apply(story.queued(QueueReason.TRANSFERRED))))
                .isEqualTo(DELIVER);
        assertThat(judge(ann, dialogs.apply(story.visitorWrote("anybody?")))).isEqualTo(WITHHOLD);
    }

    @Test
    void whereDialogsAreTakenByHandTheyAreSeen() {
        settings.apply(department(2, SampleAccount.SALES, false));

        assertThat(judge(
                        ann,
                        dialogs.apply(story.forDepartment(SampleAccount.SALES).opened())))
                .isEqualTo(DELIVER);
    }

    @Test
    void aDialogNobodyKnowsEnoughOfHereIsReadWhereItIsKnown() {
        DialogEvent wrote = story.visitorWrote("hello");

        assertThat(judge(ann, dialogs.apply(wrote))).isEqualTo(NUDGE);
    }

    @Test
    void aChangedSettingHoldsAtOnce() {
        var opened = dialogs.apply(story.opened());
        assertThat(judge(ann, opened)).isEqualTo(WITHHOLD);

        settings.apply(queue(2, true));

        assertThat(judge(ann, opened)).isEqualTo(DELIVER);
    }

    private Audience.Verdict judge(Listener listener, RecentDialogs.Change change) {
        return audiences.of(acme.id()).judge(listener, change);
    }

    private TimeSetting.Distribution queue(long version, boolean shown) {
        return new TimeSetting.Distribution(acme.id(), version, false, false, 0, 0, Map.of(), true, shown, "", 0, 0);
    }

    private Setting.Department department(long version, DepartmentId id, boolean automatic) {
        return new Setting.Department(acme.id(), version, false, id, "Sales", automatic, null);
    }

    private static Listener listener(Setting.Operator operator) {
        return new Listener(operator.operatorId(), operator.role(), operator.departments(), operator.languages());
    }
}
