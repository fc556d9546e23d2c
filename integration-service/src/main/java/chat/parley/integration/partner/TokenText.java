package chat.parley.integration.partner;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A token as programs send it: {@code parley_<id>_<secret>}. The beginning is there for scanners that look for tokens
 * where none should be.
 *
 * @param tokenId 16 hexadecimal digits, by which it is found
 * @param secret 256 random bits, 43 characters
 */
record TokenText(String tokenId, String secret) {
    private static final Pattern FORM = Pattern.compile("parley_([0-9a-f]{16})_([A-Za-z0-9_-]{43})");
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +(\\S+) *");

    static TokenText fresh(SecureRandom random) {
        var id = new byte[8];
        var secret = new byte[32];
        random.nextBytes(id);
        random.nextBytes(secret);
        return new TokenText(
                HexFormat.of().formatHex(id),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Reads the header {@code Authorization}; empty for what is no token of this form. */
    static Optional<TokenText> of(@Nullable String authorization) {
        var bearer = BEARER.matcher(authorization == null ? "" : authorization);
        if (!bearer.matches()) {
            return Optional.empty();
        }
        var form = FORM.matcher(bearer.group(1));
        return form.matches() ? Optional.of(new TokenText(form.group(1), form.group(2))) : Optional.empty();
    }

    /** All that is kept of the secret. It is too random to be guessed, so the hash needs not be slow. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** The token itself. */
    String text() {
        return "parley_" + tokenId + "_" + secret;
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "parley_" + tokenId + "_…";
    }
}
