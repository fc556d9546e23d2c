package chat.parley.ingest.visitor;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.ConversationKey;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.identity.VisitorToken;
import chat.parley.platform.identity.VisitorTokens;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.secret.SecretPurpose;
import chat.parley.platform.settings.SettingsView;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The accounts' keys, opened: what conversation ids are made with, and what visitors' tokens are signed and checked
 * with. Opening is paid once per version of an account's keys. Safe for many threads.
 */
public final class VisitorKeys {
    private record Opened(
            Setting.Keys from, ConversationKey conversations, PrivateKey signing, VisitorTokens.Key checking) {}

    /** No random id begins like this. */
    private static final String IDENTIFIED = "id_";

    private final SettingsView settings;
    private final SecretBox box;
    private final InstantSource clock;
    private final ConcurrentMap<AccountId, Opened> opened = new ConcurrentHashMap<>();

    public VisitorKeys(SettingsView settings, SecretBox box, InstantSource clock) {
        this.settings = settings;
        this.box = box;
        this.clock = clock;
    }

    /** The conversation of a visitor in a channel; empty when the account has no keys yet. */
    public Optional<ConversationId> conversation(AccountId account, ChannelId channel, VisitorId visitor) {
        return keys(account).map(keys -> keys.conversations().conversation(channel, visitor.value()));
    }

    /**
     * Who a site's own visitor is here, on every device the same and told by nobody but this suite; empty when the
     * account has no keys yet. A channel has its own, because it has its own key for signs.
     *
     * @param id the site's, as its server signed it
     */
    public Optional<VisitorId> identified(AccountId account, ChannelId channel, String id) {
        // No visitor's id has a space, so that no conversation's id comes out the same.
        return keys(account)
                .map(keys -> keys.conversations().conversation(channel, "identity " + id))
                .map(made -> new VisitorId(IDENTIFIED + made.value()));
    }

    /** Whether this is a visitor whom only a good sign lets in. */
    public static boolean isIdentified(VisitorId visitor) {
        return visitor.value().startsWith(IDENTIFIED);
    }

    /** The token, signed by its account; empty when the account has no keys yet. */
    public Optional<String> sign(VisitorToken token) {
        return keys(token.accountId())
                .map(keys -> VisitorTokens.sign(token, keys.from().visitorKeyId(), keys.signing(), clock.instant()));
    }

    public VisitorTokens.Check check(String token) {
        return VisitorTokens.check(token, account -> keys(account).map(Opened::checking), clock.instant());
    }

    private Optional<Opened> keys(AccountId account) {
        Optional<Setting.Keys> current = settings.keys(account);
        if (current.isEmpty()) {
            opened.remove(account);
            return Optional.empty();
        }
        Opened known = opened.get(account);
        if (known == null || known.from().version() != current.get().version()) {
            known = open(current.get());
            opened.put(account, known);
        }
        return Optional.of(known);
    }

    private Opened open(Setting.Keys keys) {
        AccountId account = keys.accountId();
        return new Opened(
                keys,
                new ConversationKey(box.open(keys.conversationKey(), SecretPurpose.conversationKey(account))),
                VisitorTokens.privateKey(box.open(keys.visitorPrivateKey(), SecretPurpose.visitorKey(account))),
                VisitorTokens.Key.of(keys.visitorKeyId(), keys.visitorPublicKey()));
    }
}
