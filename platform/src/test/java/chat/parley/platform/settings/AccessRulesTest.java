package chat.parley.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Access;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-68")
class AccessRulesTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");

    private final SettingsView view = new SettingsView();
    private Instant now = NOON;
    private final AccessRules rules = new AccessRules(view::access, () -> now);

    @Test
    void withoutAListEverybodyIsLetIn() {
        assertThat(rules.allows(ACME, "198.51.100.7")).isTrue();
        view.apply(new Access(ACME, 1, false, " , ", null, null));
        assertThat(rules.allows(ACME, "198.51.100.7")).isTrue();
    }

    @Test
    void aListLetsItsAddressesInAtOnceAndInItsOwnAccountOnly() {
        view.apply(new Access(ACME, 1, false, "192.0.2.0/24", null, null));

        assertThat(rules.allows(ACME, "192.0.2.9")).isTrue();
        assertThat(rules.allows(ACME, "198.51.100.7")).isFalse();
        assertThat(rules.allows(ACME, "")).isFalse();
        assertThat(rules.allows(new AccountId("other"), "198.51.100.7")).isTrue();

        view.apply(new Access(ACME, 2, false, "198.51.100.7", null, null));
        assertThat(rules.allows(ACME, "192.0.2.9")).isFalse();
        assertThat(rules.allows(ACME, "198.51.100.7")).isTrue();
    }

    @Test
    @Tag("W-69")
    @Tag("N-25")
    void aListThatNobodyConfirmedLetsThemInAgainAfterItsTime() {
        view.apply(new Access(ACME, 2, false, "192.0.2.0/24", "198.51.100.0/24", NOON.plusSeconds(300)));

        assertThat(rules.allows(ACME, "198.51.100.7")).isFalse();
        now = NOON.plusSeconds(300);
        assertThat(rules.allows(ACME, "198.51.100.7")).isTrue();
        assertThat(rules.allows(ACME, "192.0.2.9")).isFalse();
    }
}
