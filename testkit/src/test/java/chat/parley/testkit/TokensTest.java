package chat.parley.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.platform.identity.VisitorTokens;
import chat.parley.platform.json.Json;
import chat.parley.platform.secret.SecretBox;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final VisitorId VISITOR = new VisitorId("v-1");
    private static final ConversationId CONVERSATION = new ConversationId("c-1");

    private final SampleAccount acme = new SampleAccount("acme");

    @Test
    void areSignedWithThePublishedKeyAndSayWhoIsCalling() throws Exception {
        var token = Tokens.of(acme.ann()).sign();

        assertThat(isSignedWithThePublishedKey(token)).isTrue();
        var claims = claims(token);
        assertThat(claims.path("sub").asText()).isEqualTo("ann");
        assertThat(claims.path("account").asText()).isEqualTo("acme");
        assertThat(claims.path("name").asText()).isEqualTo("Ann");
        assertThat(claims.path("iss").asText()).isEqualTo(TestIssuer.ISSUER);
        assertThat(claims.path("aud").toString()).isEqualTo("[\"parley\",\"account\"]");
        assertThat(claims.path("realm_access").path("roles").toString()).isEqualTo("[\"operator\"]");
        assertThat(claims.path("exp").asLong()).isGreaterThan(Instant.now().getEpochSecond());
    }

    @Test
    void canBeWrongInEachWayThatMatters() throws Exception {
        var ann = Tokens.of(acme.ann());

        assertThat(isSignedWithThePublishedKey(ann.withForgedSignature().sign()))
                .isFalse();
        assertThat(claims(ann.expired().sign()).path("exp").asLong())
                .isLessThan(Instant.now().getEpochSecond());
        assertThat(claims(ann.forAnotherAudience().sign()).path("aud").toString())
                .doesNotContain("parley");
        assertThat(claims(ann.fromAnotherIssuer().sign()).path("iss").asText()).isNotEqualTo(TestIssuer.ISSUER);
        assertThat(claims(ann.withAccount(null).sign()).has("account")).isFalse();
        assertThat(claims(ann.withRoles(Role.SUPERVISOR, Role.OPERATOR).sign())
                        .path("realm_access")
                        .path("roles")
                        .toString())
                .isEqualTo("[\"supervisor\",\"operator\"]");
    }

    @Test
    void theIssuerDescribesItself() throws Exception {
        var description = get(TestIssuer.realmUrl() + "/.well-known/openid-configuration");

        assertThat(description.path("issuer").asText()).isEqualTo(TestIssuer.ISSUER);
        assertThat(get(description.path("jwks_uri").asText()).path("keys")).hasSize(1);
    }

    @Test
    void visitorsTokensAreGoodForTheirAccountsKeyOnly() {
        var token = acme.keys().token(VISITOR, SampleAccount.WEB, SampleAccount.SHOP, CONVERSATION);

        assertThat(check(token, acme)).isInstanceOf(VisitorTokens.Check.Valid.class);
        assertThat(check(token, new SampleAccount("acme"))).isInstanceOf(VisitorTokens.Check.Invalid.class);
        assertThat(check(acme.keys().expiredToken(VISITOR, SampleAccount.WEB, SampleAccount.SHOP, CONVERSATION), acme))
                .isInstanceOf(VisitorTokens.Check.Expired.class);
    }

    @Test
    void theSealedKeysOpenAgain() {
        var setting = acme.keys().setting();
        var box = SecretBox.of(VisitorKeys.SECRET_KEY);

        assertThat(VisitorTokens.privateKey(box.open(setting.visitorPrivateKey(), "visitor-key/acme"))
                        .getAlgorithm())
                .isEqualTo("EC");
        assertThat(box.open(setting.conversationKey(), "conversation-key/acme")).hasSizeGreaterThan(15);
    }

    private static VisitorTokens.Check check(String token, SampleAccount account) {
        var setting = account.keys().setting();
        var key = VisitorTokens.Key.of(setting.visitorKeyId(), setting.visitorPublicKey());
        return VisitorTokens.check(token, id -> Optional.of(key), Instant.now());
    }

    private static boolean isSignedWithThePublishedKey(String token) throws Exception {
        var published = get(TestIssuer.realmUrl() + "/protocol/openid-connect/certs")
                .path("keys")
                .path(0);
        var key = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(published, "n"), number(published, "e")));
        int end = token.lastIndexOf('.');
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(token.substring(0, end).getBytes(UTF_8));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
    }

    private static BigInteger number(JsonNode key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asText()));
    }

    private static JsonNode claims(String token) throws Exception {
        int first = token.indexOf('.');
        return Json.mapper()
                .readTree(Base64.getUrlDecoder().decode(token.substring(first + 1, token.lastIndexOf('.'))));
    }

    private static JsonNode get(String address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return Json.mapper().readTree(answer.body());
        }
    }
}
