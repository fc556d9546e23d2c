package chat.parley.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets for storage and transport: AES-256-GCM with a fresh nonce, bound to what the secret is for, so that a
 * sealed secret moved to another place does not open there [W-52].
 */
public final class SecretBox {
    private static final String VERSION = "v1.";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;

    /** @param key 32 bytes, the same in every service of an installation */
    public SecretBox(byte[] key, SecureRandom random) {
        if (key.length != 32) {
            throw new IllegalArgumentException("the secret key must have 32 bytes, not " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    /** @param base64 the key as configuration carries it */
    public static SecretBox of(String base64) {
        return new SecretBox(Base64.getDecoder().decode(base64.strip()), new SecureRandom());
    }

    /** @param purpose what the secret is for and whose, for example {@code visitor-key/acme}; needed again to open it */
    public String seal(byte[] secret, String purpose) {
        try {
            var nonce = new byte[NONCE];
            random.nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(secret);
            byte[] all = ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES-GCM", e);
        }
    }

    /** @throws IllegalArgumentException when the text was not sealed with this key for this purpose */
    public byte[] open(String sealed, String purpose) {
        if (!sealed.startsWith(VERSION)) {
            throw new IllegalArgumentException("not a sealed secret");
        }
        byte[] all = Base64.getUrlDecoder().decode(sealed.substring(VERSION.length()));
        if (all.length <= NONCE) {
            throw new IllegalArgumentException("not a sealed secret");
        }
        var nonce = new byte[NONCE];
        System.arraycopy(all, 0, nonce, 0, NONCE);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, purpose).doFinal(all, NONCE, all.length - NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("sealed with another key or for another purpose", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(UTF_8));
        return cipher;
    }
}
