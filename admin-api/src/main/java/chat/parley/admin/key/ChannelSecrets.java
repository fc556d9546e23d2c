package chat.parley.admin.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.settings.Setting;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.secret.SecretPurpose;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Seals what is secret of channels before it is stored, and makes the secrets that we choose ourselves [W-52]. */
public final class ChannelSecrets {
    private final SecretBox box;
    private final OwnSecrets own;

    public ChannelSecrets(SecretBox box, SecureRandom random) {
        this.box = box;
        this.own = new OwnSecrets(random);
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
        for (String name : OwnSecrets.names(channel.kind().value())) {
            if (!secrets.containsKey(name)) {
                secrets.put(name, seal(channel, name, own.fresh(name).getBytes(UTF_8)));
            }
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
