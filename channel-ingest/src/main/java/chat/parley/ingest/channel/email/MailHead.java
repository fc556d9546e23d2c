package chat.parley.ingest.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.text.EmailAddress;
import chat.parley.ingest.kit.RemoteFile;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the head of a mail, as badly written as it may be. */
final class MailHead {
    private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,250}>");
    private static final Pattern ANSWER =
            Pattern.compile("(?iu)^\\s*(?:(?:re|aw|sv|fw|fwd|отв|на)(?:\\[\\d+])?\\s*:\\s*)+");
    private static final List<String> RECIPIENTS = List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To");
    private static final int MOST_IDS = 30;
    private static final int LONGEST_SUBJECT = 200;

    private final MimeMessage message;
    private final byte[] raw;

    MailHead(MimeMessage message, byte[] raw) {
        this.message = message;
        this.raw = raw.clone();
    }

    /** @param returned the head of a mail that came back; empty for none */
    Mail with(String text, List<RemoteFile> files, boolean cleaned, @Nullable Bounce bounce, String returned)
            throws MessagingException {
        InternetAddress sender = sender();
        String subject = decoded(first("Subject"));
        var follows = new ArrayList<>(ids(first("In-Reply-To")));
        List<String> references = new ArrayList<>(ids(first("References")));
        Collections.reverse(references);
        follows.addAll(references);
        follows.addAll(ids(returned));
        return new Mail(
                messageId(),
                follows.stream().distinct().limit(MOST_IDS).toList(),
                sender == null ? null : address(sender),
                sender == null ? null : personal(sender),
                recipients(),
                shortened(ANSWER.matcher(subject).replaceFirst("").strip()),
                text,
                files,
                cleaned,
                new MailMarks(all()),
                bounce);
    }

    private String messageId() throws MessagingException {
        List<String> ids = ids(first("Message-ID"));
        if (!ids.isEmpty()) {
            return ids.getFirst();
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(raw);
            return "<" + HexFormat.of().formatHex(hash) + "@without.id>";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private @Nullable InternetAddress sender() throws MessagingException {
        for (String name : List.of("From", "Sender")) {
            String header = message.getHeader(name, ",");
            if (header != null) {
                for (InternetAddress found : addresses(header)) {
                    if (address(found) != null) {
                        return found;
                    }
                }
            }
        }
        return null;
    }

    private List<String> recipients() throws MessagingException {
        var found = new ArrayList<String>();
        for (String name : RECIPIENTS) {
            String header = message.getHeader(name, ",");
            if (header != null) {
                for (InternetAddress each : addresses(header)) {
                    String address = address(each);
                    if (address != null) {
                        found.add(address);
                    }
                }
            }
        }
        return found;
    }

    private static InternetAddress[] addresses(String header) {
        try {
            return InternetAddress.parseHeader(header, false);
        } catch (AddressException e) {
            return new InternetAddress[0];
        }
    }

    /** In lower case; null where nobody could be written to there. */
    private static @Nullable String address(InternetAddress found) {
        try {
            return EmailAddress.required("from", String.valueOf(found.getAddress()))
                    .toLowerCase(Locale.ROOT);
        } catch (ContractViolation e) {
            return null;
        }
    }

    private static @Nullable String personal(InternetAddress found) {
        String name = found.getPersonal();
        if (name == null || name.isBlank()) {
            return null;
        }
        return shortened(letters(name.replaceAll("\\p{Cntrl}", " ").strip()));
    }

    private Map<String, String> all() throws MessagingException {
        var all = new HashMap<String, String>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            all.putIfAbsent(header.getName(), header.getValue() == null ? "" : header.getValue());
        }
        return all;
    }

    private String first(String name) throws MessagingException {
        String[] values = message.getHeader(name);
        return values == null || values.length == 0 ? "" : String.valueOf(values[0]);
    }

    private static List<String> ids(String header) {
        var found = new ArrayList<String>();
        Matcher matcher = ID.matcher(header);
        while (matcher.find() && found.size() < MOST_IDS) {
            found.add(matcher.group());
        }
        return found;
    }

    /** What a part is called; empty for no name. */
    static String name(Part part) throws MessagingException {
        String name = part.getFileName();
        return name == null ? "" : decoded(name).strip();
    }

    private static String decoded(String header) {
        try {
            return letters(MimeUtility.decodeText(MimeUtility.unfold(header)));
        } catch (UnsupportedEncodingException | IllegalArgumentException e) {
            return letters(header);
        }
    }

    /** Heads that carry bytes as they are come as Latin letters: they are what their bytes say. */
    private static String letters(String text) {
        if (text.chars().noneMatch(c -> c >= 0x80 && c <= 0xff) || text.chars().anyMatch(c -> c > 0xff)) {
            return text.replace("\0", "");
        }
        byte[] bytes = text.getBytes(ISO_8859_1);
        String utf = new String(bytes, UTF_8);
        boolean whole = Arrays.equals(utf.getBytes(UTF_8), bytes);
        return (whole ? utf : Letters.decoded(bytes, null).text()).replace("\0", "");
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST_SUBJECT) {
            return text;
        }
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(LONGEST_SUBJECT - 1)) ? LONGEST_SUBJECT - 1 : LONGEST_SUBJECT);
    }
}
