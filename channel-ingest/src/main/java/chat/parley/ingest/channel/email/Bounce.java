package chat.parley.ingest.channel.email;

import java.util.Locale;
import java.util.Optional;

/**
 * What a mail server says of a mail it could not deliver (RFC 3464).
 *
 * @param recipient whom it could not be delivered to, in lower case
 * @param reason in the server's own words
 */
record Bounce(String recipient, String reason) {
    private static final int LONGEST = 180;

    /** @param report the part {@code message/delivery-status}; empty where nobody is given up for good */
    static Optional<Bounce> of(String report) {
        String unfolded = report.replaceAll("\r?\n[ \t]+", " ");
        for (String block : unfolded.split("\r?\n\r?\n", -1)) {
            String recipient = field(block, "Final-Recipient");
            String original = field(block, "Original-Recipient");
            String status = field(block, "Status");
            if (field(block, "Action").equalsIgnoreCase("failed") && status.startsWith("5.") && !recipient.isEmpty()) {
                String words = address(field(block, "Diagnostic-Code"));
                String reason = words.isEmpty() ? status : words;
                return Optional.of(new Bounce(
                        address(original.isEmpty() ? recipient : original).toLowerCase(Locale.ROOT),
                        reason.length() > LONGEST ? reason.substring(0, LONGEST) : reason));
            }
        }
        return Optional.empty();
    }

    private static String field(String block, String name) {
        return block.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** Without the kind that stands before it. */
    private static String address(String typed) {
        return typed.substring(typed.indexOf(';') + 1).strip();
    }
}
