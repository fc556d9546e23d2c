package chat.parley.integration.delivery;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.integration.destination.Destination;
import chat.parley.integration.destination.DestinationStore;
import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.ProblemException;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Administrators see here what was delivered, and try again. */
@Path("/api/integrations/destinations/{id}")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Deliveries", description = "What became of each event a destination was to be told of.")
public class DeliveryResource {
    private static final int MOST = 200;
    /** What a delivery on trial is called. */
    private static final String TEST = "Test";

    private final CallerProducer callers;
    private final DestinationStore destinations;
    private final DeliveryStore deliveries;
    private final LogStore log;
    private final ReplayStore replays;
    private final TransactionStore transactions;
    private final SenderJob sender;
    private final IntegrationConfig config;
    private final Clock clock;

    DeliveryResource(
            CallerProducer callers,
            DestinationStore destinations,
            DeliveryStore deliveries,
            LogStore log,
            ReplayStore replays,
            TransactionStore transactions,
            SenderJob sender,
            IntegrationConfig config,
            Clock clock) {
        this.callers = callers;
        this.destinations = destinations;
        this.deliveries = deliveries;
        this.log = log;
        this.replays = replays;
        this.transactions = transactions;
        this.sender = sender;
        this.config = config;
        this.clock = clock;
    }

    /** @param next what to give as {@code after} for the next page; null on the last */
    public record Page(List<Delivery> deliveries, @Nullable String next) {}

    /** A delivery with what is posted. */
    public record Detail(@JsonUnwrapped Delivery delivery, SentRequest request) {}

    @GET
    @Path("/deliveries")
    @Operation(summary = "Deliveries, newest first, with what each attempt came to")
    public Page list(
            @PathParam("id") String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("eventType") @Nullable String eventType,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @QueryParam("after") @Nullable String after) {
        Destination destination = destination(id);
        int rows = (int) DeliveryNumbers.parse("limit", limit, MOST);
        long before = after == null ? Long.MAX_VALUE : DeliveryNumbers.parse("after", after, Long.MAX_VALUE);
        var wanted = new Wanted(
                state == null ? Set.of() : Set.of(ReplayRequest.state(state)),
                eventType == null ? Set.of() : Set.of(eventType),
                null,
                null);
        List<Delivery> found = transactions.run(
                connection -> log.list(connection, destination.accountId(), id, wanted, before, rows + 1));
        return found.size() <= rows
                ? new Page(found, null)
                : new Page(found.subList(0, rows), found.get(rows - 1).deliveryId());
    }

    @GET
    @Path("/deliveries/{deliveryId}")
    @Operation(summary = "One delivery with what is posted, secrets masked")
    public Detail get(@PathParam("id") String id, @PathParam("deliveryId") String deliveryId) {
        Destination destination = destination(id);
        Delivery delivery = find(destination, DeliveryNumbers.parse("deliveryId", deliveryId, Long.MAX_VALUE));
        return new Detail(delivery, SentRequest.of(delivery, destination, config.showBodies()));
    }

    @POST
    @Path("/deliveries/{deliveryId}/retry")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(202)
    @Operation(
            summary = "Tries a delivery again now",
            description = "One that was delivered or given up is brought back and begins a new day of attempts.")
    public Delivery retry(@PathParam("id") String id, @PathParam("deliveryId") String deliveryId) {
        Destination destination = destination(id);
        long number = DeliveryNumbers.parse("deliveryId", deliveryId, Long.MAX_VALUE);
        find(destination, number);
        replays.replay(destination, List.of(number));
        sender.look();
        return find(destination, number);
    }

    @POST
    @Path("/replay")
    @ResponseStatus(202)
    @Operation(
            summary = "Tries many deliveries again",
            description = "Those with these ids, or those that came into being in a range of time; of a range the dead"
                    + " ones unless other states are named. Each keeps its webhook-id.")
    public Replayed replay(@PathParam("id") String id, @Nullable ReplayRequest request) {
        Destination destination = destination(id);
        if (request == null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "the body is missing");
        }
        Replayed replayed = replays.replay(destination, request);
        sender.look();
        return replayed;
    }

    @POST
    @Path("/test")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(202)
    @Operation(summary = "Sends an event on trial", description = "Its type is Test; it goes the way of any other.")
    public Delivery test(@PathParam("id") String id) {
        Destination destination = destination(id);
        Instant now = clock.instant();
        String lane = "test-" + UUID.randomUUID();
        var fresh = new NewDelivery(
                destination.accountId(), id, lane, Message.id(lane, id), TEST, Message.body(TEST, now, "{}"));
        Delivery delivery = transactions.run(connection -> {
            deliveries.add(connection, List.of(fresh), now);
            return log.ofLane(connection, fresh.lane()).getFirst();
        });
        sender.look();
        return delivery;
    }

    private Destination destination(String id) {
        Caller caller = callers.caller();
        caller.require(Role.ADMINISTRATOR);
        return destinations.find(caller.accountId(), id).orElseThrow(() -> notFound("destination"));
    }

    private Delivery find(Destination destination, long number) {
        return transactions
                .run(connection -> log.find(connection, destination.accountId(), destination.destinationId(), number))
                .orElseThrow(() -> notFound("delivery"));
    }

    private static ProblemException notFound(String what) {
        return new ProblemException(ErrorCode.NOT_FOUND, "no such " + what);
    }
}
