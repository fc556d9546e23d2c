package chat.parley.integration.handler;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.egress.Endpoint;
import chat.parley.egress.WebhookSignature;
import chat.parley.integration.delivery.DeliveryStore;
import chat.parley.integration.destination.Destination;
import chat.parley.integration.destination.DestinationKind;
import chat.parley.integration.destination.EndpointClient;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Administrators set here which addresses are told of the beginning, the operators and the end of dialogs [W-56]. */
@Path("/api/integrations/handlers")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Handlers", description = "Three addresses: chat start, chat assign, chat close.")
public class HandlerResource {
    private final CallerProducer callers;
    private final HandlerStore handlers;
    private final DeliveryStore deliveries;
    private final EndpointClient endpoints;
    private final TransactionStore transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    HandlerResource(
            CallerProducer callers,
            HandlerStore handlers,
            DeliveryStore deliveries,
            EndpointClient endpoints,
            TransactionStore transactions,
            Clock clock) {
        this.callers = callers;
        this.handlers = handlers;
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** An address as it is to be saved. */
    private record Wish(Endpoint endpoint, HandlerFormat format, boolean enabled) {}

    @GET
    @Operation(summary = "The handlers")
    public HandlersAnswer get() {
        AccountId account = account();
        return transactions.run(connection ->
                HandlersAnswer.of(handlers.version(connection, account), handlers.list(connection, account), Map.of()));
    }

    @PUT
    @Operation(
            summary = "Replaces all three handlers",
            description = "One that is left out is removed with its log. A new one is answered with its secret, this"
                    + " once. Credentials of an address stay when the new one is on the same server and names none.")
    public HandlersAnswer put(@Nullable HandlersRequest request) {
        AccountId account = account();
        if (request == null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "the body is missing");
        }
        Map<HandlerMoment, Wish> wishes = wishes(request);
        return transactions.run(connection -> {
            long version = handlers.lockVersion(connection, account);
            if (request.version() == null || request.version() != version) {
                throw new ProblemException(ErrorCode.VERSION_CONFLICT, "somebody else saved the handlers first");
            }
            Map<String, String> secrets = save(connection, account, wishes);
            handlers.setVersion(connection, account, version + 1);
            return HandlersAnswer.of(version + 1, handlers.list(connection, account), secrets);
        });
    }

    private Map<String, String> save(Connection connection, AccountId account, Map<HandlerMoment, Wish> wishes)
            throws SQLException {
        var added = new EnumMap<HandlerMoment, Wish>(HandlerMoment.class);
        added.putAll(wishes);
        for (Handler handler : handlers.list(connection, account)) {
            Wish wish = added.remove(handler.moment());
            if (wish == null) {
                handlers.delete(connection, handler.destination());
            } else {
                Destination changed =
                        handler.destination().changed(handler.moment().key(), wish.endpoint(), wish.enabled());
                handlers.update(connection, new Handler(handler.moment(), wish.format(), changed));
                deliveries.beginAnew(connection, changed.destinationId(), clock.instant());
            }
        }
        var secrets = new HashMap<String, String>();
        for (Map.Entry<HandlerMoment, Wish> entry : added.entrySet()) {
            Wish wish = entry.getValue();
            String id = UUID.randomUUID().toString();
            String secret = WebhookSignature.newSecret(random);
            secrets.put(id, secret);
            var destination = Destination.fresh(
                    account,
                    id,
                    DestinationKind.HANDLER,
                    entry.getKey().key(),
                    wish.endpoint(),
                    wish.enabled(),
                    secret,
                    clock.instant());
            handlers.insert(connection, new Handler(entry.getKey(), wish.format(), destination));
        }
        return secrets;
    }

    private Map<HandlerMoment, Wish> wishes(HandlersRequest request) {
        var wishes = new EnumMap<HandlerMoment, Wish>(HandlerMoment.class);
        request.wanted().forEach((moment, one) -> {
            String place = switch (moment) {
                case CHAT_START -> "chatStart";
                case CHAT_ASSIGN -> "chatAssign";
                case CHAT_CLOSE -> "chatClose";
            };
            Endpoint endpoint = endpoints.read(place + ".url", one.url());
            HandlerFormat format = one.format() == null
                    ? HandlerFormat.PARLEY
                    : HandlerFormat.of(one.format()).orElseThrow(() -> noFormat(place + ".format"));
            wishes.put(moment, new Wish(endpoint, format, one.isEnabled()));
        });
        return wishes;
    }

    private static ProblemException noFormat(String field) {
        String detail = "must be parley or compatible";
        return new ProblemException(Problem.of(
                ErrorCode.INVALID_SETTING,
                field + " " + detail,
                List.of(new Problem.FieldError(field, ErrorCode.INVALID_SETTING, detail))));
    }

    private AccountId account() {
        Caller caller = callers.caller();
        caller.require(Role.ADMINISTRATOR);
        return caller.accountId();
    }
}
