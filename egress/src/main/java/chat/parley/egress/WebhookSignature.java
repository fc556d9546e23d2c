package chat.parley.egress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs deliveries as Standard Webhooks 1.0 has it, so that any of its libraries can check them [N-10]. */
public final class WebhookSignature {
    private static final String PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private WebhookSignature() {}

    /** A new secret, as the receiver's library wants it. */
    public static String newSecret(SecureRandom random) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** A new secret of another use: the last part of an address that nobody can guess. */
    public static String newAddressSecret(SecureRandom random) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The value of the header {@code webhook-signature}: one signature per secret.
     *
     * @param id of the message, the same on every attempt
     * @param at when this attempt is made
     * @param body exactly as it is sent
     */
    public static String header(List<String> secrets, String id, Instant at, String body) {
        return header(secrets, id, at, body.getBytes(UTF_8));
    }

    /** As {@link #header(List, String, Instant, String)}, of bytes. */
    public static String header(List<String> secrets, String id, Instant at, byte[] body) {
        byte[] content = content(id, at, body);
        return secrets.stream().map(secret -> "v1," + sign(secret, content)).collect(Collectors.joining(" "));
    }

    /**
     * Whether a call carries the signature of one of these secrets, was made within five minutes of {@code now}, and
     * is whole.
     *
     * @param timestamp the header {@code webhook-timestamp}
     * @param signatures the header {@code webhook-signature}
     */
    public static boolean isGood(
            List<String> secrets, String id, String timestamp, String signatures, byte[] body, Instant now) {
        if (id.isEmpty() || !timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(at, now).abs().compareTo(TOLERANCE) > 0) {
            return false;
        }
        byte[] content = content(id, at, body);
        boolean good = false;
        for (String secret : secrets) {
            byte[] wanted = ("v1," + sign(secret, content)).getBytes(UTF_8);
            for (String signature : signatures.split(" ", -1)) {
                good |= MessageDigest.isEqual(wanted, signature.getBytes(UTF_8));
            }
        }
        return good;
    }

    private static byte[] content(String id, Instant at, byte[] body) {
        byte[] head = (id + "." + at.getEpochSecond() + ".").getBytes(UTF_8);
        return ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .array();
    }

    private static String sign(String secret, byte[] content) {
        if (!secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a secret begins with " + PREFIX);
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA256", e);
        }
    }
}
