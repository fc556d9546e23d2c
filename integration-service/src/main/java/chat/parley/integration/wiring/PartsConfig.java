package chat.parley.integration.wiring;

import chat.parley.egress.AddressClient;
import chat.parley.egress.AddressRule;
import chat.parley.egress.GuardedClient;
import chat.parley.integration.delivery.Backoff;
import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.integration.partner.CallRates;
import chat.parley.persistence.LostRecords;
import chat.parley.persistence.LostRecordsClient;
import chat.parley.platform.secret.SecretBox;
import io.vertx.core.Vertx;
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
    AddressClient addresses(AddressRule rule) {
        return new AddressClient(rule);
    }

    /** Destinations on one server share its connections, and none may wait for another's. */
    @Produces
    @Singleton
    GuardedClient client(Vertx vertx, AddressClient addresses, IntegrationConfig config) {
        return new GuardedClient(
                vertx, addresses, "Parley-Webhooks/1", config.answerPatience(), config.attemptsAtOnce());
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
    Backoff backoff(IntegrationConfig config, DoubleSupplier chance) {
        return new Backoff(config.firstPause(), chance);
    }

    @Produces
    @Singleton
    CallRates callRates(IntegrationConfig config) {
        return new CallRates(config.callsAtOnce(), config.callsPerSecond(), System::nanoTime);
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
