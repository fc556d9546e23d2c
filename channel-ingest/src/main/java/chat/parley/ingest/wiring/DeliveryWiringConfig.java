package chat.parley.ingest.wiring;

import chat.parley.ingest.connection.Connections;
import chat.parley.ingest.connection.HealthClient;
import chat.parley.ingest.erasure.ErasureStore;
import chat.parley.ingest.inbound.AddressStore;
import chat.parley.ingest.inbound.IntakeClient;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.media.MediaStore;
import chat.parley.ingest.outbound.AttemptClient;
import chat.parley.ingest.outbound.Backoff;
import chat.parley.ingest.outbound.ChannelPace;
import chat.parley.ingest.outbound.ChannelResource;
import chat.parley.ingest.outbound.DeliveryConfig;
import chat.parley.ingest.outbound.DeliveryJob;
import chat.parley.ingest.outbound.DeliveryRowStore;
import chat.parley.ingest.outbound.DeliveryStore;
import chat.parley.ingest.outbound.OutboundStore;
import chat.parley.ingest.outbound.StatusClient;
import chat.parley.persistence.LostRecords;
import chat.parley.persistence.LostRecordsClient;
import chat.parley.persistence.SchemaJob;
import chat.parley.persistence.TransactionStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Puts the parts together that bring messages to providers. */
@Singleton
public class DeliveryWiringConfig {
    private final DeliveryConfig config;

    DeliveryWiringConfig(DeliveryConfig config) {
        this.config = config;
    }

    void start(@Observes StartupEvent event, SchemaJob schema, DeliveryJob job) {
        job.start(schema);
    }

    @Produces
    @Singleton
    LostRecords lostRecords() {
        var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        return new LostRecordsClient(http, config.dialogService());
    }

    @Produces
    @Singleton
    DeliveryStore deliveries() {
        return new DeliveryStore();
    }

    @Produces
    @Singleton
    DeliveryRowStore rows() {
        return new DeliveryRowStore();
    }

    @Produces
    @Singleton
    OutboundStore outbound(
            AddressStore addresses,
            DeliveryStore deliveries,
            ChannelResource.Kinds kinds,
            ErasureStore erasures,
            InstantSource clock) {
        return new OutboundStore(
                addresses,
                deliveries,
                kinds.channels().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, kind -> kind.getValue().capabilities())),
                erasures,
                clock);
    }

    @Produces
    @Singleton
    ErasureStore erasures(TransactionStore transactions, AddressStore addresses) {
        return new ErasureStore(transactions, addresses);
    }

    @Produces
    @Singleton
    DeliveryJob job(
            Connections connections,
            ChannelResource.Kinds kinds,
            HealthClient health,
            TransactionStore transactions,
            DeliveryStore deliveries,
            AddressStore addresses,
            MediaStore media,
            IntakeClient intake,
            InstantSource clock,
            MeterRegistry metrics) {
        var pace = new ChannelPace();
        Map<chat.parley.contracts.dialog.ChannelKind, Channel> channels = kinds.channels();
        return new DeliveryJob(
                connections,
                channels,
                health,
                transactions,
                deliveries,
                new AttemptClient(
                        transactions,
                        deliveries,
                        addresses,
                        media,
                        health,
                        pace,
                        new Backoff(() -> ThreadLocalRandom.current().nextDouble()),
                        clock,
                        metrics),
                new StatusClient(
                        transactions, deliveries, command -> ChannelWiringConfig.stored(intake, command), clock),
                pace,
                config,
                clock,
                attempt -> Thread.ofVirtual().name("delivery").start(attempt));
    }

    void close(@Disposes DeliveryJob job) {
        job.close();
    }
}
