package chat.parley.admin.fact;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Where facts come from beside the log. */
@ConfigMapping(prefix = "parley.fact")
public interface FeedConfig {
    /** Where dialog-service answers, for what the log of events has lost and for all that ever happened. */
    URI dialogService();
}
