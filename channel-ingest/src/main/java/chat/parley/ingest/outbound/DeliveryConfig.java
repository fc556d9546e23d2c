package chat.parley.ingest.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Foreign channels and what is delivered through them. */
@ConfigMapping(prefix = "parley.channels")
public interface DeliveryConfig {
    /** Where dialog-service answers its bulk feed. */
    URI dialogService();

    /** Attempts under way at once through one channel. */
    @WithDefault("8")
    int attemptsPerChannel();

    /** After how long an attempt that has not ended counts as lost. */
    @WithDefault("90s")
    Duration attemptPatience();

    /** How often due deliveries are looked for when nothing says that there are new ones. */
    @WithDefault("500ms")
    Duration pace();
}
