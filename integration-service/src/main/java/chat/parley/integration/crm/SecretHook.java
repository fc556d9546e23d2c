package chat.parley.integration.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A call that a rule of the CRM makes, with a body and headers that its administrator writes there. Such calls are not
 * signed: they show the secret, in a header of their own or as the password of basic authentication.
 */
public final class SecretHook implements CrmHook {
    private static final String NUMBER = "[0-9]{1,30}";
    private static final String BASIC = "basic ";
    private static final int LONGEST_OCCASION = 100;

    private final Set<String> done;

    /** @param done the states of a record, in small letters, in which it is done with */
    public SecretHook(Set<String> done) {
        this.done = Set.copyOf(done);
    }

    @Override
    public Said read(Call call, String secret, Instant now) {
        byte[] wanted = secret.getBytes(UTF_8);
        boolean good =
                MessageDigest.isEqual(wanted, call.header("x-parley-secret").getBytes(UTF_8))
                        | MessageDigest.isEqual(wanted, password(call.header("authorization")));
        if (!good) {
            return new Said.Forged("the secret is not good");
        }
        JsonNode body;
        try {
            body = Json.read(call.body(), JsonNode.class).orElse(null);
        } catch (IOException e) {
            return new Said.Malformed("the body is no JSON");
        }
        if (body == null || !body.isObject()) {
            return new Said.Malformed("the body is no object");
        }
        if (!done.contains(body.path("status").asText().toLowerCase(Locale.ROOT))) {
            return new Said.Other();
        }
        String record = body.path("recordId").asText();
        String occasion = body.path("updatedAt").asText();
        if (!record.matches(NUMBER) || occasion.length() > LONGEST_OCCASION) {
            return new Said.Malformed("recordId is a number");
        }
        return new Said.Solved(List.of(new Ended(record, null, occasion)));
    }

    private static byte[] password(String authorization) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            return new byte[0];
        }
        try {
            String pair = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(BASIC.length()).strip()),
                    UTF_8);
            return pair.substring(pair.indexOf(':') + 1).getBytes(UTF_8);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
