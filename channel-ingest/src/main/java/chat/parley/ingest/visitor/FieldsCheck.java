package chat.parley.ingest.visitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.dialog.FieldsProof;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whether a site's own server signed what its page says of a visitor. By default HMAC-SHA256 over the canonical JSON of
 * {@code exp}, {@code fields}, {@code iat} and, where there is one, {@code id}; sites that have it already may go on
 * with MD5 over all values and the key [B-18, B-19, B-21, B-23].
 */
public final class FieldsCheck {
    /** How far ahead a site's clock may be, in seconds. */
    private static final long SKEW = 60;

    /**
     * What a channel's signs are checked with.
     *
     * @param secrets the keys that are good now, as the site has them; none where no site was asked to sign
     * @param olderForm whether MD5 is taken too
     */
    public record Keys(List<String> secrets, boolean olderForm) {
        public static final Keys NONE = new Keys(List.of(), false);

        public Keys {
            secrets = List.copyOf(secrets);
        }
    }

    private FieldsCheck() {}

    public static FieldsProof proof(SignedFields given, Keys keys, Instant now) {
        if (keys.secrets().isEmpty()) {
            return FieldsProof.NONE;
        }
        SignedFields.Validity validity = given.validity();
        if (validity == null ? !keys.olderForm() : !isInTime(validity, now)) {
            return FieldsProof.UNVERIFIED;
        }
        byte[] sign = given.sign().toLowerCase(Locale.ROOT).getBytes(UTF_8);
        boolean good = false;
        for (String key : keys.secrets()) {
            String expected = validity == null ? md5(given, key) : hmac(given, validity, key);
            // Every key is tried, so that the time says nothing of which one it was.
            good |= MessageDigest.isEqual(sign, expected.getBytes(UTF_8));
        }
        return good ? FieldsProof.VERIFIED : FieldsProof.UNVERIFIED;
    }

    private static boolean isInTime(SignedFields.Validity validity, Instant now) {
        long seconds = now.getEpochSecond();
        return validity.signedAt() <= seconds + SKEW && seconds < validity.goodUntil();
    }

    private static String md5(SignedFields given, String key) {
        String values = given.fields().stream().map(SignedFields.Field::text).collect(Collectors.joining());
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest((values + key).getBytes(UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has MD5", e);
        }
    }

    private static String hmac(SignedFields given, SignedFields.Validity validity, String key) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        given.fields().forEach(field -> fields.put(field.name(), field.value()));
        var signed = new LinkedHashMap<String, @Nullable Object>();
        signed.put("exp", validity.goodUntil());
        signed.put("fields", fields);
        signed.put("iat", validity.signedAt());
        if (given.id() != null) {
            signed.put("id", given.id());
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(CanonicalJson.text(signed).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
