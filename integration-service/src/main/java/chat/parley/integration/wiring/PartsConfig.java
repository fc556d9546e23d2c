package chat.parley.integration.wiring;

import chat.parley.integration.address.AddressRule;
import chat.parley.integration.delivery.Backoff;
import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.platform.kafka.LostRecords;
import chat.parley.platform.kafka.LostRecordsClient;
import chat.parley.platform.secret.SecretBox;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** Makes the pure parts, one of each. */
@Singleton
class PartsConfig {
    @Produces
    @Singleton
    SecretBox secretBox(IntegrationConfig config) {
        return SecretBox.of(config.secretKey());
    }

    @Produces
    @Singleton
    AddressRule addressRule(IntegrationConfig config) {
        return new AddressRule(config.allowPrivateAddresses());
    }

    @Produces
    @Singleton
    LostRecords lostRecords(IntegrationConfig config) {
        var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        return new LostRecordsClient(http, config.dialogService());
    }

    @Produces
    @Singleton
    DoubleSupplier chance() {
        return () -> ThreadLocalRandom.current().nextDouble();
    }

    @Produces
    @Singleton
    Backoff backoff(DoubleSupplier chance) {
        return new Backoff(chance);
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
