package chat.parley.notification;

import chat.parley.testkit.Wait;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.microprofile.config.ConfigProvider;

/** The mails of one address at the tests' mail server. */
final class Mailbox {
    private final String address;
    private final int port = ConfigProvider.getConfig().getValue(MailServices.IMAP_PORT, Integer.class);

    Mailbox(String address) {
        this.address = address;
    }

    /**
     * A mail as it arrived.
     *
     * @param html empty for a mail of plain text alone
     * @param raw all headers, a line each
     */
    record Arrived(String subject, String from, String messageId, String plain, String html, List<String> raw) {}

    List<Arrived> await(int count) {
        return Wait.await()
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptions() // nobody has this address before the first mail
                .until(this::all, mails -> mails.size() >= count);
    }

    List<Arrived> all() throws MessagingException, IOException {
        var found = new ArrayList<Arrived>();
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", port, address, address);
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                for (var message : inbox.getMessages()) {
                    var mail = (MimeMessage) message;
                    var parts = mail.getContent() instanceof MimeMultipart several ? several : null;
                    var headers = new ArrayList<String>();
                    mail.getAllHeaderLines().asIterator().forEachRemaining(headers::add);
                    found.add(new Arrived(
                            mail.getSubject(),
                            mail.getFrom()[0].toString(),
                            mail.getMessageID(),
                            String.valueOf(
                                    parts == null
                                            ? mail.getContent()
                                            : parts.getBodyPart(0).getContent()),
                            parts == null
                                    ? ""
                                    : String.valueOf(parts.getBodyPart(1).getContent()),
                            headers));
                }
            }
        }
        return found;
    }
}
