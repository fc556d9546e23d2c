package chat.parley.dialog.history;

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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A conversation's events for operators. */
@Path("/api/dialogs/{dialogId}")
@Tag(name = "Dialogs")
@Authenticated
@RunOnVirtualThread
public class HistoryResource {
    private final HistoryStore store;
    private final TranscriptStore transcripts;
    private final InboxStore dialogs;
    private final SettingsView settings;
    private final CallerProducer callers;

    HistoryResource(
            HistoryStore store,
            TranscriptStore transcripts,
            InboxStore dialogs,
            SettingsView settings,
            CallerProducer callers) {
        this.store = store;
        this.transcripts = transcripts;
        this.dialogs = dialogs;
        this.settings = settings;
        this.callers = callers;
    }

    @GET
    @Path("/events")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Events of the dialog's conversation",
            description =
                    "Ascending. With `after`, those that follow; with `before`, the newest before; else the newest."
                            + " `last` is the greatest sequence there is: read on until you have it.")
    public String events(
            @PathParam("dialogId") DialogId dialogId,
            @QueryParam("after") @Nullable Long after,
            @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("200") int limit) {
        DialogRow dialog = dialogs.visible(Sight.of(callers.caller(), settings), dialogId);
        var stretch = store.page(
                new ConversationId(dialog.conversationId()),
                HistoryStore.Numbering.OPERATORS,
                new PageBounds(after, before, limit));
        // The bodies are JSON already, exactly as on the topic.
        return "{\"events\":[" + String.join(",", stretch.bodies()) + "],\"last\":" + stretch.last() + "}";
    }

    @GET
    @Path("/transcript")
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    @Operation(summary = "The dialog as plain text, in the account's time zone, without notes")
    public String transcript(@PathParam("dialogId") DialogId dialogId) {
        Caller caller = callers.caller();
        DialogRow dialog = dialogs.visible(Sight.of(caller, settings), dialogId);
        return transcripts.of(caller.accountId(), dialog);
    }

    @GET
    @Path("/transcript.csv")
    @Produces("text/csv;charset=utf-8")
    @Operation(summary = "The same as CSV (RFC 4180) with the columns time, from, name and text")
    public Response table(@PathParam("dialogId") DialogId dialogId) {
        Caller caller = callers.caller();
        DialogRow dialog = dialogs.visible(Sight.of(caller, settings), dialogId);
        return file(transcripts.table(caller.accountId(), dialog), dialog, "csv");
    }

    @GET
    @Path("/transcript.pdf")
    @Produces("application/pdf")
    @Operation(summary = "The same as PDF")
    public Response pdf(@PathParam("dialogId") DialogId dialogId) {
        Caller caller = callers.caller();
        DialogRow dialog = dialogs.visible(Sight.of(caller, settings), dialogId);
        return file(transcripts.pdf(caller.accountId(), dialog), dialog, "pdf");
    }

    /** Ids have no character that a file's name or a header would have to escape. */
    private static Response file(Object content, DialogRow dialog, String ending) {
        return Response.ok(content)
                .header("Content-Disposition", "attachment; filename=\"" + dialog.dialogId() + "." + ending + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
