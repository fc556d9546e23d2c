package chat.parley.dialog.settings;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.Classification;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.platform.settings.SettingsView;
import chat.parley.testkit.SampleAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the rules learn of an account. */
class SettingsPoliciesTest {
    private final SettingsView settings = new SettingsView();
    private final SettingsPolicies policies = new SettingsPolicies(settings, System::nanoTime);
    private final SampleAccount acme = new SampleAccount("acme");

    @Test
    @Tag("W-22")
    @Tag("W-28")
    void theRulesSeeTheAccountsTimesAndPeople() {
        acme.settings().forEach(settings::apply);

        var policy = policies.of(acme.id());

        assertThat(policy).isNotNull();
        assertThat(policy.firstReplyAfter()).isEqualTo(Duration.ofSeconds(60));
        assertThat(policy.idleCloseAfter()).isEqualTo(Duration.ofSeconds(900));
        assertThat(policy.hasOperator(new OperatorId("ann"))).isTrue();
        assertThat(policy.hasOperator(new OperatorId("nobody"))).isFalse();
        assertThat(policy.hasDepartment(SampleAccount.SALES)).isTrue();
    }

    @Test
    @Tag("B-02")
    void theRulesSeeTheTagsOfAChannel() {
        acme.settings().forEach(settings::apply);
        var bot = new ChannelId("tg-1");
        settings.apply(new Setting.Channel(
                acme.id(),
                1,
                false,
                bot,
                new ChannelKind("telegram"),
                "Bot",
                null,
                true,
                Set.of(),
                Set.of("telegram"),
                Map.of(),
                Map.of()));

        assertThat(policies.of(acme.id()).channelTags(bot)).containsExactly("telegram");
        assertThat(policies.of(acme.id()).channelTags(new ChannelId("unknown"))).isEmpty();
    }

    @Test
    @Tag("W-15")
    void aCategoryIsRequiredOnlyWhereThereAreSomeToChooseFrom() {
        acme.settings().forEach(settings::apply);
        assertThat(policies.of(acme.id()).categoryRequired()).isFalse();

        settings.apply(new Classification(acme.id(), 1, false, true, List.of(), List.of()));
        assertThat(policies.of(acme.id()).categoryRequired()).isFalse();
        var delivery = new Classification.Category("delivery", "Delivery", null);
        settings.apply(new Classification(acme.id(), 2, false, true, List.of(delivery), List.of()));
        assertThat(policies.of(acme.id()).categoryRequired()).isTrue();
    }

    @Test
    void anAccountThatSavedNothingHasWhatHoldsWithoutSettings() {
        acme.settings().forEach(settings::apply);

        var policy = policies.of(acme.id());

        assertThat(policy.distribution()).isEqualTo(TimeSetting.Distribution.unsaved(acme.id()));
        assertThat(policy.times()).isEqualTo(TimeSetting.Times.unsaved(acme.id()));
    }

    @Test
    void aSavedSettingHoldsFromTheNextQuestionOnAndARemovedOneNoMore() {
        acme.settings().forEach(settings::apply);
        assertThat(policies.of(acme.id()).times().greeting()).isEmpty();

        settings.apply(times(1, false, "Welcome"));
        assertThat(policies.of(acme.id()).times().greeting()).isEqualTo("Welcome");
        settings.apply(times(2, true, "Welcome"));
        assertThat(policies.of(acme.id()).times()).isEqualTo(TimeSetting.Times.unsaved(acme.id()));
    }

    @Test
    @Tag("W-43")
    void aDepartmentGivesItsDialogsOutAsTheAccountDoesUnlessItSaysOtherwise() {
        acme.settings().forEach(settings::apply);
        assertThat(policies.of(acme.id()).assignsAutomatically(null)).isTrue();
        assertThat(policies.of(acme.id()).assignsAutomatically(SampleAccount.SALES))
                .isTrue();

        settings.apply(new Setting.Department(acme.id(), 2, false, SampleAccount.SALES, "Sales", false, null));

        assertThat(policies.of(acme.id()).assignsAutomatically(SampleAccount.SALES))
                .isFalse();
        assertThat(policies.of(acme.id()).assignsAutomatically(SampleAccount.SUPPORT))
                .isTrue();
    }

    @Test
    @Tag("W-48")
    @Tag("W-42")
    void limitsAndLanguagesAreTheOperators() {
        acme.settings().forEach(settings::apply);
        settings.apply(ann(7));

        var policy = policies.of(acme.id());

        assertThat(policy.limitOf(acme.ann().operatorId())).isEqualTo(7);
        assertThat(policy.limitOf(acme.boris().operatorId()))
                .as("the account's")
                .isEqualTo(3);
        assertThat(policy.speaks("ru")).isTrue();
        assertThat(policy.speaks("de")).isFalse();
    }

    @Test
    @Tag("N-09")
    void whatTimersFollowChangesWithTimesAndNotWithPeopleAndIsTheSameAfterARestart() {
        acme.settings().forEach(settings::apply);
        long revision = policies.revision();
        String stamp = policies.stamps().get(acme.id());

        settings.apply(ann(7));
        assertThat(policies.revision()).isEqualTo(revision);
        settings.apply(times(1, false, "Welcome"));

        assertThat(policies.revision()).isGreaterThan(revision);
        assertThat(policies.stamps().get(acme.id())).isNotEqualTo(stamp);
        var again = new SettingsView();
        again.apply(times(1, false, "Welcome"));
        acme.settings().reversed().forEach(again::apply);
        assertThat(new SettingsPolicies(again, System::nanoTime).stamps()).isEqualTo(policies.stamps());
    }

    private Setting.Operator ann(int limit) {
        var ann = acme.ann();
        return new Setting.Operator(
                acme.id(),
                2,
                false,
                ann.operatorId(),
                ann.name(),
                ann.email(),
                ann.role(),
                ann.departments(),
                ann.languages(),
                limit,
                Set.of(),
                null);
    }

    private TimeSetting.Times times(long version, boolean removed, String greeting) {
        return new TimeSetting.Times(acme.id(), version, removed, greeting, 0, 30, null, 30, 72, "", 24, null);
    }

    @Test
    void anAccountThatTheEdgeKnewAMomentEarlierIsWaitedFor() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = executor.submit(() -> policies.of(acme.id()));

            settings.apply(acme.account());

            assertThat(asked.get(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void anAccountThatDoesNotExistHasNoPolicyAndIsNotWaitedForTwice() {
        var unknown = new AccountId("nobody");
        assertThat(policies.of(unknown)).isNull();

        long begun = System.nanoTime();
        assertThat(policies.of(unknown)).isNull();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    }
}
