package chat.parley.integration.crm.amocrm;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of amoCRM's Chats API with the secret of a channel [W-64]. A request is signed over its method, the digest
 * and the type of its body, its date and its path without the query; what amoCRM sends is signed over the body alone.
 */
final class ChatSignature {
    /** The header of both directions, as headers that came are named. */
    static final String HEADER = "x-signature";

    private static final String TYPE = "application/json";
    /** With an offset in numbers, as the vendor's own samples have it. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss xx", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final SecretKeySpec key;

    /** @param secret of the channel; not empty */
    ChatSignature(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA1");
    }

    /**
     * The headers of a request.
     *
     * @param path may have a query, which is not signed
     * @param body exactly as it is sent; empty for none
     * @param at good for a quarter of an hour
     */
    Map<String, String> headers(String method, String path, byte[] body, Instant at) {
        String date = DATE.format(at);
        String digest = md5(body);
        int query = path.indexOf('?');
        String signed = String.join("\n", method, digest, TYPE, date, query < 0 ? path : path.substring(0, query));
        return Map.of(
                "date",
                date,
                "content-type",
                TYPE,
                "content-md5",
                digest,
                HEADER,
                HexFormat.of().formatHex(mac(signed.getBytes(UTF_8))));
    }

    /**
     * Whether amoCRM has sent this.
     *
     * @param shown what came in the header, in small or large letters
     * @param body exactly as it came
     */
    boolean isGood(String shown, byte[] body) {
        byte[] expected = HexFormat.of().formatHex(mac(body)).getBytes(US_ASCII);
        return MessageDigest.isEqual(
                expected, shown.strip().toLowerCase(Locale.ROOT).getBytes(UTF_8));
    }

    private byte[] mac(byte[] signed) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(key);
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA1", e);
        }
    }

    private static String md5(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has MD5", e);
        }
    }

    /** Nothing: the secret is in it. */
    @Override
    public String toString() {
        return "ChatSignature[]";
    }
}
