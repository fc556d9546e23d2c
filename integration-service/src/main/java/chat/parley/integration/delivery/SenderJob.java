package chat.parley.integration.delivery;

import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.integration.installation.SchemaJob;
import chat.parley.integration.installation.TransactionStore;
import chat.parley.integration.webhook.Signature;
import chat.parley.integration.webhook.Webhook;
import chat.parley.integration.webhook.WebhookStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes due attempts, many at once but few per endpoint, each on a thread of its own. */
@ApplicationScoped
public class SenderJob {
    private static final Logger LOG = Logger.getLogger(SenderJob.class);
    private static final Duration CLEANING = Duration.ofHours(1);
    private static final int CLEANED_AT_ONCE = 5_000;

    private final IntegrationConfig config;
    private final SchemaJob schema;
    private final TransactionStore transactions;
    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final PostClient client;
    private final Backoff backoff;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final ConcurrentMap<String, Integer> underWay = new ConcurrentHashMap<>();
    private final Semaphore news = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().name("webhook-sender").daemon().unstarted(this::run);
    private volatile boolean stopping;
    private Instant cleaned = Instant.EPOCH;

    SenderJob(
            IntegrationConfig config,
            SchemaJob schema,
            TransactionStore transactions,
            WebhookStore webhooks,
            DeliveryStore deliveries,
            PostClient client,
            Backoff backoff,
            Clock clock,
            MeterRegistry metrics) {
        this.config = config;
        this.schema = schema;
        this.transactions = transactions;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.client = client;
        this.backoff = backoff;
        this.clock = clock;
        this.metrics = metrics;
        metrics.gaugeMapSize("parley.webhooks.busy", List.of(), underWay);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        news.release();
        thread.join(Duration.ofSeconds(2));
    }

    /** There may be due deliveries now. */
    public void look() {
        news.release();
    }

    private void run() {
        try {
            if (!schema.awaitDone()) {
                return;
            }
            while (!stopping) {
                if (send() == 0) {
                    boolean told = news.tryAcquire(config.pace().toMillis(), TimeUnit.MILLISECONDS);
                    LOG.tracef("looks again, told: %s", told);
                }
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int send() {
        try {
            clean();
            Map<String, Integer> busy = new HashMap<>();
            underWay.forEach((webhook, count) -> busy.put(webhook, config.attemptsPerWebhook() - count));
            int free = config.attemptsAtOnce()
                    - underWay.values().stream().mapToInt(Integer::intValue).sum();
            if (free <= 0) {
                return 0;
            }
            List<Delivery> due = transactions.run(connection -> deliveries.claim(
                    connection,
                    free,
                    busy,
                    config.attemptsPerWebhook(),
                    clock.instant(),
                    config.answerPatience().multipliedBy(4)));
            for (Delivery delivery : due) {
                underWay.merge(delivery.webhookId(), 1, Integer::sum);
                Thread.ofVirtual().name("delivery-" + delivery.deliveryId()).start(() -> attempt(delivery));
            }
            return due.size();
        } catch (RuntimeException e) {
            LOG.warnf("due deliveries cannot be read now: %s", e.toString());
            return 0;
        }
    }

    private void attempt(Delivery delivery) {
        try {
            Optional<Webhook> webhook = transactions.run(connection -> webhooks.find(connection, delivery.webhookId()));
            if (webhook.isPresent()) {
                attempt(delivery, webhook.get());
            }
        } catch (RuntimeException e) {
            // The attempt counts as lost when its time is over, and is made again with the same id.
            LOG.errorf(e, "the attempt at delivery %s could not be noted", delivery.deliveryId());
        } finally {
            underWay.computeIfPresent(delivery.webhookId(), (id, count) -> count == 1 ? null : count - 1);
            look();
        }
    }

    private void attempt(Delivery delivery, Webhook webhook) {
        Instant at = clock.instant();
        long began = System.nanoTime();
        PostClient.Result result = client.post(webhook.endpoint(), headers(delivery, webhook, at), delivery.body());
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        var attempt = attempt(delivery, at, took, result);
        Verdict verdict = verdict(result);
        Timer.builder("parley.webhooks.attempts")
                .tag("verdict", verdict.getClass().getSimpleName())
                .register(metrics)
                .record(took);
        transactions.run(connection -> {
            deliveries.note(connection, delivery, attempt);
            conclude(connection, delivery, verdict);
            return true;
        });
    }

    private static Map<String, String> headers(Delivery delivery, Webhook webhook, Instant at) {
        String previous = webhook.secrets().previousAt(at);
        List<String> secrets = previous == null
                ? List.of(webhook.secrets().present())
                : List.of(webhook.secrets().present(), previous);
        return Map.of(
                "webhook-id", delivery.messageId(),
                "webhook-timestamp", Long.toString(at.getEpochSecond()),
                "webhook-signature", Signature.header(secrets, delivery.messageId(), at, delivery.body()));
    }

    private static Delivery.Attempt attempt(Delivery delivery, Instant at, Duration took, PostClient.Result result) {
        return switch (result) {
            case PostClient.Result.Answered(var status, var retryAfter, var beginning) ->
                new Delivery.Attempt(
                        delivery.attempts(), at, status, took.toMillis(), null, MaskedAnswer.of(beginning));
            case PostClient.Result.Failed(var error, var hopeless) ->
                new Delivery.Attempt(delivery.attempts(), at, null, took.toMillis(), error, null);
        };
    }

    private Verdict verdict(PostClient.Result result) {
        return switch (result) {
            case PostClient.Result.Answered(var status, var retryAfter, var beginning) ->
                Verdict.of(status, retryAfter, clock.instant());
            case PostClient.Result.Failed(var error, var hopeless) ->
                hopeless ? new Verdict.Hopeless(error) : new Verdict.Again(error, null);
        };
    }

    private void conclude(Connection connection, Delivery delivery, Verdict verdict) throws SQLException {
        Instant now = clock.instant();
        switch (verdict) {
            case Verdict.Delivered d -> deliveries.finish(connection, delivery, now, null);
            case Verdict.Hopeless(var reason) -> deliveries.finish(connection, delivery, now, reason);
            case Verdict.Gone(var reason) -> {
                deliveries.finish(connection, delivery, now, reason);
                webhooks.disable(connection, delivery.webhookId(), "the endpoint says that it is gone");
            }
            case Verdict.Again(var reason, var asked) -> again(connection, delivery, now, reason, asked);
        }
    }

    private void again(Connection connection, Delivery delivery, Instant now, String reason, @Nullable Duration asked)
            throws SQLException {
        Instant began = Objects.requireNonNullElse(delivery.roundBeganAt(), now);
        int failures = deliveries.attemptsSince(connection, delivery, began);
        Optional<Instant> next = backoff.next(Math.max(1, failures), began, now, asked);
        if (next.isPresent()) {
            deliveries.postpone(connection, delivery, next.get(), reason);
        } else {
            deliveries.finish(connection, delivery, now, "given up after a day: " + reason);
        }
    }

    private void clean() {
        Instant now = clock.instant();
        if (now.isBefore(cleaned.plus(CLEANING))) {
            return;
        }
        int deleted = transactions.run(
                connection -> deliveries.deleteFinished(connection, now.minus(config.keep()), CLEANED_AT_ONCE));
        if (deleted < CLEANED_AT_ONCE) {
            cleaned = now;
        }
    }
}
