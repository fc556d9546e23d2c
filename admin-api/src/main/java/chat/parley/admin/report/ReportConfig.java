package chat.parley.admin.report;

import chat.parley.persistence.LostRecords;
import chat.parley.persistence.LostRecordsClient;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/** What reports need to know. */
@ConfigMapping(prefix = "parley.report")
public interface ReportConfig {
    /** Where dialog-service answers, for what the log of events has lost. */
    URI dialogService();

    /** How many reports are computed at once; others wait for their turn. */
    @WithDefault("2")
    int atOnce();

    /** How long a report waits for its turn. */
    @WithDefault("10s")
    Duration patience();

    /** Makes the parts. */
    @Singleton
    class PartsConfig {
        @Produces
        @Singleton
        LostRecords lostRecords(ReportConfig config) {
            var http = HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
            return new LostRecordsClient(http, config.dialogService());
        }
    }
}
