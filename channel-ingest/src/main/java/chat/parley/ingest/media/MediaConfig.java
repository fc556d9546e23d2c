package chat.parley.ingest.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Files of messages. */
@ConfigMapping(prefix = "parley.media")
public interface MediaConfig {
    /** Where their bytes are kept. */
    Path folder();

    /** The largest file taken, in bytes. */
    @WithDefault("26214400")
    long largest();

    /** How long a link is good. */
    @WithDefault("10m")
    Duration linkLife();
}
