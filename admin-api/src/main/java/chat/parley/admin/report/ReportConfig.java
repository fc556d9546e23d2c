package chat.parley.admin.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What reports need to know. */
@ConfigMapping(prefix = "parley.report")
public interface ReportConfig {
    /** How many reports are computed at once; others wait for their turn. */
    @WithDefault("2")
    int atOnce();

    /** How long a report waits for its turn. */
    @WithDefault("10s")
    Duration patience();
}
