package chat.parley.ingest.channel.email;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tells by a mail's head whether a person wrote it. What a machine wrote opens no dialog and is never answered: two
 * machines would answer each other for ever.
 */
record MailMarks(Map<String, String> head) {
    /** Ours, with the channel's id. */
    static final String LOOP = "X-Parley-Loop";

    private static final List<String> MACHINES =
            List.of("mailer-daemon@", "postmaster@", "noreply@", "no-reply@", "donotreply@");

    MailMarks {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(head);
        head = java.util.Collections.unmodifiableMap(all);
    }

    /**
     * What kind of machine wrote it; empty for a person.
     *
     * @param from the sender's address, in lower case
     * @param mailbox our own address, in lower case
     * @param channelId ours
     */
    Optional<String> machine(String from, String mailbox, String channelId) {
        if (of(LOOP).equals(channelId.toLowerCase(Locale.ROOT)) || from.equals(mailbox)) {
            return Optional.of("loop");
        }
        if (!of("Auto-Submitted").isEmpty() && !of("Auto-Submitted").startsWith("no")) {
            return Optional.of("auto-reply");
        }
        if (!of("X-Autoreply").isEmpty()
                || !of("X-Autorespond").isEmpty()
                || of("Precedence").equals("auto_reply")) {
            return Optional.of("auto-reply");
        }
        if (of("Return-Path").equals("<>") || MACHINES.stream().anyMatch(from::startsWith)) {
            return Optional.of("machine");
        }
        String suppress = of("X-Auto-Response-Suppress");
        if (suppress.contains("all") || suppress.contains("autoreply")) {
            return Optional.of("machine");
        }
        boolean bulk = List.of("bulk", "list", "junk").contains(of("Precedence"));
        boolean list = head.keySet().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("list-"));
        if (bulk || list) {
            return Optional.of("list");
        }
        // Somebody else's machine that watches for its own mails, as distributors do.
        return of("X-Loop").isEmpty() ? Optional.empty() : Optional.of("machine");
    }

    private String of(String name) {
        return head.getOrDefault(name, "").strip().toLowerCase(Locale.ROOT);
    }
}
