package chat.parley.admin.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.settings.Setting;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.secret.SecretPurpose;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Seals what is secret of channels before it is stored, and makes the secrets that we choose ourselves [W-52]. */
public final class ChannelSecrets {
    /** Kinds whose provider shows us a secret of ours with each call, and what it is called. */
    private static final Map<String, String> OURS = Map.of("telegram", "webhookSecret");

    private static final int BYTES = 32;

    private final SecretBox box;
    private final SecureRandom random;

    public ChannelSecrets(SecretBox box, SecureRandom random) {
        this.box = box;
        this.random = random;
    }

    /**
     * The channel with every secret sealed; any other setting as it is.
     *
     * @param present what it replaces, whose secrets are sealed already; null for a new one
     */
    public <S extends Setting> S seal(S after, @Nullable S present) {
        if (!(after instanceof Setting.Channel channel)) {
            return after;
        }
        Map<String, String> before = present instanceof Setting.Channel known ? known.secrets() : Map.of();
        var secrets = new TreeMap<String, String>();
        channel.secrets()
                .forEach((name, value) -> secrets.put(
                        name, value.equals(before.get(name)) ? value : seal(channel, name, value.getBytes(UTF_8))));
        String own = OURS.get(channel.kind().value());
        if (own != null && !secrets.containsKey(own)) {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            secrets.put(own, seal(channel, own, text.getBytes(UTF_8)));
        }
        @SuppressWarnings("unchecked")
        S safe = (S) new Setting.Channel(
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
                channel.config(),
                secrets);
        return safe;
    }

    private String seal(Setting.Channel channel, String name, byte[] secret) {
        return box.seal(secret, SecretPurpose.channel(channel.accountId(), channel.channelId(), name));
    }
}
