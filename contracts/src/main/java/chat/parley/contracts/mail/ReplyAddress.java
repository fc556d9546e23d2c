package chat.parley.contracts.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The address that an answer to a mail goes to: a mailbox with a signed tag, {@code mailbox+<tag>@host}, which names
 * the conversation the answer belongs to [T-24]. The tag is 26 characters of the conversation's id and 16 of a keyed
 * hash over it and the account, all of {@code 0-9 a-v}, so that mail servers may change the case of the address.
 */
public final class ReplyAddress {
    /** Longest name of a mailbox that leaves room for a tag, in characters. */
    public static final int LONGEST_MAILBOX = 64 - 1 - 42;

    private static final int ID_BYTES = 16;
    private static final int ID_CHARACTERS = 26;
    private static final int SIGN_BYTES = 10;
    private static final int SIGN_CHARACTERS = 16;
    private static final Pattern FORM =
            Pattern.compile("[^+@]{1,64}\\+([0-9a-v]{26})([0-9a-v]{16})@[^@]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAILBOX = Pattern.compile("([A-Za-z0-9._-]{1," + LONGEST_MAILBOX + "})@([^@+]+)");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");

    private final SecretKeySpec key;

    /** @param secret the suite's key, at least 16 bytes */
    public ReplyAddress(byte[] secret) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("a key has at least 16 bytes");
        }
        this.key = new SecretKeySpec(hmac(new SecretKeySpec(secret, "HmacSHA256"), "reply-address"), "HmacSHA256");
    }

    /**
     * The address for answers.
     *
     * @param mailbox where answers arrive, for example {@code support@example.com}
     * @return empty where the mailbox's name leaves no room or has a tag of its own, or where the conversation's id is
     *     none that {@code ConversationKey} makes
     */
    public Optional<String> of(String mailbox, AccountId account, ConversationId conversation) {
        Matcher parts = MAILBOX.matcher(mailbox);
        if (!parts.matches() || !ID.matcher(conversation.value()).matches()) {
            return Optional.empty();
        }
        byte[] id = Base64.getUrlDecoder().decode(conversation.value());
        if (!text(id).equals(conversation.value())) {
            return Optional.empty();
        }
        String tag = digits(id, ID_CHARACTERS) + digits(sign(account, conversation), SIGN_CHARACTERS);
        return Optional.of(parts.group(1) + "+" + tag + "@" + parts.group(2));
    }

    /**
     * The conversation that a recipient's address names.
     *
     * @param account whose mailbox it is; a tag of another account's does not count
     * @return empty for an address without a tag, and for one whose tag was not made with this key for this account
     */
    public Optional<ConversationId> conversation(String address, AccountId account) {
        Matcher parts = FORM.matcher(address);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<byte[]> id = bytes(parts.group(1), ID_BYTES);
        Optional<byte[]> sign = bytes(parts.group(2), SIGN_BYTES);
        if (id.isEmpty() || sign.isEmpty()) {
            return Optional.empty();
        }
        var conversation = new ConversationId(text(id.get()));
        return MessageDigest.isEqual(sign.get(), sign(account, conversation))
                ? Optional.of(conversation)
                : Optional.empty();
    }

    private byte[] sign(AccountId account, ConversationId conversation) {
        return Arrays.copyOf(hmac(key, account.value() + "\n" + conversation.value()), SIGN_BYTES);
    }

    private static String text(byte[] id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    private static String digits(byte[] bytes, int length) {
        String digits = new BigInteger(1, bytes).toString(32);
        return "0".repeat(length - digits.length()) + digits;
    }

    private static Optional<byte[]> bytes(String digits, int length) {
        byte[] found = new BigInteger(digits.toLowerCase(Locale.ROOT), 32).toByteArray();
        int from = Math.max(0, found.length - length);
        for (int i = 0; i < from; i++) {
            if (found[i] != 0) {
                return Optional.empty();
            }
        }
        var bytes = new byte[length];
        System.arraycopy(found, from, bytes, length - (found.length - from), found.length - from);
        return Optional.of(bytes);
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
