package chat.parley.dialog.inbox;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.DialogId;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.ProblemException;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The operator's lists and the rows in them. */
@Path("/api/dialogs")
@Tag(name = "Dialogs")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InboxResource {
    private static final int LONGEST_PAGE = 200;

    private final InboxStore store;
    private final SettingsView settings;
    private final CallerProducer callers;

    InboxResource(InboxStore store, SettingsView settings, CallerProducer callers) {
        this.store = store;
        this.settings = settings;
        this.callers = callers;
    }

    /** @param next the cursor of the page after this one; null on the last */
    public record Page(List<DialogRow> rows, @Nullable String next) {}

    /** How long each open list is. */
    public record Counts(long awaiting, long mine, long queue, long others) {}

    @GET
    @Operation(
            summary = "One page of a list",
            description =
                    "Lists: awaiting, mine, queue, others, closed. Pass `next` as `after` for the following page.")
    public Page list(
            @QueryParam("list") @DefaultValue("awaiting") String list,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "limit must be 1 to " + LONGEST_PAGE);
        }
        var query = new ListQuery(DialogList.of(list), sight());
        List<DialogRow> rows = store.page(query, Cursor.of(after), limit + 1);
        if (rows.size() <= limit) {
            return new Page(rows, null);
        }
        List<DialogRow> page = rows.subList(0, limit);
        return new Page(page, query.after(page.getLast()).text());
    }

    @GET
    @Path("/counts")
    @Operation(summary = "How many dialogs each open list has")
    public Counts counts() {
        Sight sight = sight();
        return new Counts(
                store.count(new ListQuery(DialogList.AWAITING, sight)),
                store.count(new ListQuery(DialogList.MINE, sight)),
                store.count(new ListQuery(DialogList.QUEUE, sight)),
                store.count(new ListQuery(DialogList.OTHERS, sight)));
    }

    @GET
    @Path("/{dialogId}")
    @Operation(summary = "One dialog")
    public DialogRow dialog(@PathParam("dialogId") DialogId dialogId) {
        return store.visible(sight(), dialogId);
    }

    private Sight sight() {
        Caller caller = callers.caller();
        return Sight.of(caller, settings);
    }
}
