package chat.parley.admin.access;

import chat.parley.admin.change.Author;
import chat.parley.admin.change.SettingResource;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.settings.Access;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** From where the console of the account may be used. */
@Path("/api/admin/access")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Access", description = "From where the console may be used: its requests, sockets and links to files.")
public class AccessResource {
    private final SettingResource settings;
    private final AccessStore store;
    private final CallerProducer callers;
    private final InstantSource clock;

    public AccessResource(SettingResource settings, AccessStore store, CallerProducer callers, InstantSource clock) {
        this.settings = settings;
        this.store = store;
        this.callers = callers;
        this.clock = clock;
    }

    /** @param version of the list that is confirmed */
    @Schema(name = "AccessConfirmation")
    public record Confirmation(@Nullable Long version) {}

    @GET
    @Operation(
            summary = "From where the console may be used",
            description =
                    "For supervisors and administrators. With version 0 while nothing was saved; with yourAddress,"
                            + " the caller's own.")
    @APIResponseSchema(Access.class)
    public ObjectNode get() {
        return answer(settings.only(Access.class, Access::unsaved));
    }

    @PUT
    @Operation(
            summary = "Replaces it",
            description = "For administrators. A list without the caller's own address is refused with would-lock-out"
                    + " unless it is sent with confirmed; it then goes back by itself at revertsAt. Refused with"
                    + " version-conflict when somebody else saved first.")
    @APIResponseSchema(Access.class)
    public ObjectNode change(@Nullable AccessDraft draft) {
        settings.administrator();
        return answer(settings.save(
                Access.class, Access::unsaved, Fields.body(draft).from(callers.address(), clock.instant())));
    }

    @POST
    @Path("/confirmation")
    @Operation(
            summary = "Keeps a list that would go back by itself",
            description = "For administrators, from an address that the list has: from others nothing is answered.")
    @APIResponseSchema(Access.class)
    public ObjectNode confirm(@Nullable Confirmation confirmation) {
        Caller caller = settings.administrator();
        var fields = new Fields();
        long version = fields.version(Fields.body(confirmation).version());
        fields.done();
        store.confirm(Author.of(caller), caller.accountId(), version, clock.instant());
        return get();
    }

    private ObjectNode answer(ObjectNode access) {
        return access.put("yourAddress", callers.address());
    }
}
