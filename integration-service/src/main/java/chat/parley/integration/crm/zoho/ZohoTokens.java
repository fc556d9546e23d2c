package chat.parley.integration.crm.zoho;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.integration.crm.Access;
import chat.parley.integration.crm.CrmAnswer;
import chat.parley.integration.crm.CrmTokens.Renewed;
import chat.parley.integration.crm.CrmTokens.Token;
import chat.parley.integration.crm.CrmVendor;
import chat.parley.integration.crm.OAuthAccess;
import chat.parley.integration.crm.Talk;
import java.net.URLEncoder;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How Zoho CRM is accessed: access tokens live for an hour and are had with a refresh token, which stays the same. Zoho
 * gives ten in ten minutes and then none, so one is kept and shared. Where the interface is, its answer says.
 */
final class ZohoTokens {
    private static final long USUAL_SECONDS = 3_600;

    private final CrmVendor.Link link;
    private final Talk talk;

    private ZohoTokens(CrmVendor.Link link) {
        this.link = link;
        this.talk = new Talk(
                link.calls(),
                Access.fixed(Map.of("content-type", "application/x-www-form-urlencoded")),
                link.clock(),
                body -> body.path("error").asText());
    }

    static Access access(CrmVendor.Link link) {
        return new OAuthAccess(link.tokens(), new ZohoTokens(link)::renew, "Zoho-oauthtoken", link.clock());
    }

    private Renewed renew(@Nullable Token kept) {
        String form = Map.of(
                        "refresh_token", link.option("refreshToken"),
                        "client_id", link.option("clientId"),
                        "client_secret", link.option("clientSecret"),
                        "grant_type", "refresh_token")
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var made = new AtomicReference<@Nullable Token>();
        CrmAnswer answer = talk.send("POST", "/oauth/v2/token", Map.of(), form, given -> {
            String access = given.path("access_token").asText();
            String api = given.path("api_domain").asText();
            if (given.hasNonNull("error")) {
                return new CrmAnswer.Unauthorized(
                        200, "answered " + given.path("error").asText());
            }
            if (access.isEmpty() || !api.matches("https?://[\\w.:-]+")) {
                return new CrmAnswer.Again(null, "the answer holds no token", null);
            }
            made.set(new Token(
                    access,
                    null,
                    link.clock().instant().plusSeconds(given.path("expires_in").asLong(USUAL_SECONDS)),
                    api));
            return new CrmAnswer.Done("", "");
        });
        Token token = made.get();
        if (token != null) {
            return new Renewed.Fresh(token);
        }
        return new Renewed.Failed(
                answer instanceof CrmAnswer.Refused(var status, var reason)
                        ? new CrmAnswer.Unauthorized(status, reason)
                        : answer);
    }
}
