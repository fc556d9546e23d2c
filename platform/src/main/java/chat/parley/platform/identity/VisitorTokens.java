package chat.parley.platform.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Function;

/**
 * Signs and checks visitors' tokens: JWT with ES256 and nothing else, so that no header can choose a weaker algorithm.
 */
public final class VisitorTokens {
    private static final String ISSUER = "parley-visitor";
    private static final int LONGEST = 2_048;

    private VisitorTokens() {}

    /**
     * A public key an account's tokens are checked with.
     *
     * @param keyId as in {@code Setting.Keys}
     */
    public record Key(String keyId, PublicKey publicKey) {
        /** @param encoded base64 of the X.509 encoding, as in {@code Setting.Keys} */
        public static Key of(String keyId, String encoded) {
            try {
                byte[] x509 = Base64.getDecoder().decode(encoded);
                return new Key(keyId, KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(x509)));
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("not an EC public key", e);
            }
        }
    }

    /** What became of a token that was shown. */
    public sealed interface Check {
        record Valid(VisitorToken token) implements Check {}

        /** Signed by the account, but its time is over. */
        record Expired() implements Check {}

        /** Not signed by the account it names, damaged, or no token at all. */
        record Invalid() implements Check {}
    }

    /** @param pkcs8 the account's private key */
    public static PrivateKey privateKey(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an EC private key", e);
        }
    }

    public static String sign(VisitorToken token, String keyId, PrivateKey key, Instant now) {
        var header = new LinkedHashMap<String, Object>();
        header.put("alg", "ES256");
        header.put("typ", "JWT");
        header.put("kid", keyId);
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", ISSUER);
        claims.put("sub", token.visitorId().value());
        claims.put("account", token.accountId().value());
        claims.put("channel", token.channelId().value());
        claims.put("placement", token.placementId().value());
        claims.put("conversation", token.conversationId().value());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", token.expiresAt().getEpochSecond());
        String signed = encode(Json.bytes(header)) + "." + encode(Json.bytes(claims));
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(signed.getBytes(US_ASCII));
            return signed + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the account's key cannot sign", e);
        }
    }

    /** @param keys the key of an account; empty for an account that does not exist */
    public static Check check(String token, Function<AccountId, Optional<Key>> keys, Instant now) {
        if (token.length() > LONGEST) {
            return new Check.Invalid();
        }
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
            return new Check.Invalid();
        }
        try {
            JsonNode header = Json.mapper().readTree(decode(token.substring(0, first)));
            JsonNode claims = Json.mapper().readTree(decode(token.substring(first + 1, second)));
            var account = new AccountId(claims.path("account").asText());
            Optional<Key> key = keys.apply(account)
                    .filter(k -> k.keyId().equals(header.path("kid").asText()));
            if (key.isEmpty()
                    || !"ES256".equals(header.path("alg").asText())
                    || !ISSUER.equals(claims.path("iss").asText())
                    || !verify(token, second, key.get().publicKey())) {
                return new Check.Invalid();
            }
            var expiresAt = Instant.ofEpochSecond(claims.path("exp").asLong());
            if (!now.isBefore(expiresAt)) {
                return new Check.Expired();
            }
            return new Check.Valid(new VisitorToken(
                    account,
                    new VisitorId(claims.path("sub").asText()),
                    new ChannelId(claims.path("channel").asText()),
                    new PlacementId(claims.path("placement").asText()),
                    new ConversationId(claims.path("conversation").asText()),
                    expiresAt));
        } catch (IOException | RuntimeException | GeneralSecurityException e) {
            // Whatever a stranger puts into a token, the answer is the same.
            return new Check.Invalid();
        }
    }

    private static boolean verify(String token, int end, PublicKey key) throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key);
        signature.update(token.substring(0, end).getBytes(US_ASCII));
        return signature.verify(decode(token.substring(end + 1)));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
