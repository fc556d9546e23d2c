package chat.parley.ingest.visitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.secret.SecretPurpose;
import chat.parley.platform.settings.SettingsView;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys sites sign their visitors' identities with, one for each web channel and for a while also the one before it
 * [B-15]. Safe for many threads.
 */
public final class IdentityKeys {
    /** The name of the present key among a channel's secrets. */
    public static final String PRESENT = "identity";

    /** The name of the key before it. */
    public static final String PREVIOUS = "identity-previous";

    /** Among a channel's configuration: until when the key before is good, ISO 8601. */
    public static final String PREVIOUS_UNTIL = "identityPreviousUntil";

    /** Among a channel's configuration: {@code hmac} where the older form is not taken. */
    public static final String MODE = "identityMode";

    private final SettingsView settings;
    private final SecretBox box;
    private final InstantSource clock;

    public IdentityKeys(SettingsView settings, SecretBox box, InstantSource clock) {
        this.settings = settings;
        this.box = box;
        this.clock = clock;
    }

    /** The channel's keys as of now; none where it has none or is unknown. */
    public FieldsCheck.Keys of(AccountId account, ChannelId channelId) {
        return settings.channel(account, channelId).map(this::keys).orElse(FieldsCheck.Keys.NONE);
    }

    private FieldsCheck.Keys keys(Setting.Channel channel) {
        var secrets = new ArrayList<String>();
        add(channel, PRESENT, secrets);
        if (isPreviousGood(channel.config().get(PREVIOUS_UNTIL))) {
            add(channel, PREVIOUS, secrets);
        }
        return new FieldsCheck.Keys(secrets, !"hmac".equals(channel.config().get(MODE)));
    }

    private void add(Setting.Channel channel, String name, List<String> secrets) {
        String sealed = channel.secrets().get(name);
        if (sealed != null) {
            String purpose = SecretPurpose.channel(channel.accountId(), channel.channelId(), name);
            secrets.add(new String(box.open(sealed, purpose), UTF_8));
        }
    }

    private boolean isPreviousGood(@Nullable String until) {
        try {
            return until != null && clock.instant().isBefore(Instant.parse(until));
        } catch (DateTimeException e) {
            return false;
        }
    }
}
