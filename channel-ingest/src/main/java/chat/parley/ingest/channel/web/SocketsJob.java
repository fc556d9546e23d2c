package chat.parley.ingest.channel.web;

import chat.parley.contracts.presence.Availability;
import chat.parley.ingest.visitor.KnownConversations;
import chat.parley.ingest.visitor.OpenConnections;
import chat.parley.ingest.visitor.VisitorConnection;
import chat.parley.platform.identity.VisitorToken;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** Looks after open sockets: deadlines, heartbeats, postponed typing signals, ended leases, and the way out. */
public final class SocketsJob implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SocketsJob.class);
    /** The server goes away; the client connects again, to another replica. */
    private static final int GOING_AWAY = 1001;

    private final OpenConnections connections;
    private final KnownConversations known;
    private final Availability availability;
    private final WebDelivery delivery;
    private final WebIntakeClient intake;
    private final WebConfig config;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sockets-job").daemon().factory());

    /** @param nanoTime a monotonic clock in nanoseconds */
    public SocketsJob(
            OpenConnections connections,
            KnownConversations known,
            Availability availability,
            WebDelivery delivery,
            WebIntakeClient intake,
            WebConfig config,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.connections = connections;
        this.known = known;
        this.availability = availability;
        this.delivery = delivery;
        this.intake = intake;
        this.config = config;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    public SocketsJob start() {
        long tick = config.tick().toNanos();
        executor.scheduleWithFixedDelay(this::lookAfterAll, tick, tick, TimeUnit.NANOSECONDS);
        return this;
    }

    private void lookAfterAll() {
        try {
            availability.expire().forEach(delivery::availabilityChanged);
            connections.each(this::lookAfter);
        } catch (RuntimeException e) {
            LOG.error("looking after sockets failed and goes on with the next turn", e);
        }
    }

    /** One socket's turn. */
    void lookAfter(VisitorConnection connection) {
        long now = nanoTime.getAsLong();
        if (connection.token().isEmpty()) {
            if (connection.age(now) > config.helloPatience().toNanos()) {
                connection.close(TalkSocket.UNAUTHENTICATED, "no hello");
            }
            return;
        }
        VisitorToken visitor = connection.token().get();
        if (connection.silence(now) > config.silencePatience().toNanos()) {
            connection.close(TalkSocket.SILENT, "nothing heard for too long");
            return;
        }
        if (!clock.instant().isBefore(visitor.expiresAt())) {
            connection.close(TalkSocket.UNAUTHENTICATED, "the token has expired");
            return;
        }
        connection.typing().due(now).ifPresent(typing -> intake.typing(visitor, typing));
        if (connection.heartbeatDue(now, config.heartbeat().toNanos())) {
            OptionalLong number = known.visitorSequence(visitor.conversationId());
            if (number.isPresent()) {
                connection.send(WebDelivery.written(new ServerFrame.Heartbeat(number.getAsLong())));
            }
        }
    }

    /** Closes every socket so that its client connects to another replica. */
    public void drain() {
        connections.each(connection -> connection.close(GOING_AWAY, "this replica goes away"));
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
