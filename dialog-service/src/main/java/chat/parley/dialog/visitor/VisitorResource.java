package chat.parley.dialog.visitor;

import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.dialog.inbox.DialogRow;
import chat.parley.dialog.inbox.InboxStore;
import chat.parley.dialog.inbox.Sight;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.settings.SettingsView;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A dialog's visitor for operators. */
@Path("/api/dialogs/{dialogId}/visitor")
@Tag(name = "Dialogs")
@Authenticated
@RunOnVirtualThread
public class VisitorResource {
    private final ProfileStore store;
    private final InboxStore dialogs;
    private final SettingsView settings;
    private final CallerProducer callers;

    VisitorResource(ProfileStore store, InboxStore dialogs, SettingsView settings, CallerProducer callers) {
        this.store = store;
        this.dialogs = dialogs;
        this.settings = settings;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What is known of the dialog's visitor",
            description = "Their card, what their site tells of them and how sure that is, and whether anything gets"
                    + " to them.")
    public VisitorProfile visitor(@PathParam("dialogId") DialogId dialogId) {
        Caller caller = callers.caller();
        DialogRow dialog = dialogs.visible(Sight.of(caller, settings), dialogId);
        return store.of(caller.accountId(), new ConversationId(dialog.conversationId()));
    }
}
