package chat.parley.ingest.channel.email;

import chat.parley.ingest.kit.SendResult;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import javax.net.SocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hands mails to an account's own mail server. */
final class SmtpClient {
    private static final Logger LOG = Logger.getLogger(SmtpClient.class);
    private static final int LONGEST_ERROR = 200;

    private final SocketFactory sockets;
    private final Duration patience;

    SmtpClient(SocketFactory sockets, Duration patience) {
        this.sockets = sockets;
        this.patience = patience;
    }

    /** Writes a mail in a session. */
    @FunctionalInterface
    interface Writer {
        MimeMessage write(Session session) throws MessagingException;
    }

    /** @param from where bounces go */
    SendResult send(MailServer server, String from, String to, Writer writer) {
        Session session = session(server, from);
        MimeMessage message;
        Transport transport;
        try {
            message = writer.write(session);
            message.saveChanges();
            transport = session.getTransport();
        } catch (MessagingException e) {
            return new SendResult.Rejected("the mail cannot be written: " + words(e));
        }
        try {
            SendResult refused = connect(transport, server);
            return refused == null ? handOver(transport, message, to) : refused;
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

    /** Whether the server lets us in; null where it does. */
    @Nullable
    SendResult check(MailServer server) {
        Transport transport;
        try {
            transport = session(server, server.user()).getTransport();
        } catch (MessagingException e) {
            return new SendResult.Later(words(e));
        }
        try {
            return connect(transport, server);
        } finally {
            close(transport);
        }
    }

    private Session session(MailServer server, String from) {
        Properties properties = server.properties(patience.toMillis());
        properties.put("mail.smtp.socketFactory", sockets);
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(!server.password().isEmpty()));
        properties.setProperty("mail.smtp.from", from);
        properties.setProperty("mail.smtp.quitwait", "false");
        return Session.getInstance(properties);
    }

    private static @Nullable SendResult connect(Transport transport, MailServer server) {
        try {
            transport.connect(server.host(), server.port(), server.user(), server.password());
            return null;
        } catch (AuthenticationFailedException e) {
            return new SendResult.Disowned("the mail server refuses the login: " + words(e));
        } catch (MessagingException e) {
            return new SendResult.Later("no connection to the mail server: " + words(e));
        }
    }

    private static SendResult handOver(Transport transport, MimeMessage message, String to) {
        try {
            transport.sendMessage(message, new Address[] {new InternetAddress(to)});
            return new SendResult.Accepted(message.getMessageID());
        } catch (MessagingException e) {
            return verdict(e);
        }
    }

    /** The last answer of the server decides; where there is none the mail may have been taken. */
    private static SendResult verdict(MessagingException failure) {
        for (Exception cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException refused) {
                return ofAddress(refused.getReturnCode(), words(refused));
            }
            if (cause instanceof SMTPSenderFailedException refused) {
                return ofMail(refused.getReturnCode(), words(refused));
            }
            // An answer that never came is counted as one with a code below zero.
            if (cause instanceof SMTPSendFailedException refused
                    && refused.getReturnCode() > 0
                    && refused.getNextException() == null) {
                return ofMail(refused.getReturnCode(), words(refused));
            }
        }
        return new SendResult.Unknown("the connection was lost: " + words(failure));
    }

    /** What the server says of the recipient. */
    private static SendResult ofAddress(int code, String words) {
        boolean gone = code >= 550 && code <= 553 && code != 552 && !words.contains("5.7.");
        return gone ? new SendResult.Unreachable(words) : ofMail(code, words);
    }

    private static SendResult ofMail(int code, String words) {
        return code >= 500 ? new SendResult.Rejected(words) : new SendResult.Later(words);
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private static String words(Exception failure) {
        String words = String.valueOf(failure.getMessage()).strip();
        return words.length() > LONGEST_ERROR ? words.substring(0, LONGEST_ERROR) : words;
    }
}
