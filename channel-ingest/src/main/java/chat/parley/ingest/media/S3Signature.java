package chat.parley.ingest.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests as S3 wants them, by Signature Version 4. */
public final class S3Signature {
    /** The SHA-256 of nothing, in hex. */
    public static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DAY = 8;

    private final String accessKey;
    private final String secretKey;
    private final String region;

    public S3Signature(String accessKey, String secretKey, String region) {
        this.accessKey = accessKey;
        this.secretKey = secretKey;
        this.region = region;
    }

    /**
     * The headers that sign a request, the given ones among them and {@code host} left out, as HTTP clients write it
     * themselves.
     *
     * @param uri with an escaped path
     * @param headers to be signed besides, by their names in lower case
     * @param bodyHash SHA-256 of the body, in hex
     */
    public Map<String, String> sign(String method, URI uri, Map<String, String> headers, String bodyHash, Instant now) {
        String time = TIME.format(now);
        SortedMap<String, String> signed = new TreeMap<>(headers);
        signed.put("host", host(uri));
        signed.put("x-amz-content-sha256", bodyHash);
        signed.put("x-amz-date", time);
        String names = String.join(";", signed.keySet());
        String canonical = method + "\n"
                + uri.getRawPath() + "\n"
                + query(uri) + "\n"
                + signed.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + bodyHash;
        String scope = time.substring(0, DAY) + "/" + region + "/s3/aws4_request";
        String signature = HexFormat.of()
                .formatHex(hmac(
                        key(time.substring(0, DAY)),
                        ALGORITHM + "\n" + time + "\n" + scope + "\n" + sha256(canonical.getBytes(UTF_8))));
        signed.remove("host");
        signed.put(
                "authorization",
                ALGORITHM + " Credential=" + accessKey + "/" + scope + ",SignedHeaders=" + names + ",Signature="
                        + signature);
        return signed;
    }

    /** SHA-256 in hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static String host(URI uri) {
        boolean usual = uri.getPort() < 0
                || uri.getPort() == 443 && "https".equals(uri.getScheme())
                || uri.getPort() == 80 && "http".equals(uri.getScheme());
        return usual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static String query(URI uri) {
        String query = uri.getQuery();
        return query == null
                ? ""
                : Arrays.stream(query.split("&", -1))
                        .map(pair -> pair.split("=", 2))
                        .map(pair -> escaped(pair[0]) + "=" + (pair.length > 1 ? escaped(pair[1]) : ""))
                        .sorted()
                        .collect(Collectors.joining("&"));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private byte[] key(String day) {
        byte[] key = ("AWS4" + secretKey).getBytes(UTF_8);
        for (String part : new String[] {day, region, "s3", "aws4_request"}) {
            key = hmac(key, part);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
