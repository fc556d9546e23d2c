package chat.parley.testkit.crm;

import chat.parley.testkit.crm.CrmServer.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The tokens of amoCRM; for one thread at a time. */
final class AmoGrants {
    private String code = "code-1";
    private String access = "";
    private String refresh = "";
    private int given;

    /** Good once. */
    String code() {
        return code;
    }

    /** How many were given. */
    int given() {
        return given;
    }

    void endAccess() {
        access = "ended";
    }

    /** Whether who asks so is let in. */
    boolean isGood(@Nullable String authorization) {
        return ("Bearer " + AmoSimulator.TOKEN).equals(authorization)
                || !access.isEmpty() && ("Bearer " + access).equals(authorization);
    }

    /** Whether the login and key of older days are exchanged for a code. */
    static boolean exchanges(JsonNode body) {
        return isClient(body.path("client_uuid"), body)
                && body.path("login").asText().equals(AmoSimulator.LOGIN)
                && body.path("api_key").asText().equals(AmoSimulator.API_KEY);
    }

    /** What is given for a code or a refresh token; each is good once. */
    Answer token(JsonNode body) {
        String grant = body.path("grant_type").asText();
        boolean byCode =
                grant.equals("authorization_code") && body.path("code").asText().equals(code);
        boolean byRefresh = grant.equals("refresh_token")
                && !refresh.isEmpty()
                && body.path("refresh_token").asText().equals(refresh);
        boolean good = isClient(body.path("client_id"), body)
                && body.path("redirect_uri").asText().equals(AmoSimulator.REDIRECT_URI)
                && (byCode || byRefresh);
        if (!good) {
            return new Answer(
                    400,
                    CrmServer.object().put("hint", "Token has been revoked").put("title", "Некорректный запрос"));
        }
        given++;
        code = "code-" + (given + 1);
        access = "access-" + given;
        refresh = "refresh-" + given;
        return new Answer(
                200,
                CrmServer.object()
                        .put("token_type", "Bearer")
                        .put("expires_in", 86_400)
                        .put("access_token", access)
                        .put("refresh_token", refresh)
                        .put("server_time", Instant.now().getEpochSecond()));
    }

    private static boolean isClient(JsonNode id, JsonNode body) {
        return id.asText().equals(AmoSimulator.CLIENT_ID)
                && body.path("client_secret").asText().equals(AmoSimulator.CLIENT_SECRET);
    }
}
