package chat.parley.platform.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.platform.identity.VisitorTokens.Check;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P-21")
class VisitorTokensTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final AccountId ACME = new AccountId("acme");
    private static final AccountId OTHER = new AccountId("other");

    private final KeyPair acmeKeys = keyPair();
    private final KeyPair otherKeys = keyPair();

    @Test
    void aTokenComesBackAsItWasSigned() {
        assertThat(check(signed(ACME, acmeKeys, "k1"), NOW)).isEqualTo(new Check.Valid(token(ACME)));
    }

    @Test
    void aTokenExpiresExactlyAtItsInstant() {
        String token = signed(ACME, acmeKeys, "k1");

        assertThat(check(token, NOW.plusSeconds(3_599))).isInstanceOf(Check.Valid.class);
        assertThat(check(token, NOW.plusSeconds(3_600))).isEqualTo(new Check.Expired());
    }

    @Test
    void aTokenThatAnotherAccountSignedIsInvalid() {
        assertThat(check(signed(ACME, otherKeys, "k1"), NOW)).isEqualTo(new Check.Invalid());
    }

    @Test
    void aTokenWithAnotherKeyIdIsInvalid() {
        assertThat(check(signed(ACME, acmeKeys, "old"), NOW)).isEqualTo(new Check.Invalid());
    }

    @Test
    void aTokenOfAnUnknownAccountIsInvalid() {
        assertThat(check(signed(new AccountId("nobody"), acmeKeys, "k1"), NOW)).isEqualTo(new Check.Invalid());
    }

    @Test
    void noHeaderCanTurnTheSignatureOff() {
        String[] parts = signed(ACME, acmeKeys, "k1").split("\\.", -1);
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"kid\":\"k1\"}".getBytes(UTF_8));

        assertThat(check(none + "." + parts[1] + ".", NOW)).isEqualTo(new Check.Invalid());
        assertThat(check(none + "." + parts[1] + "." + parts[2], NOW)).isEqualTo(new Check.Invalid());
    }

    @Test
    void claimsCannotBeExchanged() {
        String[] mine = signed(ACME, acmeKeys, "k1").split("\\.", -1);
        String[] theirs = signed(OTHER, otherKeys, "k1").split("\\.", -1);

        assertThat(check(mine[0] + "." + theirs[1] + "." + mine[2], NOW)).isEqualTo(new Check.Invalid());
    }

    @Test
    void rubbishIsInvalid() {
        assertThat(check("", NOW)).isEqualTo(new Check.Invalid());
        assertThat(check("a.b", NOW)).isEqualTo(new Check.Invalid());
        assertThat(check("a.b.c", NOW)).isEqualTo(new Check.Invalid());
        assertThat(check("ä.ö.ü", NOW)).isEqualTo(new Check.Invalid());
        assertThat(check("a".repeat(5_000), NOW)).isEqualTo(new Check.Invalid());
    }

    private Check check(String token, Instant now) {
        return VisitorTokens.check(
                token,
                account -> account.equals(ACME)
                        ? Optional.of(key(acmeKeys))
                        : account.equals(OTHER) ? Optional.of(key(otherKeys)) : Optional.empty(),
                now);
    }

    private static VisitorTokens.Key key(KeyPair pair) {
        return VisitorTokens.Key.of(
                "k1", Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
    }

    private static String signed(AccountId account, KeyPair pair, String keyId) {
        return VisitorTokens.sign(
                token(account),
                keyId,
                VisitorTokens.privateKey(pair.getPrivate().getEncoded()),
                NOW);
    }

    private static VisitorToken token(AccountId account) {
        return new VisitorToken(
                account,
                new VisitorId("v1"),
                new ChannelId("web"),
                new PlacementId("p1"),
                new ConversationId("c1"),
                NOW.plusSeconds(3_600));
    }

    private static KeyPair keyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
