package chat.parley.admin.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.settings.Setting;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.secret.SecretPurpose;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;

/**
 * Replaces secrets that outside programs know, such as the key a site signs its visitors' identities with; the one
 * before stays good for a while [B-15].
 */
public final class IdentityKeys {
    static final String IDENTITY = "identity";

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

    /** Until when the secret before is good, among what a channel is configured by. */
    static String previousUntil(String name) {
        return name + "PreviousUntil";
    }

    /**
     * The channel with this secret instead of its present one. What is changed of its secrets is in clear; it is
     * sealed when it is stored.
     *
     * @param name of the secret
     * @param version of the result
     */
    public Setting.Channel replaced(Setting.Channel present, String name, String key, long version) {
        var secrets = new HashMap<>(present.secrets());
        var config = new HashMap<>(present.config());
        String before = secrets.put(name, key);
        if (before != null) {
            String purpose = SecretPurpose.channel(present.accountId(), present.channelId(), name);
            secrets.put(name + "-previous", new String(box.open(before, purpose), UTF_8));
            config.put(previousUntil(name), clock.instant().plus(grace).toString());
        }
        return new Setting.Channel(
                present.accountId(),
                version,
                false,
                present.channelId(),
                present.kind(),
                present.name(),
                present.departmentId(),
                present.enabled(),
                present.allowedOrigins(),
                present.tags(),
                config,
                secrets);
    }
}
