package chat.parley.notification.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How mails are sent; without {@link Smtp#host} and {@link #fileDir} they are kept until there is a way. */
@ConfigMapping(prefix = "parley.mail")
public interface EmailConfig {
    /** The sender's address; the name beside it is the account's. */
    @WithDefault("parley@localhost")
    String from();

    /** The folder mails are written to as {@code .eml} files while no SMTP host is set. */
    Optional<String> fileDir();

    Smtp smtp();

    /** The mail server that takes mails for the world. */
    interface Smtp {
        Optional<String> host();

        /** 25, 465 or 587 by default, as {@link #encryption} wants. */
        Optional<Integer> port();

        Optional<String> user();

        Optional<String> password();

        @WithDefault("starttls")
        Encryption encryption();

        /** How long to wait for a connection, and then for each answer. */
        @WithDefault("20s")
        Duration patience();
    }

    /** How the connection to the mail server is protected. */
    enum Encryption {
        /** Not at all; for a server on the same machine. */
        NONE,
        /** After a greeting in the clear; refused where the server cannot. */
        STARTTLS,
        /** From the first byte. */
        TLS
    }

    /** Where dialog-service answers. */
    @WithName("dialog-url")
    URI dialogUrl();

    /** The public address of the suite, for links. */
    URI door();

    /** The suite's key, base64; what signs addresses for answers. */
    String secretKey();

    /** The mailbox whose mails join their dialogs; without it nobody can answer the mails to visitors who left. */
    Optional<String> replyTo();

    /** How long after a mail to a visitor who left the next one is held back [T-24]. */
    @WithDefault("30m")
    Duration awayPause();

    /** How long to wait for a transcript. */
    @WithDefault("5s")
    Duration transcriptPatience();

    /** For how long a mail waits for its transcript before it goes without. */
    @WithDefault("5m")
    Duration transcriptUntil();

    /** How often due mails are looked for when nothing says that there are new ones. */
    @WithDefault("2s")
    Duration pace();

    /** The pause after the first failed attempt; each later one is three times as long, up to an hour. */
    @WithDefault("20s")
    Duration firstPause();

    /** After how long an attempt that was not ended counts as lost; longer than any attempt takes. */
    @WithDefault("10m")
    Duration attemptPatience();

    /** Alerts of what happened longer ago are not sent. */
    @WithDefault("24h")
    Duration staleAfter();

    /** For how long finished mails are kept. */
    @WithDefault("30d")
    Duration keep();
}
