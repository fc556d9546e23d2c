package chat.parley.integration.crm;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.egress.Endpoint;
import chat.parley.egress.WebhookSignature;
import chat.parley.integration.crm.zendesk.ZendeskCrm;
import chat.parley.integration.delivery.DeliveryStore;
import chat.parley.integration.destination.Destination;
import chat.parley.integration.destination.DestinationAnswer;
import chat.parley.integration.destination.DestinationKind;
import chat.parley.integration.destination.EndpointClient;
import chat.parley.integration.dialog.DialogFacts;
import chat.parley.integration.dialog.DialogStore;
import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemException;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Administrators connect Zendesk here [W-63]. */
@Path("/api/integrations/crm/zendesk")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "CRM", description = "Dialogs become tickets.")
public class CrmResource {
    private static final String ZENDESK = "zendesk";

    private final CallerProducer callers;
    private final CrmStore store;
    private final CrmClient crms;
    private final EndpointClient endpoints;
    private final DialogStore dialogs;
    private final DeliveryStore deliveries;
    private final TransactionStore transactions;
    private final IntegrationConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CrmResource(
            CallerProducer callers,
            CrmStore store,
            CrmClient crms,
            EndpointClient endpoints,
            DialogStore dialogs,
            DeliveryStore deliveries,
            TransactionStore transactions,
            IntegrationConfig config,
            Clock clock) {
        this.callers = callers;
        this.store = store;
        this.crms = crms;
        this.endpoints = endpoints;
        this.dialogs = dialogs;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /** The connection as administrators see it. */
    public record Answer(@JsonUnwrapped DestinationAnswer destination, CrmSettings settings) {}

    /** Which dialog is tried. */
    public record PreviewRequest(
            @Nullable String dialogId, @Nullable CrmMapping mapping) {}

    @GET
    @Operation(summary = "The connection; not-found when there is none")
    public Answer get() {
        AccountId account = account();
        return transactions.run(connection -> {
            Destination destination =
                    store.find(connection, account, ZENDESK).orElseThrow(() -> notFound("no connection yet"));
            return new Answer(
                    DestinationAnswer.of(destination, null), store.settings(connection, destination.destinationId()));
        });
    }

    @PUT
    @Operation(
            summary = "Connects, or changes the connection",
            description = "The credentials are tried first: with wrong ones nothing is saved and nothing is turned on.")
    public Answer put(@Nullable CrmRequest request) {
        AccountId account = account();
        if (request == null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "the body is missing");
        }
        Optional<Destination> present = transactions.run(connection -> store.find(connection, account, ZENDESK));
        Long version = present.map(Destination::version).orElse(null);
        if (!Objects.equals(request.version(), version)) {
            throw conflict();
        }
        CrmSettings settings = settings(request);
        Endpoint endpoint = endpoint(settings, request.secret(), present);
        boolean enabled = request.enabled() == null || request.enabled();
        if (enabled) {
            requireGood(crms.zendesk(endpoint).check());
        }
        Destination wanted = present.map(known -> known.changed(ZENDESK, endpoint, enabled))
                .orElseGet(() -> Destination.fresh(
                        account,
                        UUID.randomUUID().toString(),
                        DestinationKind.CRM,
                        ZENDESK,
                        endpoint,
                        enabled,
                        WebhookSignature.newSecret(random),
                        clock.instant()));
        return transactions.run(connection -> {
            if (!store.save(connection, wanted, settings)) {
                throw conflict();
            }
            deliveries.beginAnew(connection, wanted.destinationId(), clock.instant());
            return new Answer(DestinationAnswer.of(wanted, null), settings);
        });
    }

    @DELETE
    @ResponseStatus(204)
    @Operation(summary = "Removes the connection with its log; tickets stay where they are")
    public void remove() {
        AccountId account = account();
        transactions.run(connection -> store.delete(
                connection, store.find(connection, account, ZENDESK).orElseThrow(() -> notFound("no connection yet"))));
    }

    @POST
    @Path("/preview")
    @Operation(summary = "What a dialog's ticket would be", description = "Changes nothing here or there.")
    public CrmTicket preview(@Nullable PreviewRequest request) {
        AccountId account = account();
        if (request == null || request.dialogId() == null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "dialogId is missing");
        }
        var key = new DialogStore.Key(account, request.dialogId());
        DialogFacts dialog = transactions
                .run(connection -> dialogs.find(connection, Set.of(key)))
                .get(key);
        if (dialog == null) {
            throw notFound("no such dialog");
        }
        return Objects.requireNonNullElse(request.mapping(), CrmMapping.USUAL).ticket(dialog);
    }

    private CrmSettings settings(CrmRequest request) {
        String subdomain =
                request.subdomain() == null ? "" : request.subdomain().strip();
        if (!subdomain.matches("[A-Za-z0-9][A-Za-z0-9-]{0,62}")) {
            throw refused("subdomain", "must be letters, digits and hyphens");
        }
        String login = request.login() == null ? "" : request.login().strip();
        if (!login.matches("[^\\s:@/]{1,128}@[^\\s:@/]{1,128}")) {
            throw refused("login", "must be an e-mail address");
        }
        String credentials = Objects.requireNonNullElse(request.credentials(), "token");
        if (!Set.of("token", "password").contains(credentials)) {
            throw refused("credentials", "must be token or password");
        }
        CrmMapping mapping = Objects.requireNonNullElse(request.mapping(), CrmMapping.USUAL);
        if (!mapping.fields().keySet().stream().allMatch(id -> id.matches("[0-9]{1,18}"))) {
            throw refused("mapping.fields", "fields are named by their numbers");
        }
        return new CrmSettings(subdomain, login, credentials.equals("token"), mapping);
    }

    private Endpoint endpoint(CrmSettings settings, @Nullable String secret, Optional<Destination> present) {
        Endpoint root = endpoints.read("subdomain", config.zendesk().replace("{subdomain}", settings.subdomain()));
        String user = ZendeskCrm.user(settings.login(), settings.token()) + ":";
        if (secret != null && !secret.isBlank()) {
            return new Endpoint(root.url(), user + secret.strip());
        }
        String kept = present.map(known -> known.endpoint())
                .filter(root::sameServer)
                .map(Endpoint::credentials)
                .orElse(null);
        if (kept == null || !kept.startsWith(user)) {
            throw refused("secret", "must be given");
        }
        return new Endpoint(root.url(), kept);
    }

    private static void requireGood(CrmAnswer answer) {
        switch (answer) {
            case CrmAnswer.Done done -> {}
            case CrmAnswer.Unauthorized(var status, var reason) -> throw refused("secret", reason);
            case CrmAnswer.Refused(var status, var reason) -> throw refused("subdomain", reason);
            case CrmAnswer.Again(var status, var reason, var asked) ->
                throw new ProblemException(ErrorCode.UNAVAILABLE, "Zendesk cannot be reached: " + reason);
        }
    }

    private AccountId account() {
        Caller caller = callers.caller();
        caller.require(Role.ADMINISTRATOR);
        return caller.accountId();
    }

    private static ProblemException refused(String field, String detail) {
        return new ProblemException(Problem.of(
                ErrorCode.INVALID_SETTING,
                field + ": " + detail,
                List.of(new Problem.FieldError(field, ErrorCode.INVALID_SETTING, detail))));
    }

    private static ProblemException conflict() {
        return new ProblemException(ErrorCode.VERSION_CONFLICT, "somebody else saved this connection first");
    }

    private static ProblemException notFound(String detail) {
        return new ProblemException(ErrorCode.NOT_FOUND, detail);
    }
}
