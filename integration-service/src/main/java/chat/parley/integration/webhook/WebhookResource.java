package chat.parley.integration.webhook;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.text.WellFormed;
import chat.parley.egress.Endpoint;
import chat.parley.egress.WebhookSignature;
import chat.parley.integration.delivery.DeliveryStore;
import chat.parley.integration.destination.Destination;
import chat.parley.integration.destination.DestinationKind;
import chat.parley.integration.destination.EndpointClient;
import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Administrators say here which systems are told of which events. */
@Path("/api/integrations/webhooks")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks", description = "Who is told of events, by Standard Webhooks 1.0.")
public class WebhookResource {
    private final CallerProducer callers;
    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final EndpointClient endpoints;
    private final TransactionStore transactions;
    private final IntegrationConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    WebhookResource(
            CallerProducer callers,
            WebhookStore webhooks,
            DeliveryStore deliveries,
            EndpointClient endpoints,
            TransactionStore transactions,
            IntegrationConfig config,
            Clock clock) {
        this.callers = callers;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /** All webhooks of an account. */
    public record Rows(List<WebhookAnswer> webhooks) {}

    @GET
    @Operation(summary = "All webhooks, oldest first")
    public Rows all() {
        AccountId account = account();
        return new Rows(transactions.run(connection -> webhooks.list(connection, account)).stream()
                .map(webhook -> WebhookAnswer.of(webhook, null))
                .toList());
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Creates a webhook", description = "The answer is the only one that holds the secret.")
    public WebhookAnswer create(@Nullable WebhookRequest request) {
        AccountId account = account();
        WebhookRequest wanted = body(request);
        Endpoint endpoint = endpoints.read("url", wanted.url());
        String secret = WebhookSignature.newSecret(random);
        var webhook = new Webhook(
                Destination.fresh(
                        account,
                        UUID.randomUUID().toString(),
                        DestinationKind.WEBHOOK,
                        name(wanted),
                        endpoint,
                        wanted.isEnabled(),
                        secret,
                        clock.instant()),
                EventTypes.checked(wanted.eventTypes()),
                wanted.checkedFilter());
        return transactions.run(connection -> {
            if (webhooks.list(connection, account).size() >= config.webhooksPerAccount()) {
                throw new ProblemException(
                        ErrorCode.INVALID_SETTING, "at most " + config.webhooksPerAccount() + " webhooks");
            }
            webhooks.insert(connection, webhook);
            return WebhookAnswer.of(webhook, secret);
        });
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One webhook")
    public WebhookAnswer get(@PathParam("id") String id) {
        return WebhookAnswer.of(find(account(), id), null);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Replaces a webhook",
            description = "Refused with version-conflict when somebody else saved first. Credentials of the URL stay"
                    + " when the new one is on the same server and names none. What is still to be sent is tried anew.")
    public WebhookAnswer change(@PathParam("id") String id, @Nullable WebhookRequest request) {
        Webhook present = find(account(), id);
        WebhookRequest wanted = body(request);
        if (!Objects.equals(wanted.version(), present.destination().version())) {
            throw conflict();
        }
        var webhook = new Webhook(
                present.destination().changed(name(wanted), endpoints.read("url", wanted.url()), wanted.isEnabled()),
                EventTypes.checked(wanted.eventTypes()),
                wanted.checkedFilter());
        return transactions.run(connection -> {
            if (!webhooks.update(connection, webhook)) {
                throw conflict();
            }
            deliveries.beginAnew(connection, id, clock.instant());
            return WebhookAnswer.of(webhook, null);
        });
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(summary = "Removes a webhook and its deliveries")
    public void remove(@PathParam("id") String id) {
        AccountId account = account();
        if (!transactions.run(connection -> webhooks.delete(connection, account, id))) {
            throw notFound();
        }
    }

    private AccountId account() {
        Caller caller = callers.caller();
        caller.require(Role.ADMINISTRATOR);
        return caller.accountId();
    }

    private Webhook find(AccountId account, String id) {
        return transactions
                .run(connection -> webhooks.find(connection, account, id))
                .orElseThrow(WebhookResource::notFound);
    }

    private static String name(WebhookRequest wanted) {
        String name = WellFormed.optional("name", wanted.name(), WellFormed.NAME_LIMIT);
        return name == null ? "" : name.strip();
    }

    private static WebhookRequest body(@Nullable WebhookRequest request) {
        if (request == null) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, "the body is missing");
        }
        return request;
    }

    private static ProblemException conflict() {
        return new ProblemException(ErrorCode.VERSION_CONFLICT, "somebody else saved this webhook first");
    }

    private static ProblemException notFound() {
        return new ProblemException(ErrorCode.NOT_FOUND, "no such webhook");
    }
}
