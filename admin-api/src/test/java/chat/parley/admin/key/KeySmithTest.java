package chat.parley.admin.key;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.secret.SecretBox;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KeySmithTest {
    private static final AccountId ACME = new AccountId("acme");

    private final SecretBox box = new SecretBox(new byte[32], new SecureRandom());
    private final KeySmith smith = new KeySmith(box, new SecureRandom(), () -> "key-1");

    @Test
    @Tag("W-52")
    void whatIsSignedWithThePrivateKeyIsCheckedWithThePublicOne() throws GeneralSecurityException {
        Setting.Keys keys = smith.make(ACME);
        var factory = KeyFactory.getInstance("EC");
        var open = (ECPublicKey) factory.generatePublic(
                new X509EncodedKeySpec(Base64.getDecoder().decode(keys.visitorPublicKey())));
        var secret = factory.generatePrivate(
                new PKCS8EncodedKeySpec(box.open(keys.visitorPrivateKey(), KeySmith.visitorPurpose(ACME))));
        byte[] text = "a visitor's token".getBytes(StandardCharsets.UTF_8);

        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(secret);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(open);
        signature.update(text);

        assertThat(signature.verify(signed)).isTrue();
        assertThat(open.getParams().getOrder().bitLength()).isEqualTo(256);
        assertThat(keys.visitorKeyId()).isEqualTo("key-1");
        assertThat(keys.version()).isEqualTo(1);
    }

    @Test
    void everyAccountHasAConversationKeyOfItsOwn() {
        byte[] one = box.open(smith.make(ACME).conversationKey(), KeySmith.conversationPurpose(ACME));
        byte[] other = box.open(smith.make(ACME).conversationKey(), KeySmith.conversationPurpose(ACME));

        assertThat(one).hasSize(32).isNotEqualTo(other);
    }
}
