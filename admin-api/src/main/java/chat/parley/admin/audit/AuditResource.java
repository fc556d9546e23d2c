package chat.parley.admin.audit;

import chat.parley.admin.field.QueryNumber;
import chat.parley.contracts.actor.Role;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reading the audit. */
@Path("/api/admin/audit")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "Who changed what, and when; never altered, never deleted.")
public class AuditResource {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private final CallerProducer callers;
    private final AuditStore audit;

    public AuditResource(CallerProducer callers, AuditStore audit) {
        this.callers = callers;
        this.audit = audit;
    }

    @GET
    @Operation(summary = "A page of the audit, newest first", description = "For administrators.")
    public AuditEntry.Page page(
            @Parameter(description = "Only changes of things of this type, for example Department.")
                    @QueryParam("kind")
                    @Nullable
                    String kind,
            @Parameter(
                            description =
                                    "Only changes of the thing with this id; the id of the account for what it has one of.")
                    @QueryParam("subjectId")
                    @Nullable
                    String subjectId,
            @Parameter(description = "The `next` of the page before; none for the newest page.")
                    @QueryParam("after")
                    @Nullable
                    String after,
            @Parameter(
                            description = "Entries on a page, 1 to 200.",
                            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit) {
        Caller caller = callers.caller();
        caller.require(Role.ADMINISTRATOR);
        int size = QueryNumber.within(1, LARGEST_PAGE, USUAL_PAGE, "limit", limit);
        var about = new AuditStore.About(kind, subjectId);
        return audit.page(caller.accountId(), about, QueryNumber.read("after", after), size);
    }
}
