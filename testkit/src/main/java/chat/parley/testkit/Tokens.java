package chat.parley.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.parley.contracts.actor.Role;
import chat.parley.platform.json.Json;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens of operators as Keycloak's realm makes them, signed with the key {@link TestIssuer} publishes. Each
 * method gives a changed copy; {@link #sign} makes the token.
 *
 * @param account claim {@code account}; null leaves it out
 * @param lifetime from now; negative for one that is over
 */
public record Tokens(
        @Nullable String account,
        String operatorId,
        String name,
        List<Role> roles,
        List<String> audience,
        String issuer,
        Duration lifetime,
        boolean forged) {

    /** A token good for 5 minutes, of one of the operators of {@link Fixtures} or of anybody else. */
    public static Tokens of(String account, String operatorId, String name, Role role) {
        return new Tokens(
                account,
                operatorId,
                name,
                List.of(role),
                List.of("parley", "account"),
                TestIssuer.ISSUER,
                Duration.ofMinutes(5),
                false);
    }

    /** Of the operator as settings describe them. */
    public static Tokens of(chat.parley.contracts.settings.Setting.Operator operator) {
        return of(operator.accountId().value(), operator.operatorId().value(), operator.name(), operator.role());
    }

    public Tokens withAccount(@Nullable String other) {
        return new Tokens(other, operatorId, name, roles, audience, issuer, lifetime, forged);
    }

    public Tokens withRoles(Role... others) {
        return new Tokens(account, operatorId, name, List.of(others), audience, issuer, lifetime, forged);
    }

    /** Good until {@code lifetime} from the moment it is signed. */
    public Tokens lasting(Duration other) {
        return new Tokens(account, operatorId, name, roles, audience, issuer, other, forged);
    }

    /** Was good until ten minutes ago. */
    public Tokens expired() {
        return lasting(Duration.ofMinutes(-10));
    }

    /** Made for another program of the same realm. */
    public Tokens forAnotherAudience() {
        return new Tokens(account, operatorId, name, roles, List.of("account"), issuer, lifetime, forged);
    }

    /** Of another realm, signed with the right key. */
    public Tokens fromAnotherIssuer() {
        return new Tokens(
                account, operatorId, name, roles, audience, TestIssuer.DOOR + "/auth/realms/other", lifetime, forged);
    }

    /** Signed with a key that nobody published, under the published key's id. */
    public Tokens withForgedSignature() {
        return new Tokens(account, operatorId, name, roles, audience, issuer, lifetime, true);
    }

    /** The token itself, as it goes behind {@code Bearer}. */
    public String sign() {
        PrivateKey key = (forged ? TestIssuer.newKeys() : TestIssuer.keys()).getPrivate();
        String signed = encode(Map.of("alg", "RS256", "typ", "JWT", "kid", TestIssuer.KEY_ID)) + "." + encode(claims());
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same claims under {@code alg: none}, without a signature. */
    public String unsigned() {
        return encode(Map.of("alg", "none", "typ", "JWT")) + "." + encode(claims()) + ".";
    }

    /** Signed by the text of the key that everybody may read, as if it were a shared secret (HS256). */
    public String signedWithThePublicKey() {
        String signed = encode(Map.of("alg", "HS256", "typ", "JWT", "kid", TestIssuer.KEY_ID)) + "." + encode(claims());
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(TestIssuer.keys().getPublic().getEncoded(), "HmacSHA256"));
            byte[] signature = mac.doFinal(signed.getBytes(US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> claims() {
        var now = Instant.now();
        var expiry = now.plus(lifetime);
        var issued = lifetime.isNegative() ? expiry.minus(Duration.ofMinutes(5)) : now;
        var names =
                roles.stream().map(role -> role.name().toLowerCase(Locale.ROOT)).toList();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("exp", expiry.getEpochSecond());
        claims.put("iat", issued.getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iss", issuer);
        claims.put("aud", audience);
        claims.put("sub", operatorId);
        claims.put("typ", "Bearer");
        claims.put("azp", "parley-console");
        claims.put("sid", UUID.randomUUID().toString());
        claims.put("acr", "1");
        claims.put("allowed-origins", List.of(TestIssuer.DOOR));
        claims.put("realm_access", Map.of("roles", names));
        claims.put("scope", "openid profile email");
        claims.put("email_verified", true);
        claims.put("name", name);
        claims.put("preferred_username", operatorId);
        claims.put("email", operatorId + "@example.com");
        if (account != null) {
            claims.put("account", account);
        }
        return claims;
    }

    private static String encode(Map<String, ?> part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(part));
    }
}
