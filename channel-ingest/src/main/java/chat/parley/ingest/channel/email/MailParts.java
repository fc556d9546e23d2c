package chat.parley.ingest.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.message.Attachment;
import chat.parley.ingest.kit.RemoteFile;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Takes the body of a mail apart: its text in one of its forms, its files, and what a mail server reports. */
final class MailParts {
    private static final int DEEPEST = 12;
    private static final int MOST_PARTS = 200;
    private static final int MOST_TEXT = 512 * 1024;
    private static final Session SESSION = Session.getInstance(properties());

    private final List<RemoteFile> files = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean cleaned;
    private int parts;
    private @Nullable Bounce bounce;
    private String returned = "";

    private MailParts() {}

    /** Bad things in a mail are no reason not to read the rest of it. */
    private static Properties properties() {
        var properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "false");
        return properties;
    }

    /** @throws IOException when these bytes are no mail at all */
    static Mail read(byte[] raw) throws IOException {
        try {
            var message = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
            var body = new MailParts();
            body.take(message, 0);
            return new MailHead(message, raw)
                    .with(body.text.toString().strip(), body.files, body.cleaned, body.bounce, body.returned);
        } catch (MessagingException e) {
            throw new IOException("it cannot be taken apart", e);
        }
    }

    private void take(Part part, int depth) throws IOException {
        parts++;
        if (depth > DEEPEST || parts > MOST_PARTS) {
            files.add(RemoteFile.refused("part-" + parts, "…"));
            return;
        }
        try {
            judge(part, depth);
        } catch (MessagingException | IOException e) {
            // One bad part is no reason to lose the others.
            cleaned = true;
        }
    }

    private void judge(Part part, int depth) throws MessagingException, IOException {
        ContentType type = type(part);
        String disposition = part.getDisposition();
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(disposition);
        if (type.match("multipart/alternative")) {
            alternatives(multipart(part, type), depth);
        } else if (type.match("multipart/*")) {
            MimeMultipart all = multipart(part, type);
            for (int i = 0; i < all.getCount(); i++) {
                take(all.getBodyPart(i), depth + 1);
            }
        } else if (type.match("message/delivery-status")) {
            bounce = Bounce.of(new String(bytes(part), UTF_8)).orElse(null);
        } else if (type.match("message/rfc822") || type.match("text/rfc822-headers")) {
            returned(part);
        } else if (type.match("text/calendar") && !attached) {
            calendar(part, type);
        } else if (type.match("application/ms-tnef") || "winmail.dat".equalsIgnoreCase(MailHead.name(part))) {
            winmail(part);
        } else if (!attached
                && MailHead.name(part).isEmpty()
                && (type.match("text/plain") || type.match("text/html"))) {
            text(part, type);
        } else {
            file(part, type);
        }
    }

    /** Of several forms of the same the plain one, else the one that HTML is made plain of; files in any of them. */
    private void alternatives(MimeMultipart forms, int depth) throws MessagingException, IOException {
        boolean plain = false;
        for (int i = 0; i < forms.getCount(); i++) {
            BodyPart form = forms.getBodyPart(i);
            plain |= type(form).match("text/plain")
                    && bytes(form).length > 0
                    && !new String(bytes(form), ISO_8859_1).isBlank();
        }
        for (int i = 0; i < forms.getCount(); i++) {
            BodyPart form = forms.getBodyPart(i);
            boolean html = type(form).match("text/html");
            if (type(form).match("multipart/related") && plain) {
                filesOnly(multipart(form, type(form)), depth + 1);
            } else if (!(html && plain) && !(type(form).match("text/plain") && !plain)) {
                take(form, depth + 1);
            }
        }
    }

    private void filesOnly(MimeMultipart related, int depth) throws MessagingException, IOException {
        for (int i = 0; i < related.getCount(); i++) {
            if (!type(related.getBodyPart(i)).match("text/html")) {
                take(related.getBodyPart(i), depth);
            }
        }
    }

    private void text(Part part, ContentType type) throws MessagingException, IOException {
        Letters letters = Letters.decoded(bytes(part), type.getParameter("charset"));
        cleaned |= letters.cleaned();
        String words = letters.text().length() > MOST_TEXT ? letters.text().substring(0, MOST_TEXT) : letters.text();
        if (type.match("text/html")) {
            add(HtmlText.plain(words));
        } else if ("flowed".equalsIgnoreCase(type.getParameter("format"))) {
            add(unflowed(words));
        } else {
            add(words);
        }
    }

    /** Lines that were broken for old readers become one again (RFC 3676). */
    private static String unflowed(String words) {
        var whole = new StringBuilder();
        for (String line : words.split("\n", -1)) {
            String own = line.startsWith(" ") ? line.substring(1) : line;
            whole.append(own);
            boolean goesOn = own.endsWith(" ") && !own.equals("-- ") && !own.startsWith(">");
            whole.append(goesOn ? "" : "\n");
        }
        return whole.toString();
    }

    private void calendar(Part part, ContentType type) throws MessagingException, IOException {
        byte[] bytes = bytes(part);
        add(CalendarText.of(Letters.decoded(bytes, type.getParameter("charset")).text()));
        add("invite.ics", bytes);
    }

    private void winmail(Part part) throws MessagingException, IOException {
        byte[] bytes = bytes(part);
        List<WinmailParts.File> inside = WinmailParts.of(bytes);
        if (inside.isEmpty()) {
            add("winmail.dat", bytes);
        }
        inside.forEach(file -> add(file.name(), file.bytes()));
    }

    /** What a mail server sends back is read for its ids; a mail that a person attached is a file. */
    private void returned(Part part) throws MessagingException, IOException {
        byte[] bytes = bytes(part);
        returned += new String(bytes, 0, Math.min(bytes.length, 64 * 1024), ISO_8859_1);
        if (part.isMimeType("message/rfc822") && bounce == null) {
            String name = MailHead.name(part);
            add(name.isEmpty() ? "message.eml" : name, bytes);
        }
    }

    private void file(Part part, ContentType type) throws MessagingException, IOException {
        String name = MailHead.name(part);
        if (name.isEmpty()) {
            name = type.getPrimaryType().toLowerCase(Locale.ROOT) + "."
                    + type.getSubType().toLowerCase(Locale.ROOT);
        }
        add(name, bytes(part));
    }

    private void add(String name, byte[] bytes) {
        String id = (files.size() + 1) + "/" + name;
        if (files.size() >= Attachment.MOST || ArchiveNames.isNested(bytes)) {
            files.add(RemoteFile.refused(id, name));
        } else {
            files.add(RemoteFile.of(id, name, bytes));
        }
    }

    private void add(String words) {
        if (!words.isBlank()) {
            text.append(text.isEmpty() ? "" : "\n").append(words);
        }
    }

    private static MimeMultipart multipart(Part part, ContentType type) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof MimeMultipart multipart) {
            return multipart;
        }
        if (content instanceof Multipart) {
            throw new MessagingException("of another kind");
        }
        throw new MessagingException("no " + type.getBaseType());
    }

    private static byte[] bytes(Part part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private static ContentType type(Part part) throws MessagingException {
        try {
            return new ContentType(part.getContentType());
        } catch (ParseException e) {
            return new ContentType("application", "octet-stream", null);
        }
    }
}
