package chat.parley.integration.delivery;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.egress.WebhookSignature;
import chat.parley.integration.destination.CircuitStore;
import chat.parley.integration.destination.Destination;
import chat.parley.integration.destination.DestinationAnswer;
import chat.parley.integration.destination.DestinationKind;
import chat.parley.integration.destination.DestinationStore;
import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.ProblemException;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Administrators see here how everything that is called is doing [P-19]. */
@Path("/api/integrations/destinations")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Destinations", description = "Whatever calls go to: webhooks, addresses of rules, handlers.")
public class DestinationResource {
    private final CallerProducer callers;
    private final DestinationStore destinations;
    private final CircuitStore circuits;
    private final DeliveryStore deliveries;
    private final LogStore log;
    private final TransactionStore transactions;
    private final SenderJob sender;
    private final IntegrationConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    DestinationResource(
            CallerProducer callers,
            DestinationStore destinations,
            CircuitStore circuits,
            DeliveryStore deliveries,
            LogStore log,
            TransactionStore transactions,
            SenderJob sender,
            IntegrationConfig config,
            Clock clock) {
        this.callers = callers;
        this.destinations = destinations;
        this.circuits = circuits;
        this.deliveries = deliveries;
        this.log = log;
        this.transactions = transactions;
        this.sender = sender;
        this.config = config;
        this.clock = clock;
    }

    /** A destination with how much is dead and how much is still to be sent. */
    public record Row(@JsonUnwrapped DestinationAnswer destination, long dead, long open) {}

    /** All destinations of an account. */
    public record Rows(List<Row> destinations) {}

    /** When it stopped answering, was switched off and came back, newest first. */
    public record Notes(List<CircuitStore.Note> notes) {}

    @GET
    @Operation(summary = "All destinations, oldest first, with their health")
    public Rows all() {
        AccountId account = account();
        Map<String, LogStore.Counts> counts = transactions.run(connection -> log.counts(connection, account)).stream()
                .collect(Collectors.toMap(LogStore.Counts::destinationId, Function.identity()));
        return new Rows(destinations.list(account).stream()
                .map(destination -> {
                    String id = destination.destinationId();
                    LogStore.Counts count = counts.getOrDefault(id, new LogStore.Counts(id, 0, 0));
                    return new Row(DestinationAnswer.of(destination, null), count.dead(), count.open());
                })
                .toList());
    }

    @GET
    @Path("/{id}/notes")
    @Operation(summary = "What happened to a destination's health")
    public Notes notes(@PathParam("id") String id) {
        Destination destination = find(id);
        return new Notes(transactions.run(connection -> circuits.notes(connection, destination.accountId(), id)));
    }

    @POST
    @Path("/{id}/resume")
    @Operation(
            summary = "Gives a destination a new chance",
            description = "One that was switched off is switched on, an open circuit is closed, and what is still to be"
                    + " sent begins a new day of attempts now.")
    public DestinationAnswer resume(@PathParam("id") String id) {
        Destination present = find(id);
        Destination resumed = present.changed(present.name(), present.endpoint(), true);
        DestinationAnswer answer = transactions.run(connection -> {
            if (!destinations.update(connection, resumed)) {
                throw conflict();
            }
            circuits.reset(connection, id);
            deliveries.beginAnew(connection, id, clock.instant());
            return DestinationAnswer.of(resumed, null);
        });
        sender.look();
        return answer;
    }

    @POST
    @Path("/{id}/secret")
    @Operation(
            summary = "Makes a new secret",
            description = "The answer is the only one that holds it. For a day deliveries carry the signatures of"
                    + " both, so that the receiver can change over.")
    public DestinationAnswer renewSecret(@PathParam("id") String id) {
        Destination present = find(id);
        String secret = present.kind() == DestinationKind.BOT
                ? WebhookSignature.newAddressSecret(random)
                : WebhookSignature.newSecret(random);
        Instant overlapEnd = clock.instant().plus(config.secretOverlap());
        Destination renewed = present.withSecret(secret, overlapEnd);
        if (!transactions.run(connection -> destinations.update(connection, renewed))) {
            throw conflict();
        }
        return DestinationAnswer.of(renewed, secret);
    }

    private Destination find(String id) {
        return destinations
                .find(account(), id)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no such destination"));
    }

    private AccountId account() {
        Caller caller = callers.caller();
        caller.require(Role.ADMINISTRATOR);
        return caller.accountId();
    }

    private static ProblemException conflict() {
        return new ProblemException(ErrorCode.VERSION_CONFLICT, "somebody else saved this first");
    }
}
