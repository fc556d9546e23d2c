package chat.parley.integration.export;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.integration.crm.CrmStore;
import chat.parley.integration.destination.Destination;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Administrators bring all contacts into a list here, or all past dialogs into another CRM, and see how far it is [W-67]. */
@Path("/api/integrations/crm/{crm}/export")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "CRM", description = "Dialogs become records.")
public class ExportResource {
    private final CallerProducer callers;
    private final CrmStore crms;
    private final ExportStore exports;
    private final CancellationStore cancellations;
    private final ExportJob job;
    private final TransactionStore transactions;
    private final Clock clock;

    ExportResource(
            CallerProducer callers,
            CrmStore crms,
            ExportStore exports,
            CancellationStore cancellations,
            ExportJob job,
            TransactionStore transactions,
            Clock clock) {
        this.callers = callers;
        this.crms = crms;
        this.exports = exports;
        this.cancellations = cancellations;
        this.job = job;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The newest export; not-found when there was none")
    public Export get(@PathParam("crm") String crm) {
        return progress(destination(crm));
    }

    @POST
    @ResponseStatus(202)
    @Operation(summary = "Begins to bring all contacts into a list, all past dialogs into any other CRM")
    public Export begin(@PathParam("crm") String crm) {
        Destination destination = destination(crm);
        transactions.run(connection -> {
            exports.begin(connection, destination.destinationId(), clock.instant());
            return true;
        });
        job.look();
        return progress(destination);
    }

    @DELETE
    @Operation(
            summary = "Stops it; contacts that were taken stay where they are",
            description = "Dialogs of the past that were never tried are taken back; what was begun arrives.")
    public Cancelled cancel(@PathParam("crm") String crm) {
        Destination destination = destination(crm);
        return transactions
                .run(connection -> cancellations.cancel(connection, destination.destinationId(), clock.instant()))
                .orElseThrow(ExportResource::nothing);
    }

    private Export progress(Destination destination) {
        return transactions
                .run(connection -> exports.find(connection, destination.destinationId()))
                .orElseThrow(ExportResource::nothing);
    }

    private static ProblemException nothing() {
        return new ProblemException(ErrorCode.NOT_FOUND, "nothing was exported yet");
    }

    private Destination destination(String crm) {
        Caller caller = callers.caller();
        caller.require(Role.ADMINISTRATOR);
        return transactions
                .run(connection -> crms.find(connection, caller.accountId(), crm))
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no connection yet"));
    }
}
