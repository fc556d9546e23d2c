package chat.parley.admin.installation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What happens before the service takes requests. */
@ConfigMapping(prefix = "parley.installation")
public interface InstallationConfig {
    /** Whether the demo shop is there. */
    @WithDefault("false")
    boolean demo();

    /** How long to wait for a database that is still coming before trying again. */
    @WithDefault("500ms")
    Duration retryAfter();

    /** How often logins that no operator belongs to are looked for. */
    @WithDefault("1m")
    Duration cleanEvery();
}
