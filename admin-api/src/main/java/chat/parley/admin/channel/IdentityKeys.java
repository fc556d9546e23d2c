package chat.parley.admin.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.secret.SecretPurpose;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * The keys that sites sign their visitors' identities with: every web channel has one, and the one before stays good
 * for a while after a change [B-15].
 */
public final class IdentityKeys {
    /** The name of the present key among a channel's secrets. */
    public static final String PRESENT = "identity";

    private static final String PREVIOUS = "identity-previous";
    private static final String PREVIOUS_UNTIL = "identityPreviousUntil";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 40;

    private final SecretBox box;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Duration grace;

    /** @param grace how long a key is good after it was replaced */
    public IdentityKeys(SecretBox box, SecureRandom random, InstantSource clock, Duration grace) {
        this.box = box;
        this.random = random;
        this.clock = clock;
        this.grace = grace;
    }

    /** A key that nobody can guess. */
    public String fresh() {
        var key = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            key.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return key.toString();
    }

    /** The channel with this key where it needs one and has none. */
    public Setting.Channel given(Setting.Channel channel, String key) {
        if (!channel.kind().equals(ChannelKind.WEB) || channel.secrets().containsKey(PRESENT)) {
            return channel;
        }
        var secrets = new HashMap<>(channel.secrets());
        secrets.put(PRESENT, sealed(channel, PRESENT, key));
        return with(channel, channel.config(), secrets);
    }

    /** The channel with this key instead of its present one, which goes on for a while. */
    public Setting.Channel replaced(Setting.Channel channel, String key) {
        var secrets = new HashMap<>(channel.secrets());
        var config = new HashMap<>(channel.config());
        String before = secrets.put(PRESENT, sealed(channel, PRESENT, key));
        if (before != null) {
            var opened = new String(box.open(before, purpose(channel, PRESENT)), UTF_8);
            secrets.put(PREVIOUS, sealed(channel, PREVIOUS, opened));
            config.put(PREVIOUS_UNTIL, clock.instant().plus(grace).toString());
        }
        return with(channel, config, secrets);
    }

    private String sealed(Setting.Channel channel, String name, String key) {
        return box.seal(key.getBytes(UTF_8), purpose(channel, name));
    }

    private static String purpose(Setting.Channel channel, String name) {
        return SecretPurpose.channel(channel.accountId(), channel.channelId(), name);
    }

    private static Setting.Channel with(
            Setting.Channel channel, Map<String, String> config, Map<String, String> secrets) {
        return new Setting.Channel(
                channel.accountId(),
                channel.version(),
                channel.removed(),
                channel.channelId(),
                channel.kind(),
                channel.name(),
                channel.departmentId(),
                channel.enabled(),
                channel.allowedOrigins(),
                channel.tags(),
                config,
                secrets);
    }
}
