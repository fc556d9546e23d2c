package chat.parley.ingest.connection;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.ChannelId;
import chat.parley.ingest.inbound.ArrivalClient;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.Hook;
import chat.parley.ingest.kit.Reading;
import chat.parley.platform.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Answers providers' calls: verified, taken in, and only then acknowledged. */
public final class HookClient {
    private static final Logger LOG = Logger.getLogger(HookClient.class);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Connections connections;
    private final Map<ChannelKind, Channel> channels;
    private final ArrivalClient arrivals;
    private final BooleanSupplier ready;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    /** @param ready whether there is a database to take things in */
    public HookClient(
            Connections connections,
            Map<ChannelKind, Channel> channels,
            ArrivalClient arrivals,
            BooleanSupplier ready,
            InstantSource clock,
            MeterRegistry metrics) {
        this.connections = connections;
        this.channels = Map.copyOf(channels);
        this.arrivals = arrivals;
        this.ready = ready;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * What the provider is answered.
     *
     * @param comeBackAt when it shall come again; null where it need not
     */
    public record Answer(int status, String text, @Nullable Instant comeBackAt) {
        Answer(int status, String text) {
            this(status, text, null);
        }
    }

    /** @param channelId as the provider called it */
    public Answer answer(ChannelKind kind, String channelId, Hook hook) throws InterruptedException {
        Optional<ChannelConnection> connection = find(kind, channelId);
        if (connection.isEmpty()) {
            refused(kind, "unknown-channel");
            return new Answer(404, "");
        }
        if (!ready.getAsBoolean()) {
            return later();
        }
        Reading reading = Objects.requireNonNull(channels.get(kind)).read(connection.get(), hook);
        try {
            take(connection.get(), reading, hook.body());
        } catch (ProblemException e) {
            if (e.problem().code() == ErrorCode.RATE_LIMITED) {
                return parked(connection.get(), reading, hook.body());
            }
            LOG.warnf(
                    "a call for the %s was not taken in: %s",
                    connection.get(), e.problem().code().code());
            return later();
        }
        return answer(kind, reading);
    }

    /**
     * Beyond the account's rate. Some providers stop calling after a few refusals, and others give up after three, so
     * it is taken in and passed on later.
     */
    private Answer parked(ChannelConnection connection, Reading reading, byte[] body) {
        try {
            arrivals.park(connection, body);
            return answer(connection.kind(), reading);
        } catch (ProblemException e) {
            return later();
        }
    }

    private Answer answer(ChannelKind kind, Reading reading) {
        return switch (reading) {
            case Reading.Understood understood -> new Answer(200, understood.answer());
            case Reading.Odd odd -> new Answer(200, odd.answer());
            case Reading.Handshake handshake -> new Answer(200, handshake.answer());
            case Reading.Refused refusal -> {
                refused(kind, refusal.reason());
                yield new Answer(refusal.status(), refusal.reason());
            }
        };
    }

    private Answer later() {
        return new Answer(503, "", clock.instant().plus(SOON));
    }

    /**
     * Takes in what was verified; when this returns it is safe to say so.
     *
     * @throws ProblemException with {@code unavailable} or {@code rate-limited} when it is not
     */
    public void take(ChannelConnection connection, Reading reading, byte[] body) throws InterruptedException {
        if (!ready.getAsBoolean()) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, "nothing can be taken in now; send it again");
        }
        arrivals.accept(connection, Objects.requireNonNull(channels.get(connection.kind())), reading, body);
    }

    /** The channel of this kind and id of whatever account; empty where there is none or it is off. */
    public Optional<ChannelConnection> find(ChannelKind kind, String channelId) {
        try {
            return connections.called(kind, new ChannelId(channelId));
        } catch (ContractViolation e) {
            return Optional.empty();
        }
    }

    /** Counts a call that was refused. */
    public void refused(ChannelKind kind, String reason) {
        metrics.counter("parley.channels.refused", "kind", kind.value(), "reason", reason)
                .increment();
    }
}
