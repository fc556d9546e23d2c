package chat.parley.ingest.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.settings.Setting;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.secret.SecretPurpose;
import chat.parley.platform.settings.SettingsView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The foreign channels of all accounts as they are configured now. Safe for many threads. */
public final class Connections {
    private record Key(AccountId account, ChannelId channel) {}

    private final SettingsView settings;
    private final SecretBox box;
    private final Set<ChannelKind> kinds;
    private final ConcurrentMap<Key, Setting.Channel> configured = new ConcurrentHashMap<>();
    private final ConcurrentMap<Key, ChannelConnection> opened = new ConcurrentHashMap<>();

    /**
     * @param settings must not have begun to be filled, so that nothing is missed
     * @param kinds those that there is an implementation of
     */
    public Connections(SettingsView settings, SecretBox box, Set<ChannelKind> kinds) {
        this.settings = settings;
        this.box = box;
        this.kinds = Set.copyOf(kinds);
        settings.onChange(this::changed);
    }

    private void changed(Setting setting) {
        if (setting instanceof Setting.Channel channel && kinds.contains(channel.kind())) {
            configured.put(new Key(channel.accountId(), channel.channelId()), channel);
        }
    }

    /** Every foreign channel there ever was since this process began to know, removed ones too. */
    public List<Setting.Channel> all() {
        return List.copyOf(configured.values());
    }

    /** The channel with this id of whatever account, as a provider's call names nothing else; empty when it is off. */
    public Optional<ChannelConnection> called(ChannelKind kind, ChannelId id) {
        return configured.values().stream()
                .filter(channel ->
                        channel.channelId().equals(id) && channel.kind().equals(kind) && isOn(channel))
                .findFirst()
                .map(this::open);
    }

    /** An account's channel that is neither removed nor paused. */
    public Optional<ChannelConnection> active(AccountId account, ChannelId id) {
        return find(account, id).filter(Connections::isOn).map(this::open);
    }

    /** An account's channel that is not removed. */
    public Optional<Setting.Channel> find(AccountId account, ChannelId id) {
        return Optional.ofNullable(configured.get(new Key(account, id))).filter(channel -> !channel.removed());
    }

    /** The channel as it can be worked with, whether it is on or not. */
    public ChannelConnection open(Setting.Channel channel) {
        String language = settings.account(channel.accountId())
                .map(Setting.Account::language)
                .orElse("en");
        return opened.compute(
                new Key(channel.accountId(), channel.channelId()),
                (key, before) -> before != null
                                && before.version() == channel.version()
                                && before.language().equals(language)
                        ? before
                        : open(channel, language));
    }

    private ChannelConnection open(Setting.Channel channel, String language) {
        return new ChannelConnection(
                channel.accountId(),
                channel.channelId(),
                channel.kind(),
                channel.version(),
                language,
                channel.departmentId(),
                channel.config(),
                secrets(channel));
    }

    public static boolean isOn(Setting.Channel channel) {
        return channel.enabled() && !channel.removed();
    }

    private Map<String, String> secrets(Setting.Channel channel) {
        var opened = new HashMap<String, String>();
        channel.secrets().forEach((name, ciphertext) -> {
            String purpose = SecretPurpose.channel(channel.accountId(), channel.channelId(), name);
            try {
                opened.put(name, new String(box.open(ciphertext, purpose), UTF_8));
            } catch (IllegalArgumentException e) {
                // Sealed under another key: as good as not there, and the provider's refusal tells the administrator.
                opened.remove(name);
            }
        });
        return opened;
    }
}
