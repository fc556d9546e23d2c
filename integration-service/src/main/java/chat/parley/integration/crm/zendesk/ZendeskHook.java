package chat.parley.integration.crm.zendesk;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.integration.crm.CrmHook;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A webhook of Zendesk's, called by a trigger. What is signed is published as the timestamp and then the body, and in
 * an older copy the other way round, by which alone its example comes out; both are accepted. Neither can be taken for
 * the other: a body begins with a brace and a timestamp does not.
 */
final class ZendeskHook implements CrmHook {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String NUMBER = "[0-9]{1,18}";
    private static final String ID = "[A-Za-z0-9_-]{1,64}";
    private static final int LONGEST_OCCASION = 100;

    @Override
    public Said read(Call call, String secret, Instant now) {
        byte[] body = call.body();
        String timestamp = call.header("x-zendesk-webhook-signature-timestamp");
        byte[] shown = call.header("x-zendesk-webhook-signature").getBytes(UTF_8);
        byte[] time = timestamp.getBytes(UTF_8);
        boolean good = MessageDigest.isEqual(signature(secret, time, body), shown)
                | MessageDigest.isEqual(signature(secret, body, time), shown);
        if (!good) {
            return new Said.Forged("the signature is not good");
        }
        try {
            Duration age = Duration.between(Instant.parse(timestamp), now).abs();
            if (age.compareTo(TOLERANCE) > 0) {
                return new Said.Forged("it was signed too long ago");
            }
        } catch (DateTimeParseException e) {
            return new Said.Forged("the timestamp is none");
        }
        return said(body);
    }

    private static Said said(byte[] body) {
        JsonNode call;
        try {
            call = Json.mapper().readTree(body);
        } catch (IOException e) {
            return new Said.Malformed("the body is no JSON");
        }
        if (call == null || !call.isObject()) {
            return new Said.Malformed("the body is no object");
        }
        if (!call.path("status").asText().equals("solved")) {
            return new Said.Other();
        }
        String ticket = call.path("ticketId").asText();
        String dialog = call.path("dialogId").asText();
        String occasion = call.path("updatedAt").asText();
        if (!ticket.matches(NUMBER) || !dialog.matches(ID) || occasion.length() > LONGEST_OCCASION) {
            return new Said.Malformed("ticketId is a number, dialogId the ticket's external id");
        }
        return new Said.Solved(List.of(new Ended(ticket, dialog, occasion)));
    }

    private static byte[] signature(String secret, byte[] first, byte[] second) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            var both = new ByteArrayOutputStream();
            both.writeBytes(first);
            both.writeBytes(second);
            return Base64.getEncoder().encode(mac.doFinal(both.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
