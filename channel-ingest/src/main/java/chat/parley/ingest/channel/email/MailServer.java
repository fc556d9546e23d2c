package chat.parley.ingest.channel.email;

import chat.parley.ingest.kit.ChannelConnection;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * A server that holds or takes mails, as a channel is configured.
 *
 * @param protocol {@code imap} or {@code smtp}
 */
record MailServer(String protocol, String host, int port, Security security, String user, String password) {
    /** How the connection is protected. */
    enum Security {
        /** From the first byte. */
        TLS,
        /** After a greeting in the clear; refused where the server cannot. */
        STARTTLS,
        /** Not at all; for trials on one machine. */
        NONE
    }

    /** Empty where the channel has none. */
    static Optional<MailServer> of(ChannelConnection connection, String protocol) {
        String host = connection.config(protocol + "Host", "");
        if (host.isBlank()) {
            return Optional.empty();
        }
        Security security =
                Security.valueOf(connection.config(protocol + "Security", "tls").toUpperCase(Locale.ROOT));
        String port = connection.config(protocol + "Port", "");
        String address = connection.config(EmailChannel.ADDRESS, "");
        return Optional.of(new MailServer(
                protocol,
                host,
                port.isEmpty() ? usualPort(protocol, security) : Integer.parseInt(port),
                security,
                connection.config("user", address),
                connection.secret(EmailChannel.PASSWORD)));
    }

    private static int usualPort(String protocol, Security security) {
        if (protocol.equals("imap")) {
            return security == Security.TLS ? 993 : 143;
        }
        return switch (security) {
            case TLS -> 465;
            case STARTTLS -> 587;
            case NONE -> 25;
        };
    }

    /**
     * As the mail library wants it.
     *
     * @param millis how long a connection and each answer may take
     */
    Properties properties(long millis) {
        String prefix = "mail." + protocol + ".";
        var properties = new Properties();
        properties.setProperty("mail.store.protocol", "imap");
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty(prefix + "host", host);
        properties.setProperty(prefix + "port", Integer.toString(port));
        properties.setProperty(prefix + "connectiontimeout", Long.toString(millis));
        properties.setProperty(prefix + "timeout", Long.toString(millis));
        properties.setProperty(prefix + "writetimeout", Long.toString(millis));
        // Else a socket that was refused would be replaced by one that nobody guards.
        properties.setProperty(prefix + "socketFactory.fallback", "false");
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "ssl.enable", Boolean.toString(security == Security.TLS));
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(security == Security.STARTTLS));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(security == Security.STARTTLS));
        return properties;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return protocol + " at " + host + ":" + port;
    }
}
