package chat.parley.admin.relay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How changed settings get to their topic. */
@ConfigMapping(prefix = "parley.relay")
public interface RelayConfig {
    /** Kafka's bootstrap servers. */
    String kafka();

    /** How often the relay looks without being woken, and makes sure that the topic is still the one it filled. */
    @WithDefault("5s")
    Duration lookEvery();

    /** How long the relay waits after a failure. */
    @WithDefault("500ms")
    Duration retryAfter();
}
