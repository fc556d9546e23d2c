package chat.parley.ingest.channel.telegram;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where Telegram is and how long it is waited for. */
@ConfigMapping(prefix = "parley.telegram")
public interface TelegramConfig {
    /** Of the Bot API; another one for a server of one's own. */
    @WithDefault("https://api.telegram.org")
    URI api();

    /** How long a call may take. */
    @WithDefault("30s")
    Duration patience();

    /** How long Telegram may hold a question for news. */
    @WithDefault("25s")
    Duration pollWait();
}
