package chat.parley.routing.board;

import chat.parley.contracts.topic.Topic;
import chat.parley.platform.kafka.BrokerAccess;
import chat.parley.routing.RoutingConfig;
import chat.parley.routing.presence.PresenceLogClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the re-key and the topology running: starts them once the topics are there, and again after a failure. */
@ApplicationScoped
public class StreamsJob {
    static final String APPLICATION = "routing-service";

    private static final Logger LOG = Logger.getLogger(StreamsJob.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RoutingConfig config;
    private final MeterRegistry meters;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final QueuePlaceClient places;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable KafkaStreams streams;
    private volatile @Nullable RekeyJob rekey;
    private volatile boolean reachable;
    private volatile int partitions;

    public StreamsJob(RoutingConfig config, MeterRegistry meters) {
        this.config = config;
        this.meters = meters;
        this.places = QueuePlaceClient.connect(config.kafka(), meters);
        this.thread = Thread.ofVirtual().name("streams").unstarted(this::run);
    }

    void onStart(@Observes StartupEvent event) {
        thread.start();
    }

    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        thread.join(Duration.ofSeconds(10));
        places.close();
    }

    /** Whether decisions are made: the topology runs and Kafka answers. */
    public boolean isRunning() {
        var running = streams;
        var first = rekey;
        return reachable
                && running != null
                && running.state() == KafkaStreams.State.RUNNING
                && first != null
                && first.isAlive();
    }

    /** What runs now; empty while nothing does. */
    Optional<KafkaStreams> running() {
        return Optional.ofNullable(streams);
    }

    /** How many partitions accounts are spread over; 0 until it is known. */
    int partitions() {
        return partitions;
    }

    private void run() {
        try (var admin = Admin.create(BrokerAccess.with(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.kafka(),
                AdminClientConfig.CLIENT_ID_CONFIG, "routing-service-admin",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 4_000,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000)))) {
            do {
                look(admin);
            } while (!stops(LOOK_MILLIS));
            close();
        }
    }

    private void look(Admin admin) {
        try {
            var count = countOfPartitions(admin);
            reachable = true;
            var running = streams;
            if (running != null && running.state().hasCompletedShutdown()) {
                LOG.error("the topology has ended and is started again");
                close();
                running = null;
            }
            if (running == null) {
                start(admin, count);
            }
        } catch (ExecutionException e) {
            reachable = false;
            LOG.warnf("Kafka or its topics are not there: %s", String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            reachable = false;
            LOG.warnf(e, "the topology does not start");
        }
    }

    private void start(Admin admin, int count) throws ExecutionException, InterruptedException {
        OwnTopicsClient.ensure(admin, count);
        var missed = new MissedEventsClient(http, config.dialogUrl());
        var first = new RekeyJob(config, count, () -> new RekeyConsumer(missed, meters));
        var board = new BoardTopology(
                new PresenceLogClient(admin, APPLICATION),
                places,
                meters,
                InstantSource.system(),
                () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        var started = new KafkaStreams(board.build(), TopologyConfig.of(config, APPLICATION), board.clients());
        started.setUncaughtExceptionHandler(failure -> {
            LOG.errorf(failure, "a thread of the topology failed and is replaced");
            stops(config.retryAfter().toMillis());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        started.setStateListener((now, before) -> LOG.infof("the topology is %s", now));
        partitions = count;
        streams = started;
        rekey = first;
        started.start();
        first.start();
    }

    /** Of everything that is read by account; refuses where it differs, because accounts would be torn apart. */
    private static int countOfPartitions(Admin admin) throws ExecutionException, InterruptedException {
        var byConversation = List.of(Topic.EVENTS.name(), Topic.OUTCOMES.name());
        var byAccount =
                List.of(Topic.PRESENCE.name(), Topic.SETTINGS.name(), Topic.QUEUES.name(), Topic.DECISIONS.name());
        admin.describeTopics(byConversation).allTopicNames().get();
        var counts = admin.describeTopics(byAccount).allTopicNames().get().values().stream()
                .map(topic -> topic.partitions().size())
                .distinct()
                .toList();
        if (counts.size() != 1) {
            throw new IllegalStateException(
                    "presence, settings, queues and decisions have different numbers of partitions: " + counts);
        }
        return counts.getFirst();
    }

    private void close() {
        var first = rekey;
        rekey = null;
        if (first != null) {
            first.close();
        }
        var ended = streams;
        streams = null;
        if (ended != null) {
            ended.close(new KafkaStreams.CloseOptions().leaveGroup(true).timeout(PATIENCE));
        }
    }

    private boolean stops(long withinMillis) {
        try {
            return stop.await(withinMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
