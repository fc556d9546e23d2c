package chat.parley.dialog.inbox;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.DialogId;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.ProblemException;
import chat.parley.platform.settings.SettingsView;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
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

    /** Which dialogs of the open lists are asked for, as it stands in the address. */
    public static class Filter {
        @QueryParam("channel")
        @Nullable
        String channel;

        @QueryParam("department")
        @Nullable
        String department;

        @QueryParam("tag")
        @Nullable
        String tag;

        @QueryParam("category")
        @Nullable
        String category;

        ListFilter read() {
            return new ListFilter(
                    FilterValue.of("channel", channel),
                    FilterValue.of("department", department),
                    FilterValue.of("tag", tag),
                    FilterValue.of("category", category));
        }
    }

    @GET
    @Operation(
            summary = "One page of a list",
            description =
                    "Lists: awaiting, mine, queue, others, closed. Pass `next` as `after` for the following page, with"
                            + " the same filters: `channel` and `department` are ids, `tag` and `category` whole names;"
                            + " what is left out or empty is any. Closed dialogs have no filters: search finds them.")
    public Page list(
            @QueryParam("list") @DefaultValue("awaiting") String list,
            @BeanParam Filter filter,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "limit must be 1 to " + LONGEST_PAGE);
        }
        var query = new ListQuery(DialogList.of(list), sight(), filter.read());
        List<DialogRow> rows = store.page(query, Cursor.of(after), limit + 1);
        if (rows.size() <= limit) {
            return new Page(rows, null);
        }
        List<DialogRow> page = rows.subList(0, limit);
        return new Page(page, query.after(page.getLast()).text());
    }

    @GET
    @Path("/counts")
    @Operation(
            summary = "How many dialogs each open list has",
            description = "With filters as lists have them: how many of them each list has.")
    public Counts counts(@BeanParam Filter filter) {
        Sight sight = sight();
        ListFilter read = filter.read();
        return new Counts(
                store.count(new ListQuery(DialogList.AWAITING, sight, read)),
                store.count(new ListQuery(DialogList.MINE, sight, read)),
                store.count(new ListQuery(DialogList.QUEUE, sight, read)),
                store.count(new ListQuery(DialogList.OTHERS, sight, read)));
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
