package chat.parley.notification.feed;

import io.smallrye.config.ConfigMapping;

/** Where the log is. */
@ConfigMapping(prefix = "parley.log")
public interface LogConfig {
    /** Addresses of some brokers, with commas between. */
    String bootstrapServers();
}
