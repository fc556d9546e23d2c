package chat.parley.notification.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hands mails to a mail server, a connection each. */
final class SmtpClient implements MailClient {
    private static final Logger LOG = Logger.getLogger(SmtpClient.class);
    private static final int LONGEST_ERROR = 500;

    private final MimeClient mime;
    private final Session session;
    private final @Nullable String user;
    private final @Nullable String password;

    SmtpClient(String host, EmailConfig.Smtp config, MimeClient mime) {
        this.mime = mime;
        this.user = config.user().filter(name -> !name.isBlank()).orElse(null);
        this.password = config.password().orElse(null);
        this.session = Session.getInstance(properties(host, config, user != null));
    }

    private static Properties properties(String host, EmailConfig.Smtp config, boolean login) {
        var properties = new Properties();
        Duration patience = config.patience();
        String millis = Long.toString(patience.toMillis());
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty(
                "mail.smtp.port", Integer.toString(config.port().orElse(usualPort(config.encryption()))));
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.auth", Boolean.toString(login));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        boolean starttls = config.encryption() == EmailConfig.Encryption.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
        properties.setProperty(
                "mail.smtp.ssl.enable", Boolean.toString(config.encryption() == EmailConfig.Encryption.TLS));
        // Of several recipients those get it whom the server takes.
        properties.setProperty("mail.smtp.sendpartial", "true");
        // What was said goodbye to is sent; the answer to the goodbye is of no use.
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }

    private static int usualPort(EmailConfig.Encryption encryption) {
        return switch (encryption) {
            case NONE -> 25;
            case STARTTLS -> 587;
            case TLS -> 465;
        };
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public Verdict send(Letter letter, BooleanSupplier handOver) {
        MimeMessage message;
        try {
            message = mime.message(session, letter);
        } catch (AddressException e) {
            return new Verdict.Hopeless("the recipient's address is no mail address");
        } catch (MessagingException e) {
            return new Verdict.Hopeless("the mail cannot be written: " + words(e));
        }
        Transport transport;
        try {
            transport = session.getTransport();
            transport.connect(user, password);
        } catch (AuthenticationFailedException e) {
            return new Verdict.Again("the mail server refuses the login: " + words(e));
        } catch (MessagingException e) {
            return new Verdict.Again("no connection to the mail server: " + words(e));
        }
        try {
            return handOver.getAsBoolean()
                    ? handOver(transport, message)
                    : new Verdict.Again("somebody else has the mail");
        } finally {
            close(transport);
        }
    }

    /** How the connection ends changes nothing of what became of the mail. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debugf(
                    "the mail server went without a goodbye: %s", e.getClass().getName());
        }
    }

    private static Verdict handOver(Transport transport, MimeMessage message) {
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return new Verdict.Sent();
        } catch (SendFailedException e) {
            // Another attempt would reach the others a second time.
            return e.getValidSentAddresses() != null && e.getValidSentAddresses().length > 0
                    ? new Verdict.Sent()
                    : verdict(e);
        } catch (MessagingException e) {
            return verdict(e);
        }
    }

    /** The last answer of the server decides; where there is none the mail may have been taken. */
    private static Verdict verdict(MessagingException failure) {
        for (Exception cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException refused) {
                return Verdict.ofReply(refused.getReturnCode(), words(refused));
            }
            if (cause instanceof SMTPSenderFailedException refused) {
                return Verdict.ofReply(refused.getReturnCode(), words(refused));
            }
            if (cause instanceof SMTPSendFailedException refused && refused.getNextException() == null) {
                return Verdict.ofReply(refused.getReturnCode(), words(refused));
            }
        }
        return new Verdict.Uncertain("the connection was lost: " + words(failure));
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private static String words(Exception failure) {
        String words = String.valueOf(failure.getMessage()).strip();
        return words.length() > LONGEST_ERROR ? words.substring(0, LONGEST_ERROR) : words;
    }
}
