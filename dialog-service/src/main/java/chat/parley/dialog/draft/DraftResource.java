package chat.parley.dialog.draft;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.DialogId;
import chat.parley.dialog.inbox.InboxStore;
import chat.parley.dialog.inbox.Sight;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.ProblemException;
import chat.parley.platform.settings.SettingsView;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The caller's own draft in a dialog that they see. */
@Path("/api/dialogs/{dialogId}/draft")
@Tag(name = "Dialogs")
@Authenticated
@RunOnVirtualThread
public class DraftResource {
    private final DraftStore drafts;
    private final InboxStore dialogs;
    private final SettingsView settings;
    private final CallerProducer callers;
    private final InstantSource clock;

    DraftResource(
            DraftStore drafts, InboxStore dialogs, SettingsView settings, CallerProducer callers, InstantSource clock) {
        this.drafts = drafts;
        this.dialogs = dialogs;
        this.settings = settings;
        this.callers = callers;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What the caller has begun to write in the dialog",
            description = "Nobody else sees it. Empty texts where there is nothing.")
    public Draft draft(@PathParam("dialogId") DialogId dialogId) {
        return drafts.find(seeing(dialogId), dialogId);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(204)
    @Operation(
            summary = "Keeps what the caller has begun to write",
            description = "Each text has at most 65536 characters; with two empty ones nothing is kept. What is not"
                    + " touched for 30 days is let go of.")
    public void save(@PathParam("dialogId") DialogId dialogId, @Nullable Draft draft) {
        if (draft == null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "the request needs a body");
        }
        drafts.save(seeing(dialogId), dialogId, draft, clock.instant());
    }

    private Caller seeing(DialogId dialogId) {
        Caller caller = callers.caller();
        dialogs.visible(Sight.of(caller, settings), dialogId);
        return caller;
    }
}
