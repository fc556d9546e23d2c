package chat.parley.admin.account;

import chat.parley.admin.change.SettingStore;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the console needs of any role. */
@Path("/api/admin")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory", description = "Who the caller is, and the names behind the ids of the account.")
public class DirectoryResource {
    private final CallerProducer callers;
    private final SettingStore settings;

    public DirectoryResource(CallerProducer callers, SettingStore settings) {
        this.callers = callers;
        this.settings = settings;
    }

    @GET
    @Path("/me")
    @Operation(summary = "Who the caller is", description = "For every role.")
    public MeView me() {
        Caller caller = callers.caller();
        Setting.Operator operator = settings.read(caller.accountId())
                .find(Setting.Operator.class, caller.operatorId().value())
                .orElseThrow(SettingStore::notFound);
        return new MeView(
                operator.operatorId(),
                operator.accountId(),
                operator.name(),
                operator.email(),
                caller.role(),
                operator.departments(),
                operator.languages());
    }

    @GET
    @Path("/directory")
    @Operation(summary = "The names behind the ids of the account", description = "For every role.")
    public DirectoryView directory() {
        return DirectoryView.of(settings.read(callers.caller().accountId()));
    }
}
