package chat.parley.integration.webhook;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.integration.address.AddressClient;
import chat.parley.integration.installation.IntegrationConfig;
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
import java.net.UnknownHostException;
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
    private final AddressClient addresses;
    private final IntegrationConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    WebhookResource(
            CallerProducer callers,
            WebhookStore webhooks,
            AddressClient addresses,
            IntegrationConfig config,
            Clock clock) {
        this.callers = callers;
        this.webhooks = webhooks;
        this.addresses = addresses;
        this.config = config;
        this.clock = clock;
    }

    /** All webhooks of an account. */
    public record Rows(List<WebhookAnswer> webhooks) {}

    @GET
    @Operation(summary = "All webhooks, oldest first")
    public Rows all() {
        return new Rows(webhooks.list(caller().accountId()).stream()
                .map(webhook -> WebhookAnswer.of(webhook, null))
                .toList());
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Creates a webhook", description = "The answer is the only one that holds the secret.")
    public WebhookAnswer create(@Nullable WebhookRequest request) {
        Caller caller = caller();
        WebhookRequest wanted = body(request);
        Endpoint endpoint = reachable(Endpoint.parse(wanted.url()));
        if (webhooks.list(caller.accountId()).size() >= config.webhooksPerAccount()) {
            throw new ProblemException(
                    ErrorCode.INVALID_SETTING, "at most " + config.webhooksPerAccount() + " webhooks");
        }
        String secret = Signature.newSecret(random);
        var webhook = new Webhook(
                caller.accountId(),
                UUID.randomUUID().toString(),
                1,
                endpoint,
                EventTypes.checked(wanted.eventTypes()),
                wanted.isEnabled(),
                null,
                new Webhook.Secrets(secret, null, null),
                clock.instant());
        webhooks.insert(webhook);
        return WebhookAnswer.of(webhook, secret);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One webhook")
    public WebhookAnswer get(@PathParam("id") String id) {
        return WebhookAnswer.of(find(caller(), id), null);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Replaces a webhook",
            description = "Refused with version-conflict when somebody else saved first. Credentials of the URL stay"
                    + " when the new one is on the same server and names none.")
    public WebhookAnswer change(@PathParam("id") String id, @Nullable WebhookRequest request) {
        Webhook present = find(caller(), id);
        WebhookRequest wanted = body(request);
        requireVersion(present, wanted.version());
        Endpoint endpoint = reachable(Endpoint.parse(wanted.url()));
        if (endpoint.credentials() == null && endpoint.sameServer(present.endpoint())) {
            endpoint = new Endpoint(endpoint.url(), present.endpoint().credentials());
        }
        return saved(
                new Webhook(
                        present.accountId(),
                        present.webhookId(),
                        present.version() + 1,
                        endpoint,
                        EventTypes.checked(wanted.eventTypes()),
                        wanted.isEnabled(),
                        null,
                        present.secrets(),
                        present.createdAt()),
                null);
    }

    @POST
    @Path("/{id}/secret")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Makes a new secret",
            description = "The answer is the only one that holds it. For a day deliveries carry the signatures of"
                    + " both, so that the receiver can change over.")
    public WebhookAnswer renewSecret(@PathParam("id") String id) {
        Webhook present = find(caller(), id);
        String secret = Signature.newSecret(random);
        var secrets = new Webhook.Secrets(
                secret, present.secrets().present(), clock.instant().plus(config.secretOverlap()));
        return saved(
                new Webhook(
                        present.accountId(),
                        present.webhookId(),
                        present.version() + 1,
                        present.endpoint(),
                        present.eventTypes(),
                        present.enabled(),
                        present.disabledReason(),
                        secrets,
                        present.createdAt()),
                secret);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(summary = "Removes a webhook and its deliveries")
    public void remove(@PathParam("id") String id) {
        if (!webhooks.delete(caller().accountId(), id)) {
            throw notFound();
        }
    }

    private Caller caller() {
        Caller caller = callers.caller();
        caller.require(Role.ADMINISTRATOR);
        return caller;
    }

    private Webhook find(Caller caller, String id) {
        return webhooks.find(caller.accountId(), id).orElseThrow(WebhookResource::notFound);
    }

    private WebhookAnswer saved(Webhook webhook, @Nullable String secret) {
        if (!webhooks.update(webhook)) {
            throw new ProblemException(ErrorCode.VERSION_CONFLICT, "somebody else saved this webhook first");
        }
        return WebhookAnswer.of(webhook, secret);
    }

    private static void requireVersion(Webhook present, @Nullable Long version) {
        if (!Objects.equals(version, present.version())) {
            throw new ProblemException(ErrorCode.VERSION_CONFLICT, "somebody else saved this webhook first");
        }
    }

    /** Tells at once of an address that no delivery would ever be sent to; a host that is unknown now may come. */
    private Endpoint reachable(Endpoint endpoint) {
        try {
            addresses.find(endpoint.host());
            return endpoint;
        } catch (UnknownHostException e) {
            return endpoint;
        } catch (AddressClient.Forbidden e) {
            throw new ContractViolation(ErrorCode.INVALID_SETTING, "url: " + e.getMessage());
        }
    }

    private static WebhookRequest body(@Nullable WebhookRequest request) {
        if (request == null) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, "the body is missing");
        }
        return request;
    }

    private static ProblemException notFound() {
        return new ProblemException(ErrorCode.NOT_FOUND, "no such webhook");
    }
}
