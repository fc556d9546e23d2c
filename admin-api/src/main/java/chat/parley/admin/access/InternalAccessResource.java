package chat.parley.admin.access;

import chat.parley.admin.change.Author;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.id.AccountId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** For those who run the suite: lets an account in that has shut itself out; never reachable through the door [N-25]. */
@Path("/internal/access/{account}")
@RunOnVirtualThread
public class InternalAccessResource {
    private final AccessStore store;

    InternalAccessResource(AccessStore store) {
        this.store = store;
    }

    /** @param by who does it, for the audit */
    @DELETE
    @Operation(hidden = true)
    public void open(@PathParam("account") String account, @QueryParam("by") @Nullable String by) {
        var fields = new Fields();
        String name = fields.name("by", by);
        fields.done();
        store.open(new Author("break-glass", name), new AccountId(account));
    }
}
