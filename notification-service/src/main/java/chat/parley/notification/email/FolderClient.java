package chat.parley.notification.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.function.BooleanSupplier;

/** Writes mails into a folder instead of sending them, so that they can be looked at where there is no mail server. */
final class FolderClient implements MailClient {
    private final Path folder;
    private final MimeClient mime;
    private final Session session = Session.getInstance(new Properties());

    FolderClient(Path folder, MimeClient mime) {
        this.folder = folder;
        this.mime = mime;
    }

    @Override
    public String name() {
        return "folder";
    }

    @Override
    public boolean isThere() {
        return true;
    }

    /** Writing it twice is writing it once, so an attempt is never uncertain. */
    @Override
    public Verdict send(Letter letter, BooleanSupplier handOver) {
        try {
            Files.createDirectories(folder);
            Path half = Files.createTempFile(folder, "mail", ".part");
            try {
                try (var out = Files.newOutputStream(half)) {
                    mime.message(session, letter).writeTo(out);
                }
                Path whole = folder.resolve(letter.messageKey() + ".eml");
                Files.move(half, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(half);
            }
            return new Verdict.Sent();
        } catch (AddressException e) {
            return new Verdict.Hopeless("the recipient's address is no mail address");
        } catch (MessagingException e) {
            return new Verdict.Hopeless("the mail cannot be written: " + e.getMessage());
        } catch (IOException e) {
            return new Verdict.Again("the folder cannot be written to: " + e.getMessage());
        }
    }
}
