package chat.parley.notification.email;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it is read: what its recipient sees, before any encoding. Nothing in it can begin a header of its own.
 *
 * @param messageKey the left part of the Message-ID
 * @param sender the name shown as the sender's
 * @param recipient one address, or several between commas [W-06]
 * @param plain the body as plain text
 * @param html the same body as HTML; null for a mail of plain text alone
 * @param correspondence what it belongs to; null for a mail by itself
 * @param replyTo where answers go; null for back to the sender
 */
public record Letter(
        String messageKey,
        String sender,
        String recipient,
        String subject,
        String plain,
        @Nullable String html,
        Instant date,
        @Nullable Correspondence correspondence,
        @Nullable String replyTo) {
    /**
     * What makes a mail one of several that belong together.
     *
     * @param before the left parts of the Message-IDs of those before it, oldest first
     * @param stopLink an address that ends them
     */
    public record Correspondence(List<String> before, String stopLink) {
        public Correspondence {
            before = List.copyOf(before);
        }
    }

    /** A mail by itself that is answered to its sender, if at all. */
    public Letter(
            String messageKey,
            String sender,
            String recipient,
            String subject,
            String plain,
            @Nullable String html,
            Instant date) {
        this(messageKey, sender, recipient, subject, plain, html, date, null, null);
    }

    public Letter {
        sender = oneLine(sender);
        subject = oneLine(subject);
    }

    /** Without control characters: a line break in a header would begin another one. */
    private static String oneLine(String value) {
        return value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
