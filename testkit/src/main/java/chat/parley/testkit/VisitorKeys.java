package chat.parley.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.ConversationKey;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.identity.VisitorToken;
import chat.parley.platform.identity.VisitorTokens;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.secret.SecretPurpose;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** The keys of an account as admin-api makes them, and visitors' tokens signed with them. */
public final class VisitorKeys {
    /** The suite's secret key in tests, as configuration carries it. */
    public static final String SECRET_KEY =
            Base64.getEncoder().encodeToString("a key of 32 bytes only for tests".getBytes(UTF_8));

    private static final byte[] CONVERSATION_SECRET = "a conversation key for tests".getBytes(UTF_8);

    private final AccountId account;
    private final String keyId;
    private final KeyPair pair;

    private VisitorKeys(AccountId account, String keyId, KeyPair pair) {
        this.account = account;
        this.keyId = keyId;
        this.pair = pair;
    }

    /** New keys for an account. */
    public static VisitorKeys of(AccountId account) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new VisitorKeys(account, "key-of-" + account, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String keyId() {
        return keyId;
    }

    /** Base64 of the X.509 encoding. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    /** What ids of conversations of the account are made with; the same in every test. */
    public ConversationKey conversationKey() {
        return new ConversationKey(CONVERSATION_SECRET);
    }

    /** The keys as a setting, its secrets sealed with {@link #SECRET_KEY}. */
    public Setting.Keys setting() {
        var box = SecretBox.of(SECRET_KEY);
        return new Setting.Keys(
                account,
                1,
                false,
                box.seal(CONVERSATION_SECRET, SecretPurpose.conversationKey(account)),
                keyId,
                publicKey(),
                box.seal(pair.getPrivate().getEncoded(), SecretPurpose.visitorKey(account)));
    }

    /** A visitor's token, good for 30 days from now. */
    public String token(VisitorId visitor, ChannelId channel, PlacementId placement, ConversationId conversation) {
        var now = Instant.now();
        return sign(
                new VisitorToken(account, visitor, channel, placement, conversation, now.plus(Duration.ofDays(30))),
                now);
    }

    /** A visitor's token whose time was over a minute ago. */
    public String expiredToken(
            VisitorId visitor, ChannelId channel, PlacementId placement, ConversationId conversation) {
        var end = Instant.now().minus(Duration.ofMinutes(1));
        return sign(
                new VisitorToken(account, visitor, channel, placement, conversation, end),
                end.minus(Duration.ofDays(30)));
    }

    private String sign(VisitorToken token, Instant now) {
        return VisitorTokens.sign(token, keyId, pair.getPrivate(), now);
    }
}
