package chat.parley.notification.announce;

import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.topic.Topic;
import chat.parley.contracts.visit.VisitorActivity;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.AccountPartitioner;
import chat.parley.platform.kafka.RecordHeaders;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Writes leases, signals and invitations to their topics, in order, on one thread of its own: without a broker the producer blocks,
 * and no socket may wait for that. What cannot be written for long is dropped, the oldest first; leases are renewed
 * and signals lost without harm.
 */
@ApplicationScoped
public class AnnounceClient {
    private static final Logger LOG = Logger.getLogger(AnnounceClient.class);
    private static final int MOST_WAITING = 10_000;
    private static final String SERVICE = "notification-service";

    private final Producer<String, byte[]> producer;
    private final InstantSource clock = InstantSource.system();
    private final Counter failures;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("announcements").daemon().factory(),
            new ThreadPoolExecutor.DiscardOldestPolicy());

    AnnounceClient(Producer<String, byte[]> producer, MeterRegistry metrics) {
        this.producer = producer;
        this.failures = metrics.counter("parley.announcements.failed");
    }

    /**
     * Announces a lease.
     *
     * @param sessionId the socket it comes from
     * @param number of the lease within its socket, from 0
     */
    public void announce(PresenceLease lease, String sessionId, long number) {
        send(() -> new ProducerRecord<>(
                Topic.PRESENCE.name(),
                AccountPartitioner.partition(
                        lease.accountId(),
                        producer.partitionsFor(Topic.PRESENCE.name()).size()),
                lease.key(),
                Json.bytes(lease),
                RecordHeaders.cloudEvent(
                        SERVICE,
                        LeaseId.of(sessionId, number),
                        "PresenceLease",
                        clock.instant(),
                        lease.key(),
                        lease.accountId())));
    }

    public void announce(Signal signal) {
        send(() -> new ProducerRecord<>(
                Topic.SIGNALS.name(),
                null,
                signal.conversationId().value(),
                Json.bytes(signal),
                RecordHeaders.cloudEvent(
                        SERVICE,
                        UUID.randomUUID().toString(),
                        signal.getClass().getSimpleName(),
                        clock.instant(),
                        signal.conversationId().value(),
                        signal.accountId())));
    }

    /** Announces what an operator does about a visitor of a site. */
    public void announce(VisitorActivity activity) {
        send(() -> new ProducerRecord<>(
                Topic.ACTIVITY.name(),
                null,
                activity.visitorId().value(),
                Json.bytes(activity),
                RecordHeaders.cloudEvent(
                        SERVICE,
                        UUID.randomUUID().toString(),
                        activity.getClass().getSimpleName(),
                        clock.instant(),
                        activity.visitorId().value(),
                        activity.accountId())));
    }

    private void send(Supplier<ProducerRecord<String, byte[]>> record) {
        thread.execute(() -> {
            try {
                producer.send(record.get(), (metadata, failure) -> {
                    if (failure != null) {
                        failed(failure);
                    }
                });
            } catch (RuntimeException e) {
                failed(e);
            }
        });
    }

    private void failed(Exception failure) {
        failures.increment();
        LOG.warnf("an announcement could not be written: %s", failure.toString());
    }

    @PreDestroy
    void stop() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(Duration.ofSeconds(2).toMillis(), TimeUnit.MILLISECONDS)) {
            thread.shutdownNow();
        }
    }
}
