package chat.parley.ingest.channel.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How mail servers are treated. */
@ConfigMapping(prefix = "parley.email")
public interface EmailConfig {
    /** How long a connection and each answer may take. */
    @WithDefault("20s")
    Duration patience();

    /** How long a mailbox is listened to before it is looked into again; shorter than a minute. */
    @WithDefault("25s")
    Duration pollWait();

    /** Largest mail that is read, in bytes; of a larger one the dialog shows that it came. */
    @WithDefault("26214400")
    int largest();
}
