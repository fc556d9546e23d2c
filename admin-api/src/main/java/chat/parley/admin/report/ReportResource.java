package chat.parley.admin.report;

import chat.parley.admin.change.SettingStore;
import chat.parley.admin.change.Settings;
import chat.parley.admin.fact.DialogLine;
import chat.parley.admin.field.QueryNumber;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Figures of the caller's account [B-09, T-15]. */
@Path("/api/admin/reports")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports", description = "Figures of a period and the dialogs behind them.")
public class ReportResource {
    private static final int MOST_GROUPS = 500;
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 200;
    private static final int LARGEST_FILE = 20_000;

    private final CallerProducer callers;
    private final SettingStore settings;
    private final LineStore lines;
    private final InstantSource clock;
    private final ReportConfig config;
    private final Semaphore turns;

    public ReportResource(
            CallerProducer callers, SettingStore settings, LineStore lines, InstantSource clock, ReportConfig config) {
        this.callers = callers;
        this.settings = settings;
        this.lines = lines;
        this.clock = clock;
        this.config = config;
        this.turns = new Semaphore(config.atOnce(), true);
    }

    /** The period and the filters of a request, as they were written. */
    public static final class Asked {
        @QueryParam("from")
        @Parameter(description = "The first day, for example 2026-03-01.", required = true)
        @Nullable
        public String from;

        @QueryParam("to")
        @Parameter(description = "The last day, at most 400 days after the first.", required = true)
        @Nullable
        public String to;

        @QueryParam("zone")
        @Parameter(description = "IANA time zone of the days; the account's where it is left out.")
        @Nullable
        public String zone;

        @QueryParam("client")
        @Parameter(description = "Only dialogs of this visitor.")
        @Nullable
        public String client;

        @QueryParam("operator")
        @Parameter(description = "Only dialogs that this operator had last; empty for nobody's.")
        @Nullable
        public String operator;

        @QueryParam("department")
        @Parameter(description = "Only dialogs of this department; empty for those of none.")
        @Nullable
        public String department;

        @QueryParam("category")
        @Parameter(description = "Only dialogs of this category; empty for those of none.")
        @Nullable
        public String category;

        @QueryParam("channel")
        @Parameter(description = "Only dialogs of this channel.")
        @Nullable
        public String channel;

        @QueryParam("kind")
        @Parameter(description = "Only dialogs of channels of this kind.")
        @Nullable
        public String kind;

        @QueryParam("placement")
        @Parameter(description = "Only dialogs of this placement; empty for those of none.")
        @Nullable
        public String placement;

        @QueryParam("page")
        @Parameter(description = "Only dialogs that began on this page; empty for those of none.")
        @Nullable
        public String page;

        @QueryParam("tag")
        @Parameter(description = "Only dialogs with this tag; empty for those without any.")
        @Nullable
        public String tag;

        @Context
        @Nullable
        public UriInfo address;

        private Map<Grouping, @Nullable String> filters() {
            var filters = new EnumMap<Grouping, @Nullable String>(Grouping.class);
            filters.put(Grouping.CLIENT, given("client", client));
            filters.put(Grouping.OPERATOR, given("operator", operator));
            filters.put(Grouping.DEPARTMENT, given("department", department));
            filters.put(Grouping.CATEGORY, given("category", category));
            filters.put(Grouping.CHANNEL, given("channel", channel));
            filters.put(Grouping.KIND, given("kind", kind));
            filters.put(Grouping.PLACEMENT, given("placement", placement));
            filters.put(Grouping.PAGE, given("page", page));
            filters.put(Grouping.TAG, given("tag", tag));
            return filters;
        }

        /** The framework makes null of what is there and empty, and that means something here. */
        private @Nullable String given(String name, @Nullable String value) {
            boolean empty = value == null
                    && address != null
                    && address.getQueryParameters().containsKey(name);
            return empty ? Grouping.NONE : value;
        }
    }

    @GET
    @Path("/figures")
    @Operation(
            summary = "The figures of a period",
            description = "Altogether, by group where `by` says so, and with the total of the period before where"
                    + " `before` is true. For supervisors; operators get those of the dialogs they had last.")
    public ReportView figures(
            @BeanParam Asked asked,
            @Parameter(
                            description = "By what the dialogs are told apart.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {
                                                "day",
                                                "hour",
                                                "client",
                                                "operator",
                                                "department",
                                                "category",
                                                "channel",
                                                "kind",
                                                "placement",
                                                "page",
                                                "tag"
                                            }))
                    @QueryParam("by")
                    @Nullable
                    String by,
            @Parameter(description = "Whether to add the period before.") @QueryParam("before") boolean before) {
        Caller caller = callers.caller();
        Settings known = settings.read(caller.accountId());
        Period period = period(asked, known);
        Grouping grouping = ReportQuestion.grouping(by);
        Filter filter = ReportQuestion.filter(asked.filters(), caller);
        int refusalSeconds = refusalSeconds(known);
        return inTurn(() -> {
            DialogReport report = report(caller, period, grouping, filter, refusalSeconds);
            Period earlier = period.before();
            return new ReportView(
                    ReportView.Span.of(period),
                    refusalSeconds,
                    report.total(),
                    grouping,
                    grouping == null ? List.of() : named(report.groups(MOST_GROUPS), grouping, known),
                    Math.max(0, report.size() - MOST_GROUPS),
                    before
                            ? new ReportView.Earlier(
                                    ReportView.Span.of(earlier),
                                    report(caller, earlier, null, filter, refusalSeconds)
                                            .total())
                            : null);
        });
    }

    private DialogReport report(
            Caller caller, Period period, @Nullable Grouping grouping, Filter filter, int refusalSeconds) {
        var report = new DialogReport(period, grouping, refusalSeconds);
        lines.dialogs(caller.accountId(), period, filter, report::add);
        return report;
    }

    private static List<ReportView.Group> named(List<DialogReport.Group> groups, Grouping grouping, Settings known) {
        var labelling = new Labelling(known);
        return groups.stream()
                .map(group -> new ReportView.Group(group.key(), labelling.name(grouping, group.key()), group.figures()))
                .toList();
    }

    @GET
    @Path("/dialogs")
    @Operation(
            summary = "The dialogs that a figure counts, newest first",
            description = "With the same period and filters as many as the figure says. For supervisors; operators get"
                    + " the dialogs they had last.")
    public ReportView.Dialogs dialogs(
            @BeanParam Asked asked,
            @Parameter(description = "The figure, for example missed or busy-messages.", required = true)
                    @QueryParam("figure")
                    @Nullable
                    String figure,
            @Parameter(description = "Only dialogs that count on this day, for example 2026-03-29.")
                    @QueryParam("day")
                    @Nullable
                    String day,
            @Parameter(description = "Only dialogs that count in this hour of a day, 00 to 23.")
                    @QueryParam("hour")
                    @Nullable
                    String hour,
            @Parameter(description = "The `next` of the page before; none for the newest page.")
                    @QueryParam("after")
                    @Nullable
                    String after,
            @Parameter(
                            description = "Dialogs on a page, 1 to 200.",
                            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit) {
        int size = QueryNumber.within(1, LARGEST_PAGE, USUAL_PAGE, "limit", limit);
        return page(asked, figure, day, hour, after, size);
    }

    /** The newest dialogs of a figure, as many as a file may have; with a {@code next} where there are more. */
    ReportView.Dialogs all(Asked asked, @Nullable String figure, @Nullable String day, @Nullable String hour) {
        return page(asked, figure, day, hour, null, LARGEST_FILE);
    }

    private ReportView.Dialogs page(
            Asked asked,
            @Nullable String figure,
            @Nullable String day,
            @Nullable String hour,
            @Nullable String after,
            int size) {
        Caller caller = callers.caller();
        Settings known = settings.read(caller.accountId());
        Period period = period(asked, known);
        Figure wanted = ReportQuestion.figure(figure);
        Map<Grouping, @Nullable String> filters = asked.filters();
        filters.put(Grouping.DAY, day);
        filters.put(Grouping.HOUR, hour);
        Filter filter = ReportQuestion.filter(filters, caller);
        int refusalSeconds = refusalSeconds(known);
        Cursor from = after == null || after.isEmpty() ? null : Cursor.read(after);
        return inTurn(() -> {
            List<DialogLine> found =
                    lines.page(caller.accountId(), period, wanted, filter, refusalSeconds, from, size + 1);
            List<ReportView.Row> rows = found.stream()
                    .limit(size)
                    .map(line -> ReportView.Row.of(line, refusalSeconds))
                    .toList();
            String next =
                    found.size() > size ? cursor(found.get(size - 1), wanted).text() : null;
            return new ReportView.Dialogs(rows, next);
        });
    }

    private static Cursor cursor(DialogLine line, Figure figure) {
        var at = switch (figure.moment()) {
            case OPENED -> line.openedAt();
            case CLOSED -> line.closedAt();
            case BUSY -> line.busyAt();
        };
        if (at == null) {
            throw new IllegalStateException("a dialog counts by a moment that it has");
        }
        return new Cursor(at, line.dialogId());
    }

    @GET
    @Path("/operators")
    @Operation(
            summary = "What operators did in a period",
            description = "Dialogs, replies, time online, load and how many dialogs at once. Of the filters `operator`"
                    + " counts. For supervisors; operators get their own.")
    public ReportView.Operators operators(@BeanParam Asked asked) {
        Caller caller = callers.caller();
        Settings known = settings.read(caller.accountId());
        Period period = period(asked, known);
        String operator =
                ReportQuestion.filter(asked.filters(), caller).wanted().get(Grouping.OPERATOR);
        return inTurn(() -> {
            var report = new OperatorReport(period, clock.instant());
            lines.stints(caller.accountId(), period, operator, report::add);
            lines.presence(caller.accountId(), period, operator, report::add);
            var labelling = new Labelling(known);
            return new ReportView.Operators(
                    ReportView.Span.of(period),
                    report.operators().stream()
                            .map(figures -> new ReportView.Named(labelling.operator(figures.operatorId()), figures))
                            .toList());
        });
    }

    private static Period period(Asked asked, Settings known) {
        return ReportQuestion.period(
                asked.from, asked.to, asked.zone, known.account().timeZone());
    }

    private static int refusalSeconds(Settings known) {
        return known.find(TimeSetting.Times.class, known.accountId().value())
                .orElseGet(() -> TimeSetting.Times.unsaved(known.accountId()))
                .refusalSeconds();
    }

    /** A few reports at once are as fast as many, and leave the database to the others. */
    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(config.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProblemException(ErrorCode.UNAVAILABLE, "other reports are being made; try again soon");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ErrorCode.UNAVAILABLE, "the service stops");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
