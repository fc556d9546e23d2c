package chat.parley.contracts.id;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An account's secret from which its conversation ids are made, so that a key on a topic says nothing about the
 * person behind it and cannot be reversed.
 */
public final class ConversationKey {
    /** 128 bits are kept of the HMAC: far beyond any chance of a collision within an account. */
    private static final int BYTES_KEPT = 16;

    private final SecretKeySpec key;

    /** @param secret at least 16 random bytes; the same for the whole life of the account */
    public ConversationKey(byte[] secret) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("a conversation key has at least 16 bytes");
        }
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** The conversation between one visitor, named as the channel's provider names them, and one channel. */
    public ConversationId conversation(ChannelId channel, String externalVisitorId) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(channel.value().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            var hash = mac.doFinal(externalVisitorId.getBytes(StandardCharsets.UTF_8));
            var kept = new byte[BYTES_KEPT];
            System.arraycopy(hash, 0, kept, 0, BYTES_KEPT);
            return new ConversationId(Base64.getUrlEncoder().withoutPadding().encodeToString(kept));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
