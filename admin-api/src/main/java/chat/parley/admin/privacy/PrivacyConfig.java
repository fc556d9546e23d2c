package chat.parley.admin.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who keeps something of visitors, and when what nobody overwrites is gone. */
@ConfigMapping(prefix = "parley.privacy")
public interface PrivacyConfig {
    URI dialogService();

    URI channelIngest();

    URI integrationService();

    URI notificationService();

    /** Kafka's addresses, {@code host:port}, with commas. */
    String kafka();

    /** After how many days backups of databases and files are gone. */
    @WithDefault("35")
    int backupDays();

    /** Every service that keeps something of visitors, by its name. */
    default Map<String, URI> keepers() {
        var keepers = new LinkedHashMap<String, URI>();
        keepers.put("dialog-service", dialogService());
        keepers.put("channel-ingest", channelIngest());
        keepers.put("integration-service", integrationService());
        keepers.put("notification-service", notificationService());
        return keepers;
    }
}
