package chat.parley.integration.crm.amocrm;

import chat.parley.integration.crm.Access;
import chat.parley.integration.crm.CrmAnswer;
import chat.parley.integration.crm.CrmTokens.Renewed;
import chat.parley.integration.crm.CrmTokens.Token;
import chat.parley.integration.crm.CrmVendor;
import chat.parley.integration.crm.OAuthAccess;
import chat.parley.integration.crm.Talk;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How amoCRM is accessed. A refresh token is good for one use, so what comes with it is kept before it is used. The
 * older way, login and API key, is exchanged: amoCRM answers 202 and sends a code to the redirect address, which is
 * then entered here. How long tokens live is taken from the answers; that a code lives 20 minutes and a refresh token
 * three months is not confirmed by what the vendor has published.
 */
final class AmoTokens {
    /**
     * A 403 says that there were too many requests, not that the credentials are bad; for how long the vendor shuts an
     * account out is not confirmed by what it has published.
     */
    static final Duration SHUT_OUT = Duration.ofMinutes(10);

    private static final long USUAL_SECONDS = 86_400;

    private final CrmVendor.Link link;
    private final Talk talk;

    private AmoTokens(CrmVendor.Link link) {
        this.link = link;
        this.talk = new Talk(link.calls(), Access.fixed(Map.of()), link.clock(), AmoTokens::words, SHUT_OUT);
    }

    static Access access(CrmVendor.Link link) {
        if (link.option("credentials").equals("token")) {
            return Access.fixed(Map.of("authorization", "Bearer " + link.option("token")));
        }
        return new OAuthAccess(link.tokens(), new AmoTokens(link)::renew, "Bearer", link.clock());
    }

    private Renewed renew(@Nullable Token kept) {
        if (kept != null && kept.refresh() != null) {
            return token("refresh_token", "refresh_token", kept.refresh());
        }
        return link.option("code").isEmpty() ? exchanged() : token("authorization_code", "code", link.option("code"));
    }

    private Renewed token(String grant, String name, String value) {
        ObjectNode body = Json.mapper().createObjectNode();
        body.put("client_id", link.option("clientId"));
        body.put("client_secret", link.option("clientSecret"));
        body.put("grant_type", grant);
        body.put(name, value);
        body.put("redirect_uri", link.option("redirectUri"));
        var made = new AtomicReference<@Nullable Token>();
        CrmAnswer answer = talk.send("POST", "/oauth2/access_token", body, given -> {
            String access = given.path("access_token").asText();
            if (access.isEmpty()) {
                return new CrmAnswer.Again(null, "the answer holds no token", null);
            }
            made.set(new Token(
                    access,
                    given.path("refresh_token").textValue(),
                    link.clock().instant().plusSeconds(given.path("expires_in").asLong(USUAL_SECONDS)),
                    ""));
            return new CrmAnswer.Done("", "");
        });
        Token token = made.get();
        return token == null ? new Renewed.Failed(refusedAsUnauthorized(answer)) : new Renewed.Fresh(token);
    }

    /** The login and API key of older days become a code, which amoCRM sends to the redirect address. */
    private Renewed exchanged() {
        ObjectNode body = Json.mapper().createObjectNode();
        body.put("login", link.option("login"));
        body.put("api_key", link.option("apiKey"));
        body.put("client_uuid", link.option("clientId"));
        body.put("client_secret", link.option("clientSecret"));
        CrmAnswer answer = talk.send(
                "POST",
                "/oauth2/exchange_api_key",
                Map.of(),
                body.toString(),
                given -> new CrmAnswer.Unauthorized(
                        202, "amoCRM sends a code to the redirect address; it is to be entered here"));
        return new Renewed.Failed(refusedAsUnauthorized(answer));
    }

    /** A refused code or refresh token is a matter of credentials: others help, a repeat does not. */
    private static CrmAnswer refusedAsUnauthorized(CrmAnswer answer) {
        return answer instanceof CrmAnswer.Refused(var status, var reason)
                ? new CrmAnswer.Unauthorized(status, reason)
                : answer;
    }

    private static String words(JsonNode body) {
        return body.path("hint").asText() + " " + body.path("detail").asText();
    }
}
