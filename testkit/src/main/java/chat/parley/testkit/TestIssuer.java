package chat.parley.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.platform.json.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Publishes the key that {@link Tokens} are signed with, where Keycloak's realm does. As in the product, keys are
 * fetched from one address and the issuer named in tokens is another.
 */
public final class TestIssuer {
    /** The public origin of the suite in tests. */
    public static final String DOOR = "http://localhost:8080";

    /** What stands in tokens as {@code iss}. */
    public static final String ISSUER = DOOR + "/auth/realms/parley";

    static final String KEY_ID = "test-key";
    private static final String REALM = "/auth/realms/parley";
    private static final String CERTS = "/protocol/openid-connect/certs";

    private TestIssuer() {}

    /** Where the realm answers; started with the first use, one for all tests of this Java process. */
    public static String realmUrl() {
        return PerJvm.once("issuer", TestIssuer::start);
    }

    static KeyPair keys() {
        var encoded = PerJvm.once(
                "issuer.key",
                () -> Base64.getEncoder().encodeToString(newKeys().getPrivate().getEncoded()));
        try {
            var factory = KeyFactory.getInstance("RSA");
            var secret = (RSAPrivateCrtKey) factory.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
            var open = factory.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            return new KeyPair(open, secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var realm = "http://127.0.0.1:" + server.getAddress().getPort() + REALM;
            server.createContext(REALM + CERTS, exchange -> answer(exchange, Map.of("keys", List.of(jwk()))));
            server.createContext(
                    REALM + "/.well-known/openid-configuration",
                    exchange -> answer(
                            exchange,
                            Map.of(
                                    "issuer", ISSUER,
                                    "jwks_uri", realm + CERTS,
                                    "authorization_endpoint", realm + "/protocol/openid-connect/auth",
                                    "token_endpoint", realm + "/protocol/openid-connect/token")));
            server.start();
            PerJvm.closeAtTheEnd(() -> server.stop(0));
            return realm;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> jwk() {
        var key = (RSAPublicKey) keys().getPublic();
        return Map.of(
                "kid",
                KEY_ID,
                "kty",
                "RSA",
                "alg",
                "RS256",
                "use",
                "sig",
                "n",
                unsigned(key.getModulus()),
                "e",
                unsigned(key.getPublicExponent()));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static void answer(HttpExchange exchange, Object body) throws IOException {
        byte[] bytes = Json.text(body).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
