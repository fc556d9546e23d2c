package chat.parley.admin.key;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.secret.SecretBox;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.function.Supplier;

/** Makes an account's keys and seals what is secret of them [W-52]. */
public final class KeySmith {
    private static final int CONVERSATION_KEY_BYTES = 32;

    private final SecretBox box;
    private final SecureRandom random;
    private final Supplier<String> ids;

    public KeySmith(SecretBox box, SecureRandom random, Supplier<String> ids) {
        this.box = box;
        this.random = random;
        this.ids = ids;
    }

    /** The keys of a new account. */
    public Setting.Keys make(AccountId account) {
        var conversationKey = new byte[CONVERSATION_KEY_BYTES];
        random.nextBytes(conversationKey);
        KeyPair visitors = pair();
        return new Setting.Keys(
                account,
                1,
                false,
                box.seal(conversationKey, conversationPurpose(account)),
                ids.get(),
                Base64.getEncoder().encodeToString(visitors.getPublic().getEncoded()),
                box.seal(visitors.getPrivate().getEncoded(), visitorPurpose(account)));
    }

    /** What the secret behind conversation ids is sealed for. */
    public static String conversationPurpose(AccountId account) {
        return "conversation-key/" + account.value();
    }

    /** What the private key behind visitor tokens is sealed for. */
    public static String visitorPurpose(AccountId account) {
        return "visitor-key/" + account.value();
    }

    private KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has EC keys on P-256", e);
        }
    }
}
