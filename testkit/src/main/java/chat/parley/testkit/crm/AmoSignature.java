package chat.parley.testkit.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.testkit.crm.CrmServer.Request;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** How what goes between amoCRM's chats and a channel is signed. */
final class AmoSignature {
    private static final Duration FRESH = Duration.ofMinutes(15);

    private AmoSignature() {}

    /** The signature of a text. */
    static String of(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA1"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is wrong with a request's signature or what it covers; null for nothing. */
    static @Nullable String wrong(Request request, String secret, Instant now) {
        String date = String.valueOf(request.header("date"));
        String type = String.valueOf(request.header("content-type"));
        String digest = String.valueOf(request.header("content-md5"));
        if (!type.equals("application/json")) {
            return "Content-Type must be application/json";
        }
        try {
            Instant at = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
            if (Duration.between(at, now).abs().compareTo(FRESH) > 0) {
                return "the date is not within a quarter of an hour";
            }
            byte[] md5 = MessageDigest.getInstance("MD5").digest(request.body());
            if (!digest.equals(HexFormat.of().formatHex(md5))) {
                return "Content-MD5 is not that of the body";
            }
        } catch (DateTimeException | GeneralSecurityException e) {
            return "the date is none";
        }
        String signed = String.join("\n", request.method(), digest, type, date, request.path());
        return of(secret, signed).equals(request.header("x-signature")) ? null : "invalid signature";
    }
}
