package chat.parley.ingest.channel.email;

import chat.parley.contracts.message.Attachment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer as a mail.
 *
 * @param id its Message-ID, the same on every attempt
 * @param mailbox ours
 * @param replyTo where an answer shall go, which says what it answers
 * @param answered the id of the mail that is answered; null for the newest
 */
record MailLetter(
        String id,
        String mailbox,
        String replyTo,
        String to,
        String channelId,
        String text,
        List<Attachment> files,
        @Nullable String answered,
        MailThread thread,
        Company company,
        EmailWords words,
        Instant at) {
    private static final String AS_IT_IS = "[^\\u0000-\\u001f]*";

    MailLetter {
        files = List.copyOf(files);
    }

    String subject() {
        String known = thread.subject().matches(AS_IT_IS) ? thread.subject() : "";
        return known.isBlank() ? words.subject() : "Re: " + known;
    }

    /** What the mail answers; null for nothing. */
    @Nullable
    String answers() {
        List<String> ids = thread.ids();
        return answered == null ? (ids.isEmpty() ? null : ids.getLast()) : answered;
    }

    /** What came before it, the oldest first. */
    List<String> references() {
        String last = answers();
        return last == null || thread.ids().contains(last) ? thread.ids() : List.of(last);
    }

    /** The text and below it who writes [W-01] [W-04]. */
    String signed() {
        return text + (text.isEmpty() ? "" : "\n\n") + "-- \n" + words.regards() + "\n" + company.name() + "\n"
                + (company.siteUrl() == null ? "" : company.siteUrl() + "\n") + words.powered() + "\n";
    }
}
