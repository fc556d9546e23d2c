package chat.parley.admin.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.admin.key.ChannelSecrets;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.secret.SecretPurpose;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B-15")
class IdentityKeysTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final ChannelId WEB = new ChannelId("web");

    private final SecretBox box = new SecretBox(new byte[32], new SecureRandom());
    private final ChannelSecrets secrets = new ChannelSecrets(box, new SecureRandom());
    private final IdentityKeys keys = new IdentityKeys(
            box, new SecureRandom(), InstantSource.fixed(Instant.parse("2026-11-21T09:00:00Z")), Duration.ofDays(7));

    private static Setting.Channel channel() {
        return new Setting.Channel(
                ACME, 1, false, WEB, ChannelKind.WEB, "Web", null, true, Set.of(), Set.of(), Map.of(), Map.of());
    }

    private String opened(Setting.Channel channel, String name) {
        return new String(box.open(channel.secrets().get(name), SecretPurpose.channel(ACME, WEB, name)), UTF_8);
    }

    @Test
    void aWebChannelIsNeverWithoutAKeyAndKeepsTheOneItHas() {
        Setting.Channel keyed = secrets.seal(channel(), null);

        assertThat(opened(keyed, "identity")).hasSizeGreaterThan(30);
        assertThat(secrets.seal(keyed, keyed)).isEqualTo(keyed);
    }

    @Test
    void theKeyBeforeGoesOnForAWeek() {
        Setting.Channel keyed = secrets.seal(channel(), null);
        Setting.Channel replaced = secrets.seal(keys.replaced(keyed, "identity", "second", 2), keyed);

        assertThat(opened(replaced, "identity")).isEqualTo("second");
        assertThat(opened(replaced, "identity-previous")).isEqualTo(opened(keyed, "identity"));
        assertThat(replaced.config()).containsEntry("identityPreviousUntil", "2026-11-28T09:00:00Z");
        assertThat(replaced.version()).isEqualTo(2);
    }

    @Test
    @Tag("W-52")
    void nobodyGuessesAKey() {
        assertThat(keys.fresh()).matches("[A-Za-z0-9]{40}").isNotEqualTo(keys.fresh());
    }
}
