package chat.parley.ingest.outbound;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.settings.Setting;
import chat.parley.ingest.connection.ConnectionHealth;
import chat.parley.ingest.connection.ConnectionJob;
import chat.parley.ingest.connection.ConnectionState;
import chat.parley.ingest.connection.Connections;
import chat.parley.ingest.connection.HealthClient;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.persistence.SchemaJob;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How foreign channels do, and what became of what was sent through them. */
@Path("/channels")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Channels", description = "The connections to providers, and deliveries through them.")
public class ChannelResource {
    private static final int MOST = 200;
    private static final int RETRIED_AT_ONCE = 1_000;

    private final CallerProducer callers;
    private final Connections connections;
    private final Kinds kinds;
    private final HealthClient health;
    private final ConnectionJob job;
    private final TransactionStore transactions;
    private final DeliveryStore deliveries;
    private final DeliveryRowStore rows;
    private final DeliveryJob sender;
    private final SchemaJob schema;
    private final InstantSource clock;

    ChannelResource(
            CallerProducer callers,
            Connections connections,
            Kinds kinds,
            HealthClient health,
            ConnectionJob job,
            TransactionStore transactions,
            DeliveryStore deliveries,
            DeliveryRowStore rows,
            DeliveryJob sender,
            SchemaJob schema,
            InstantSource clock) {
        this.callers = callers;
        this.connections = connections;
        this.kinds = kinds;
        this.health = health;
        this.job = job;
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.rows = rows;
        this.sender = sender;
        this.schema = schema;
        this.clock = clock;
    }

    /** The kinds of channels there are. */
    public record Kinds(Map<ChannelKind, Channel> channels) {
        public Kinds {
            channels = Map.copyOf(channels);
        }
    }

    /** @param next what to give as {@code after} for the next page; null on the last */
    public record Page(List<Delivery> deliveries, @Nullable String next) {}

    /**
     * How a connection does.
     *
     * @param title what the connected account is called at its provider; null until it is known
     * @param open deliveries under way
     */
    public record HealthAnswer(
            ConnectionState state,
            boolean enabled,
            @Nullable String reason,
            Instant since,
            @Nullable String title,
            int open) {}

    /** A channel that does not work. */
    public record Trouble(
            String channelId,
            String name,
            ConnectionState state,
            @Nullable String reason,
            Instant since) {}

    /** Empty where all is well. */
    public record Troubled(List<Trouble> channels) {}

    /**
     * What to try again: these deliveries, or all of a channel that failed or are uncertain.
     *
     * @param state {@code failed} (by default) or {@code uncertain}
     */
    public record RetryWanted(
            @Nullable List<String> deliveryIds,
            @Nullable String channelId,
            @Nullable DeliveryState state) {}

    /** How many are tried again. */
    public record Retried(int retried) {}

    @GET
    @Path("/{channelId}/deliveries")
    @Operation(summary = "Deliveries, newest first, with what each attempt came to", description = "For supervisors.")
    public Page list(
            @PathParam("channelId") String id,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("state") @Nullable String state) {
        Setting.Channel channel = channel(id, Role.SUPERVISOR);
        int most = (int) number("limit", limit, MOST);
        long before = after == null ? Long.MAX_VALUE : number("after", after, Long.MAX_VALUE);
        List<Delivery> found = transactions.run(
                sql -> rows.list(sql, channel.accountId(), channel.channelId(), state(state), before, most + 1));
        return found.size() <= most
                ? new Page(found, null)
                : new Page(found.subList(0, most), found.get(most - 1).deliveryId());
    }

    @POST
    @Path("/deliveries/retry")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Tries deliveries again now", description = "For supervisors; at most 1,000 at once.")
    public Retried retry(@Nullable RetryWanted wanted) {
        Caller caller = caller(Role.SUPERVISOR);
        if (wanted == null || (wanted.deliveryIds() == null) == (wanted.channelId() == null)) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "give either deliveryIds or a channelId");
        }
        int retried = wanted.deliveryIds() == null
                ? retryAll(channel(Objects.requireNonNull(wanted.channelId()), Role.SUPERVISOR), wanted.state())
                : retry(caller.accountId(), wanted.deliveryIds());
        sender.look();
        return new Retried(retried);
    }

    @GET
    @Path("/troubled")
    @Operation(
            summary = "Channels that do not work now",
            description = "For supervisors. Those that are on and temporarily unavailable or deactivated.")
    public Troubled troubled() {
        Caller caller = caller(Role.SUPERVISOR);
        return new Troubled(connections.all().stream()
                .filter(channel -> channel.accountId().equals(caller.accountId()) && Connections.isOn(channel))
                .flatMap(channel -> {
                    ConnectionHealth now = health.of(connections.open(channel));
                    return now.state() == ConnectionState.ACTIVE
                            ? java.util.stream.Stream.<Trouble>empty()
                            : java.util.stream.Stream.of(new Trouble(
                                    channel.channelId().value(),
                                    channel.name(),
                                    now.state(),
                                    now.reason(),
                                    now.since()));
                })
                .toList());
    }

    @GET
    @Path("/{channelId}/health")
    @Operation(summary = "How the connection does", description = "For supervisors.")
    public HealthAnswer health(@PathParam("channelId") String id) {
        return answer(channel(id, Role.SUPERVISOR));
    }

    @POST
    @Path("/{channelId}/check")
    @Operation(
            summary = "Connects the channel anew, now",
            description = "For administrators. Refused with already-connected where another channel has that account.")
    public HealthAnswer check(@PathParam("channelId") String id) {
        Setting.Channel channel = channel(id, Role.ADMINISTRATOR);
        if (Connections.isOn(channel)) {
            ChannelConnection connection = connections.open(channel);
            boolean stands = job.connect(
                    connection, Objects.requireNonNull(kinds.channels().get(channel.kind())));
            ConnectionHealth now = health.of(connection);
            if (!stands && now.isTaken()) {
                throw new ProblemException(ErrorCode.ALREADY_CONNECTED, ConnectionHealth.TAKEN);
            }
            sender.look();
        }
        return answer(channel);
    }

    private int retryAll(Setting.Channel channel, @Nullable DeliveryState state) {
        DeliveryState which = state == null ? DeliveryState.FAILED : state;
        return transactions.run(sql -> {
            List<Delivery> found =
                    rows.list(sql, channel.accountId(), channel.channelId(), which, Long.MAX_VALUE, RETRIED_AT_ONCE);
            for (Delivery delivery : found.reversed()) {
                deliveries.again(sql, delivery, clock.instant());
            }
            return found.size();
        });
    }

    private int retry(AccountId account, List<String> ids) {
        if (ids.size() > RETRIED_AT_ONCE) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "at most 1,000 deliveries at once");
        }
        List<Long> numbers = ids.stream()
                .map(id -> number("deliveryIds", id, Long.MAX_VALUE))
                .sorted()
                .toList();
        return transactions.run(sql -> {
            int count = 0;
            for (long number : numbers) {
                Delivery delivery = deliveries
                        .find(sql, account, number)
                        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no such delivery"));
                deliveries.again(sql, delivery, clock.instant());
                count++;
            }
            return count;
        });
    }

    private HealthAnswer answer(Setting.Channel channel) {
        ConnectionHealth now = health.of(connections.open(channel));
        int open = transactions.run(sql -> rows.open(sql, channel.accountId(), channel.channelId()));
        return new HealthAnswer(now.state(), channel.enabled(), now.reason(), now.since(), now.title(), open);
    }

    private Caller caller(Role needed) {
        Caller caller = callers.caller();
        caller.require(needed);
        if (!schema.isDone()) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, "the database cannot be reached now");
        }
        return caller;
    }

    private Setting.Channel channel(String id, Role needed) {
        return connections
                .find(caller(needed).accountId(), new ChannelId(id))
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no such channel of a provider"));
    }

    private static @Nullable DeliveryState state(@Nullable String name) {
        if (name == null) {
            return null;
        }
        for (DeliveryState state : DeliveryState.values()) {
            if (state.column().equals(name)) {
                return state;
            }
        }
        throw new ProblemException(ErrorCode.INVALID_REQUEST, "there is no such state");
    }

    private static long number(String field, String text, long most) {
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) < 1 || Long.parseLong(text) > most) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, field + " must be a number from 1 to " + most);
        }
        return Long.parseLong(text);
    }
}
