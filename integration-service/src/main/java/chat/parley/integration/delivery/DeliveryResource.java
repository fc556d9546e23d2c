package chat.parley.integration.delivery;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.integration.installation.TransactionStore;
import chat.parley.integration.webhook.EventTypes;
import chat.parley.integration.webhook.WebhookStore;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Administrators see here what was delivered, and try again. */
@Path("/api/integrations/webhooks/{id}")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deliveries", description = "What became of each event a webhook was to be told of.")
public class DeliveryResource {
    private static final int MOST = 200;

    private final CallerProducer callers;
    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final TransactionStore transactions;
    private final SenderJob sender;
    private final Clock clock;

    DeliveryResource(
            CallerProducer callers,
            WebhookStore webhooks,
            DeliveryStore deliveries,
            TransactionStore transactions,
            SenderJob sender,
            Clock clock) {
        this.callers = callers;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.sender = sender;
        this.clock = clock;
    }

    /** @param next what to give as {@code after} for the next page; null on the last */
    public record Page(List<Delivery> deliveries, @Nullable String next) {}

    @GET
    @Path("/deliveries")
    @Operation(summary = "Deliveries, newest first, with what each attempt came to")
    public Page list(
            @PathParam("id") String id,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @QueryParam("after") @Nullable String after) {
        AccountId account = account(id);
        int rows = (int) number("limit", limit, MOST);
        long before = after == null ? Long.MAX_VALUE : number("after", after, Long.MAX_VALUE);
        List<Delivery> found =
                transactions.run(connection -> deliveries.list(connection, account, id, before, rows + 1));
        return found.size() <= rows
                ? new Page(found, null)
                : new Page(found.subList(0, rows), found.get(rows - 1).deliveryId());
    }

    @POST
    @Path("/deliveries/{deliveryId}/retry")
    @ResponseStatus(202)
    @Operation(
            summary = "Tries a delivery again now",
            description = "One that was delivered or given up is brought back and begins a new day of attempts.")
    public Delivery retry(@PathParam("id") String id, @PathParam("deliveryId") String deliveryId) {
        AccountId account = account(id);
        long number = number("deliveryId", deliveryId, Long.MAX_VALUE);
        Delivery delivery = transactions.run(connection -> {
            if (!deliveries.retry(connection, account, id, number, clock.instant())) {
                throw notFound("delivery");
            }
            return deliveries.find(connection, account, id, number).orElseThrow(() -> notFound("delivery"));
        });
        sender.look();
        return delivery;
    }

    @POST
    @Path("/test")
    @ResponseStatus(202)
    @Operation(summary = "Sends an event on trial", description = "Its type is Test; it goes the way of any other.")
    public Delivery test(@PathParam("id") String id) {
        AccountId account = account(id);
        Instant now = clock.instant();
        String lane = "test-" + UUID.randomUUID();
        var fresh = new NewDelivery(
                account, id, lane, Message.id(lane, id), EventTypes.TEST, Message.body(EventTypes.TEST, now, "{}"));
        Delivery delivery = transactions.run(connection -> {
            long number = deliveries.add(connection, fresh, now).orElseThrow(() -> notFound("delivery"));
            return deliveries.find(connection, account, id, number).orElseThrow(() -> notFound("delivery"));
        });
        sender.look();
        return delivery;
    }

    private AccountId account(String webhookId) {
        Caller caller = callers.caller();
        caller.require(Role.ADMINISTRATOR);
        if (webhooks.find(caller.accountId(), webhookId).isEmpty()) {
            throw notFound("webhook");
        }
        return caller.accountId();
    }

    private static long number(String field, String text, long most) {
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) < 1 || Long.parseLong(text) > most) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, field + " must be a number from 1 to " + most);
        }
        return Long.parseLong(text);
    }

    private static ProblemException notFound(String what) {
        return new ProblemException(ErrorCode.NOT_FOUND, "no such " + what);
    }
}
