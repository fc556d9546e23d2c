package chat.parley.ingest.channel.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What accounts' own programs may do. */
@ConfigMapping(prefix = "parley.api-channel")
public interface ApiConfig {
    /** How long a webhook and the fetching of a file may take. */
    @WithDefault("15s")
    Duration patience();

    /** Webhooks to one server under way at once. */
    @WithDefault("16")
    int connections();

    /** How many calls of one channel may come at once. */
    @WithDefault("200")
    int burst();

    /** How many calls of one channel may come in a second after that. */
    @WithDefault("50")
    int perSecond();

    /** How many channels' rates are remembered. */
    @WithDefault("50000")
    int mostChannels();
}
