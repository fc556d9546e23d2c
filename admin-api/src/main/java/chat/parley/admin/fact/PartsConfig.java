package chat.parley.admin.fact;

import chat.parley.persistence.LostRecords;
import chat.parley.persistence.LostRecordsClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Duration;

/** Makes what asks dialog-service. */
@Singleton
class PartsConfig {
    private static final Duration CONNECT = Duration.ofSeconds(2);

    @Produces
    @Singleton
    LostRecords lostRecords(FeedConfig config) {
        return new LostRecordsClient(client(), config.dialogService());
    }

    @Produces
    @Singleton
    EventFeed eventFeed(FeedConfig config) {
        return new EventFeedClient(client(), config.dialogService());
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().connectTimeout(CONNECT).build();
    }
}
