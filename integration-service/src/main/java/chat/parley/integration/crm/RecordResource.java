package chat.parley.integration.crm;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DialogId;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.identity.CallerProducer;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whoever works at the console goes from a dialog to its records here; records link back themselves [P-16]. */
@Path("/api/integrations/records/{dialogId}")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "CRM", description = "Dialogs become records.")
public class RecordResource {
    private final CallerProducer callers;
    private final CrmStore store;
    private final TransactionStore transactions;

    RecordResource(CallerProducer callers, CrmStore store, TransactionStore transactions) {
        this.callers = callers;
        this.store = store;
        this.transactions = transactions;
    }

    /** All records of a dialog. */
    public record RecordLinks(List<RecordLink> records) {}

    @GET
    @Operation(summary = "Where the dialog's records are; none for a dialog of another account")
    public RecordLinks of(@PathParam("dialogId") DialogId dialogId) {
        AccountId account = callers.caller().accountId();
        return new RecordLinks(transactions.run(connection -> store.links(connection, account, dialogId)));
    }
}
