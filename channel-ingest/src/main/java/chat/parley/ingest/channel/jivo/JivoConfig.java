package chat.parley.ingest.channel.jivo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How programs that speak the Jivo Chat API are called. */
@ConfigMapping(prefix = "parley.jivo")
public interface JivoConfig {
    /** How long an answer is waited for. */
    @WithDefault("15s")
    Duration patience();

    /** Calls to one server under way at once. */
    @WithDefault("16")
    int connections();
}
