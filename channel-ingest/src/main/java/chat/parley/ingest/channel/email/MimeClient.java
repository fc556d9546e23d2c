package chat.parley.ingest.channel.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.message.Attachment;
import chat.parley.ingest.kit.Channel;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes answers in the form of mails. */
final class MimeClient {
    private MimeClient() {}

    static MimeMessage write(Session session, MailLetter letter, Channel.Files files) throws MessagingException {
        var message = new Named(session, letter.id());
        message.setFrom(named(letter.mailbox(), letter.company().name()));
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(letter.to()));
        if (!letter.replyTo().equals(letter.mailbox())) {
            message.setReplyTo(new InternetAddress[] {new InternetAddress(letter.replyTo())});
        }
        message.setSubject(letter.subject(), UTF_8.name());
        message.setHeader(
                "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(letter.at().atOffset(ZoneOffset.UTC)));
        message.setHeader(MailMarks.LOOP, letter.channelId());
        String answered = letter.answers();
        if (answered != null) {
            message.setHeader("In-Reply-To", answered);
            message.setHeader("References", String.join("\r\n ", letter.references()));
        }
        if (letter.files().isEmpty()) {
            message.setText(letter.signed(), UTF_8.name());
        } else {
            message.setContent(withFiles(letter, files));
        }
        return message;
    }

    private static MimeMultipart withFiles(MailLetter letter, Channel.Files files) throws MessagingException {
        var all = new MimeMultipart();
        var words = new MimeBodyPart();
        words.setText(letter.signed(), UTF_8.name());
        all.addBodyPart(words);
        for (Attachment file : letter.files()) {
            var part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new Stored(file, files)));
            part.setFileName(encoded(file.name()));
            part.setDisposition(Part.ATTACHMENT);
            all.addBodyPart(part);
        }
        return all;
    }

    private static InternetAddress named(String address, String name) {
        try {
            return new InternetAddress(address, name, UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java runtime has UTF-8", e);
        }
    }

    private static String encoded(String name) {
        try {
            return MimeUtility.encodeText(name, UTF_8.name(), null);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java runtime has UTF-8", e);
        }
    }

    /** The library makes an id of its own for each attempt; this keeps ours. */
    private static final class Named extends MimeMessage {
        private final String id;

        Named(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    private record Stored(Attachment file, Channel.Files files) implements DataSource {
        @Override
        public InputStream getInputStream() throws IOException {
            return files.open(file.attachmentId());
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            throw new IOException("it is only read");
        }

        @Override
        public String getContentType() {
            return file.mediaType();
        }

        @Override
        public String getName() {
            return file.name();
        }
    }
}
