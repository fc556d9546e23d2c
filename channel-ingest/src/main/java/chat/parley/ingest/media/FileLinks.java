package chat.parley.ingest.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.id.AttachmentId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Links to files that whoever has them may follow, for a while; they name no account and no visitor. */
public final class FileLinks {
    private static final String PATH = "/channels/files/";
    private static final int KEPT = 18;
    private static final String CONSOLE = "o";
    private static final int TOKEN = 35;

    private final SecretKeySpec key;
    private final Duration life;
    private final InstantSource clock;

    /** @param secret the suite's key */
    public FileLinks(byte[] secret, Duration life, InstantSource clock) {
        this.key = new SecretKeySpec(
                hmac(new SecretKeySpec(secret, "HmacSHA256"), "file-links".getBytes(UTF_8)), "HmacSHA256");
        this.life = life;
        this.clock = clock;
    }

    /** A path at the door, good from now on for as long as links are. */
    public String link(AttachmentId file) {
        return PATH + file.value() + "/" + token(file, "");
    }

    /** As {@link #link}, for the console: it is followed from those addresses only that the account allows [W-68]. */
    public String consoleLink(AttachmentId file) {
        return PATH + file.value() + "/" + CONSOLE + token(file, CONSOLE);
    }

    /** Whether a token is one of the console's, good or not. */
    public static boolean isOfConsole(String token) {
        return token.length() > TOKEN;
    }

    /** Whether the token belongs to the file and its time is not over. */
    public boolean isGood(AttachmentId file, String token) {
        if (!token.matches("o?[A-Za-z0-9_-]{35}")) {
            return false;
        }
        String whose = isOfConsole(token) ? CONSOLE : "";
        var read = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token.substring(whose.length())));
        long end = read.getLong();
        var given = new byte[KEPT];
        read.get(given);
        return MessageDigest.isEqual(given, signature(file, whose, end))
                && clock.instant().getEpochSecond() < end;
    }

    private String token(AttachmentId file, String whose) {
        long end = clock.instant().plus(life).getEpochSecond();
        byte[] token = ByteBuffer.allocate(Long.BYTES + KEPT)
                .putLong(end)
                .put(signature(file, whose, end))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private byte[] signature(AttachmentId file, String whose, long end) {
        return Arrays.copyOf(hmac(key, (file.value() + "\n" + end + whose).getBytes(UTF_8)), KEPT);
    }

    private static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
