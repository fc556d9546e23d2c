package chat.parley.ingest.channel.email;

import chat.parley.ingest.kit.RemoteFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that came, taken apart.
 *
 * @param messageId its own, or one made of its bytes where it has none
 * @param follows ids of the mails it answers, the nearest first
 * @param from the sender's address, in lower case; null for none that can be written to
 * @param fromName as they call themselves; null for no name
 * @param recipients all addresses it was sent to
 * @param subject without what marks an answer; empty for none
 * @param text plain, with quotes and signature
 * @param files what is attached and what is shown within
 * @param cleaned whether some of its letters could not be read
 * @param bounce what could not be delivered, where a mail server says so; null else
 */
record Mail(
        String messageId,
        List<String> follows,
        @Nullable String from,
        @Nullable String fromName,
        List<String> recipients,
        String subject,
        String text,
        List<RemoteFile> files,
        boolean cleaned,
        MailMarks marks,
        @Nullable Bounce bounce) {
    Mail {
        follows = List.copyOf(follows);
        recipients = List.copyOf(recipients);
        files = List.copyOf(files);
    }
}
