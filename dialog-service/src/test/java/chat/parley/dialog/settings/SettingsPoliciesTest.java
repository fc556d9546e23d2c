package chat.parley.dialog.settings;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.platform.settings.SettingsView;
import chat.parley.testkit.SampleAccount;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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
    void anAccountThatTheEdgeKnewAMomentEarlierIsWaitedFor() throws Exception {
        var asked = CompletableFuture.supplyAsync(() -> policies.of(acme.id()));

        settings.apply(acme.account());

        assertThat(asked.get(10, TimeUnit.SECONDS)).isNotNull();
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
