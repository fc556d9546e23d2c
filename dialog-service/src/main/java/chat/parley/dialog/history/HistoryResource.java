package chat.parley.dialog.history;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.settings.Setting;
import chat.parley.dialog.inbox.DialogRow;
import chat.parley.dialog.inbox.InboxStore;
import chat.parley.dialog.inbox.Sight;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.json.Json;
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
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A conversation's events for operators. */
@Path("/api/dialogs/{dialogId}")
@Tag(name = "Dialogs")
@Authenticated
@RunOnVirtualThread
public class HistoryResource {
    private static final int TRANSCRIPT_PAGE = 500;

    private final HistoryStore store;
    private final InboxStore dialogs;
    private final SettingsView settings;
    private final CallerProducer callers;

    HistoryResource(HistoryStore store, InboxStore dialogs, SettingsView settings, CallerProducer callers) {
        this.store = store;
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
    public String transcript(@PathParam("dialogId") DialogId dialogId) throws IOException {
        Caller caller = callers.caller();
        DialogRow dialog = dialogs.visible(Sight.of(caller, settings), dialogId);
        ZoneId zone = settings.account(caller.accountId())
                .map(Setting.Account::timeZone)
                .map(ZoneId::of)
                .orElse(ZoneId.of("UTC"));
        return new Transcript(zone).of(eventsOf(dialog));
    }

    private List<DialogEvent> eventsOf(DialogRow dialog) throws IOException {
        var conversation = new ConversationId(dialog.conversationId());
        var events = new ArrayList<DialogEvent>();
        long number = 0;
        HistoryStore.Stretch stretch;
        do {
            stretch = store.after(conversation, HistoryStore.Numbering.OPERATORS, number, TRANSCRIPT_PAGE);
            for (String body : stretch.bodies()) {
                var event = Json.mapper().readValue(body, DialogEvent.class);
                number = event.meta().sequence();
                if (event.meta().dialogId().value().equals(dialog.dialogId())) {
                    events.add(event);
                }
            }
        } while (!stretch.bodies().isEmpty() && number < stretch.last());
        return events;
    }
}
