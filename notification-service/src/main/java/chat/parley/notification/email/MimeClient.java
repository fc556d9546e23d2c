package chat.parley.notification.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Encodes letters as they go over the wire. */
final class MimeClient {
    /** As RFC 5322 has it. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final InternetAddress from;

    /**
     * @param from the sender's address
     * @throws IllegalArgumentException when it is none
     */
    MimeClient(String from) {
        try {
            this.from = address(from);
        } catch (AddressException e) {
            throw new IllegalArgumentException("parley.mail.from is no mail address", e);
        }
    }

    /** The message; its {@code Message-ID} depends on the letter's key only. */
    MimeMessage message(Session session, Letter letter) throws MessagingException {
        String id = id(letter.messageKey());
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        try {
            message.setFrom(new InternetAddress(from.getAddress(), letter.sender(), UTF_8.name()));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java runtime has UTF-8", e);
        }
        message.setRecipients(Message.RecipientType.TO, addresses(letter.recipient()));
        if (letter.replyTo() != null) {
            message.setReplyTo(new InternetAddress[] {address(letter.replyTo())});
        }
        message.setSubject(letter.subject(), UTF_8.name());
        message.setHeader("Date", DATE.format(letter.date()));
        // Nobody answers a machine, and out-of-office notes stay where they are (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        Letter.Correspondence correspondence = letter.correspondence();
        if (correspondence != null) {
            belong(message, correspondence);
        }
        if (letter.html() == null) {
            message.setText(letter.plain(), UTF_8.name());
        } else {
            var plain = new MimeBodyPart();
            plain.setText(letter.plain(), UTF_8.name());
            var html = new MimeBodyPart();
            html.setText(letter.html(), UTF_8.name(), "html");
            message.setContent(new MimeMultipart("alternative", plain, html));
        }
        message.saveChanges();
        return message;
    }

    /** One thread at the reader's, and a way to end it in one step (RFC 8058). */
    private void belong(MimeMessage message, Letter.Correspondence correspondence) throws MessagingException {
        List<String> before = correspondence.before().stream().map(this::id).toList();
        if (!before.isEmpty()) {
            message.setHeader("In-Reply-To", before.getLast());
            message.setHeader("References", String.join("\r\n ", before));
        }
        message.setHeader("List-Unsubscribe", "<" + correspondence.stopLink() + ">");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    private String id(String messageKey) {
        return "<" + messageKey + "@" + from.getAddress().replaceFirst("^.*@", "") + ">";
    }

    private static InternetAddress[] addresses(String text) throws AddressException {
        String[] parts = text.split(",", -1);
        var addresses = new InternetAddress[parts.length];
        for (int i = 0; i < parts.length; i++) {
            addresses[i] = address(parts[i]);
        }
        return addresses;
    }

    /** One plain address, as RFC 5322 has it; anything that could be more than that is refused. */
    private static InternetAddress address(String text) throws AddressException {
        var address = new InternetAddress(text, true);
        if (address.isGroup() || !text.equals(address.getAddress())) {
            throw new AddressException("one address without a name is wanted");
        }
        return address;
    }
}
