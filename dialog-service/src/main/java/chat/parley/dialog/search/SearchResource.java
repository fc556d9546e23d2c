package chat.parley.dialog.search;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.dialog.inbox.Cursor;
import chat.parley.dialog.inbox.FilterValue;
import chat.parley.dialog.inbox.Sight;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemException;
import chat.parley.platform.settings.SettingsView;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What operators find, in the dialogs that they may open [T-14, W-32]. */
@Path("/api/dialogs/search")
@Tag(name = "Search")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SearchResource {
    private static final int LONGEST_PAGE = 50;

    private final SearchStore store;
    private final SettingsView settings;
    private final CallerProducer callers;
    private final SearchRates rates = new SearchRates(System::nanoTime);

    SearchResource(SearchStore store, SettingsView settings, CallerProducer callers) {
        this.store = store;
        this.settings = settings;
        this.callers = callers;
    }

    /** Which dialogs are looked in, as it stands in the address. */
    public static class Filter {
        @QueryParam("channel")
        @Nullable
        String channel;

        @QueryParam("operator")
        @Nullable
        String operator;

        @QueryParam("department")
        @Nullable
        String department;

        @QueryParam("category")
        @Nullable
        String category;

        @QueryParam("state")
        @Nullable
        String state;

        @QueryParam("from")
        @Nullable
        String from;

        @QueryParam("to")
        @Nullable
        String to;

        SearchFilter read() {
            if (state != null && !SearchFilter.STATES.contains(state)) {
                throw invalid("state must be bot, waiting, assigned or closed");
            }
            return new SearchFilter(
                    FilterValue.of("channel", channel),
                    FilterValue.of("operator", operator),
                    FilterValue.of("department", department),
                    FilterValue.of("category", category),
                    state,
                    instant("from", from),
                    instant("to", to));
        }
    }

    /** @param next pass it as {@code after} for the page of older ones; null on the last */
    public record MessagePage(
            List<FoundMessage> rows, @Nullable String next) {}

    /** @param more whether there are others than these: then the query should say more */
    public record VisitorPage(List<FoundVisitor> rows, boolean more) {}

    @GET
    @Path("/messages")
    @Operation(
            summary = "Messages and notes with these words, the newest first",
            description =
                    "All words of `q` must be in the message, in whatever form: Russian and English stems, е for ё."
                            + " \"Words in quotes\" follow each other, a -word must not be there. 2 to 200 characters,"
                            + " at most 16 words; no wildcards. `from` is included, `to` is not; both ISO 8601 with a"
                            + " zone. Messages that were taken back or erased are not found; a changed one by its"
                            + " present text. `search-empty`: no word to look for; `search-too-broad`: it took"
                            + " longer than 2 s; `rate-limited`: more than 5 a second of one operator.")
    public MessagePage messages(
            @QueryParam("q") @Nullable String q,
            @BeanParam Filter filter,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("20") int limit) {
        check(limit);
        var query = SearchQuery.of(q);
        var page = store.messages(sight(), query, filter.read(), Cursor.of(after), limit);
        Cursor next = page.next();
        return new MessagePage(page.found(), next == null ? null : next.text());
    }

    @GET
    @Path("/visitors")
    @Operation(
            summary = "Visitors by name, e-mail, phone or their own id, and dialogs by id",
            description =
                    "`q` is the beginning of each word of a name, of an e-mail or of an id; a phone in whatever form,"
                            + " or its last 4, 7 or 10 digits; or the whole id of a dialog, message or conversation."
                            + " One row for each conversation, the newest first.")
    public VisitorPage visitors(
            @QueryParam("q") @Nullable String q,
            @BeanParam Filter filter,
            @QueryParam("limit") @DefaultValue("20") int limit) {
        check(limit);
        String query = SearchQuery.checked(q);
        var found = store.visitors(sight(), query, filter.read(), limit);
        return new VisitorPage(found.found(), found.more());
    }

    private Sight sight() {
        Caller caller = callers.caller();
        long wait = rates.take(
                caller.accountId().value() + " " + caller.operatorId().value());
        if (wait > 0) {
            throw new ProblemException(Problem.rateLimited(wait));
        }
        return Sight.of(caller, settings);
    }

    private static void check(int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw invalid("limit must be 1 to " + LONGEST_PAGE);
        }
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        try {
            return text == null || text.isEmpty()
                    ? null
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw invalid(name + " must be a time as 2026-03-01T00:00:00Z");
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ErrorCode.INVALID_REQUEST, detail);
    }
}
