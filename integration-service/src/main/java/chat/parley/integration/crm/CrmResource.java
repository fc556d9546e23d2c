package chat.parley.integration.crm;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.egress.Endpoint;
import chat.parley.egress.WebhookSignature;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Administrators connect CRMs here [W-63] [W-64]. */
@Path("/api/integrations/crm/{crm}")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "CRM", description = "Dialogs become records.")
public class CrmResource {
    private final CallerProducer callers;
    private final CrmStore store;
    private final CrmClient crms;
    private final CrmSecretStore secrets;
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
            CrmSecretStore secrets,
            EndpointClient endpoints,
            DialogStore dialogs,
            DeliveryStore deliveries,
            TransactionStore transactions,
            IntegrationConfig config,
            Clock clock) {
        this.callers = callers;
        this.store = store;
        this.crms = crms;
        this.secrets = secrets;
        this.endpoints = endpoints;
        this.dialogs = dialogs;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /** The connection as administrators see it; of secrets only their names. */
    public record Answer(
            @JsonUnwrapped DestinationAnswer destination, CrmSettings settings, List<String> secretNames) {}

    /** Which dialog is tried. */
    public record PreviewRequest(
            @Nullable String dialogId, @Nullable CrmMapping mapping) {}

    @GET
    @Operation(summary = "The connection; not-found when there is none")
    public Answer get(@PathParam("crm") String crm) {
        CrmVendor vendor = vendor(crm);
        AccountId account = account();
        return transactions.run(connection -> {
            Destination destination =
                    store.find(connection, account, vendor.name()).orElseThrow(() -> notFound("no connection yet"));
            return answer(
                    destination,
                    store.settings(connection, destination.destinationId()),
                    secrets.secrets(connection, destination));
        });
    }

    @PUT
    @Operation(
            summary = "Connects, or changes the connection",
            description = "The credentials and the fields of the mapping are tried first: with wrong ones nothing is"
                    + " saved and nothing is turned on.")
    public Answer put(@PathParam("crm") String crm, @Nullable CrmRequest request) {
        CrmVendor vendor = vendor(crm);
        AccountId account = account();
        if (request == null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "the body is missing");
        }
        Optional<Known> present = transactions.run(connection -> known(connection, account, vendor));
        Long version = present.map(known -> known.destination().version()).orElse(null);
        if (!Objects.equals(request.version(), version)) {
            throw conflict();
        }
        CrmOptions options = options(vendor, request, present);
        CrmMapping mapping = mapping(vendor, request);
        Endpoint root = endpoints.read("options." + first(vendor), crms.address(vendor, options.plain()));
        boolean enabled = request.enabled() == null || request.enabled();
        var held = new HeldTokens();
        boolean anew = present.isEmpty() || options.fresh();
        Map<String, String> before =
                present.map(known -> known.settings().options()).orElse(Map.of());
        Map<String, String> plain = ChatSwitch.kept(options.plain(), before);
        if (enabled) {
            CrmTokens tokens = anew ? held : secrets.tokens(present.get().destination());
            Crm there = crms.crm(vendor, root, options.all(), tokens);
            requireGood(vendor, options, there.check());
            if (!mapping.fields().isEmpty()) {
                requireFields(vendor, there.fields(mapping.fields().keySet()));
            }
            plain = chatsOn(vendor, there, options.plain());
        }
        if (ChatSwitch.isOff(before, plain)) {
            present.ifPresent(known -> chatsOff(known.destination()));
        }
        Destination wanted = present.map(known -> known.destination().changed(vendor.name(), root, enabled))
                .orElseGet(() -> Destination.fresh(
                        account,
                        UUID.randomUUID().toString(),
                        DestinationKind.CRM,
                        vendor.name(),
                        root,
                        enabled,
                        WebhookSignature.newSecret(random),
                        clock.instant()));
        var settings = new CrmSettings(plain, mapping);
        return transactions.run(connection -> {
            if (!store.save(connection, wanted, settings)) {
                throw conflict();
            }
            secrets.save(connection, wanted, options.secrets(), held.held());
            deliveries.beginAnew(connection, wanted.destinationId(), clock.instant());
            return answer(wanted, settings, options.secrets());
        });
    }

    @DELETE
    @ResponseStatus(204)
    @Operation(summary = "Removes the connection with its log; records stay where they are")
    public void remove(@PathParam("crm") String crm) {
        CrmVendor vendor = vendor(crm);
        AccountId account = account();
        Destination destination = transactions
                .run(connection -> store.find(connection, account, vendor.name()))
                .orElseThrow(() -> notFound("no connection yet"));
        chatsOff(destination);
        transactions.run(connection -> store.delete(connection, destination));
    }

    @POST
    @Path("/preview")
    @Operation(summary = "What a dialog's record would be", description = "Changes nothing here or there.")
    public CrmTicket preview(@PathParam("crm") String crm, @Nullable PreviewRequest request) {
        CrmVendor vendor = vendor(crm);
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
        return Objects.requireNonNullElse(request.mapping(), vendor.usual()).ticket(dialog, config.door());
    }

    /** A connection that is kept, with its secrets. */
    private record Known(Destination destination, CrmSettings settings, Map<String, String> secrets) {}

    private Optional<Known> known(Connection connection, AccountId account, CrmVendor vendor) throws SQLException {
        Optional<Destination> found = store.find(connection, account, vendor.name());
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Known(
                        found.get(),
                        store.settings(connection, found.get().destinationId()),
                        secrets.secrets(connection, found.get())));
    }

    /** A secret stays with the server that it was given for. */
    private CrmOptions options(CrmVendor vendor, CrmRequest request, Optional<Known> present) {
        Map<String, @Nullable String> entered = Objects.requireNonNullElse(request.options(), Map.of());
        CrmOptions options = read(vendor, entered, present.map(Known::secrets).orElse(Map.of()));
        boolean same = present.map(
                        known -> crms.address(vendor, known.settings().options()))
                .filter(crms.address(vendor, options.plain())::equals)
                .isPresent();
        return same || present.isEmpty() ? options : read(vendor, entered, Map.of());
    }

    private static CrmOptions read(CrmVendor vendor, Map<String, @Nullable String> entered, Map<String, String> kept) {
        return switch (CrmOptions.read(vendor, entered, kept)) {
            case CrmOptions.Read.Good(var options) -> options;
            case CrmOptions.Read.Wrong(var option, var words) -> throw refused("options." + option, words);
        };
    }

    private static CrmMapping mapping(CrmVendor vendor, CrmRequest request) {
        CrmMapping mapping = Objects.requireNonNullElse(request.mapping(), vendor.usual());
        if (!mapping.fields().keySet().stream()
                .allMatch(id -> vendor.fieldNames().matcher(id).matches())) {
            throw refused("mapping.fields", "fields are named as " + vendor.fieldNames());
        }
        return mapping;
    }

    private static String first(CrmVendor vendor) {
        return vendor.options().getFirst().name();
    }

    private static void requireGood(CrmVendor vendor, CrmOptions options, CrmAnswer answer) {
        switch (answer) {
            case CrmAnswer.Done done -> {}
            case CrmAnswer.Unauthorized(var status, var reason) ->
                throw refused(
                        "options."
                                + options.secrets().keySet().stream()
                                        .findFirst()
                                        .orElse(first(vendor)),
                        reason);
            case CrmAnswer.Refused(var status, var reason) -> throw refused("options." + first(vendor), reason);
            case CrmAnswer.Again(var status, var reason, var asked) -> throw unreachable(vendor, reason);
        }
    }

    private static Map<String, String> chatsOn(CrmVendor vendor, Crm there, Map<String, String> options) {
        return switch (ChatSwitch.on(there.chat(), options)) {
            case ChatSwitch.Turned.Good(var completed) -> completed;
            case ChatSwitch.Turned.Wrong(var option, var words) -> throw refused("options." + option, words);
            case ChatSwitch.Turned.Unreachable(var words) -> throw unreachable(vendor, words);
        };
    }

    /** Whether the CRM hears it or not: what it sends is refused from now on. */
    private void chatsOff(Destination destination) {
        crms.of(destination).crm().chat().ifPresent(CrmChat::disconnect);
    }

    private static void requireFields(CrmVendor vendor, CrmAnswer answer) {
        switch (answer) {
            case CrmAnswer.Done done -> {}
            case CrmAnswer.Unauthorized(var status, var reason) -> throw refused("mapping.fields", reason);
            case CrmAnswer.Refused(var status, var reason) -> throw refused("mapping.fields", reason);
            case CrmAnswer.Again(var status, var reason, var asked) -> throw unreachable(vendor, reason);
        }
    }

    private static ProblemException unreachable(CrmVendor vendor, String reason) {
        return new ProblemException(ErrorCode.UNAVAILABLE, vendor.name() + " cannot be reached: " + reason);
    }

    private static Answer answer(Destination destination, CrmSettings settings, Map<String, String> secrets) {
        return new Answer(
                DestinationAnswer.of(destination, null),
                settings,
                secrets.keySet().stream().sorted().toList());
    }

    private static CrmVendor vendor(String crm) {
        return Vendors.named(crm).orElseThrow(() -> notFound("there is no such CRM"));
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
