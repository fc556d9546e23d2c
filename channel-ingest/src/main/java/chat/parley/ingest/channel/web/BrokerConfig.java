package chat.parley.ingest.channel.web;

import io.smallrye.config.ConfigMapping;

/** What this service shares with the rest of the suite. */
@ConfigMapping(prefix = "parley.suite")
public interface BrokerConfig {
    /** Kafka's bootstrap servers. */
    String kafka();

    /** The suite's key that accounts' secrets are sealed with: base64 of 32 bytes. */
    String secretKey();
}
