package chat.parley.admin.report;

import chat.parley.admin.fact.DialogLine;
import chat.parley.contracts.dialog.DialogOutcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a period as they are answered.
 *
 * @param refusalSeconds the refusal timeout of now
 * @param by null for no groups
 * @param groupsLeftOut how many groups are not shown, because there are too many
 * @param before the total of the period before it; null where none was asked for
 */
@Schema(name = "Report")
public record ReportView(
        Span period,
        int refusalSeconds,
        Figures total,
        @Nullable Grouping by,
        List<Group> groups,
        int groupsLeftOut,
        @Nullable Earlier before) {
    public ReportView {
        groups = List.copyOf(groups);
    }

    /**
     * Days of a time zone and the instants that they are.
     *
     * @param to included
     * @param end not included
     */
    @Schema(name = "ReportPeriod")
    public record Span(LocalDate from, LocalDate to, String zone, Instant begin, Instant end) {
        static Span of(Period period) {
            return new Span(period.first(), period.last(), period.zone().getId(), period.begin(), period.end());
        }
    }

    /**
     * A group with its figures.
     *
     * @param key an id, a date, an hour or a word; empty for those that have none
     * @param name what people call it; null where the key is what they call it
     */
    @Schema(name = "ReportGroup")
    public record Group(String key, @Nullable String name, Figures figures) {}

    /** The period before. */
    @Schema(name = "ReportBefore")
    public record Earlier(Span period, Figures total) {}

    /** Operators' figures. */
    @Schema(name = "OperatorReport")
    public record Operators(Span period, List<Named> operators) {
        public Operators {
            operators = List.copyOf(operators);
        }
    }

    /** @param name null for somebody who is there no more */
    @Schema(name = "OperatorReportRow")
    public record Named(@Nullable String name, OperatorFigures figures) {}

    /** @param next the {@code after} of the next page; null on the last */
    @Schema(name = "ReportDialogs")
    public record Dialogs(List<Row> rows, @Nullable String next) {
        public Dialogs {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A dialog that a figure counts.
     *
     * @param present what became of it by the refusal timeout of now; null while it is open and where nothing was stated
     * @param stated what was said when it was closed
     */
    @Schema(name = "ReportDialog")
    public record Row(
            String dialogId,
            String visitorId,
            String channelId,
            String channelKind,
            @Nullable String placementId,
            @Nullable String departmentId,
            @Nullable String page,
            @Nullable String operatorId,
            @Nullable String category,
            List<String> tags,
            Instant openedAt,
            @Nullable Instant closedAt,
            boolean offline,
            @Nullable DialogOutcome present,
            @Nullable DialogOutcome stated,
            long waitedSeconds,
            @Nullable Long firstReplyMillis,
            @Nullable Long firstBotReplyMillis,
            int replies,
            long waitedMillis,
            long handledMillis,
            @Nullable Integer mark,
            int transfers,
            int reassignments,
            int visitorMessages,
            int operatorMessages,
            int botMessages) {
        public Row {
            tags = List.copyOf(tags);
        }

        static Row of(DialogLine line, int refusalSeconds) {
            return new Row(
                    line.dialogId(),
                    line.visitorId(),
                    line.channelId(),
                    line.channelKind(),
                    line.placementId(),
                    line.departmentId(),
                    line.page(),
                    line.operatorId(),
                    line.category(),
                    line.tags(),
                    line.openedAt(),
                    line.closedAt(),
                    line.offline(),
                    Verdict.of(line, refusalSeconds),
                    line.stated(),
                    line.waitedSeconds(),
                    line.firstReply(),
                    line.firstBotReply(),
                    line.replies(),
                    line.waitedMillis(),
                    line.handledMillis(),
                    line.mark(),
                    line.transfers(),
                    line.reassignments(),
                    line.visitorMessages(),
                    line.operatorMessages(),
                    line.botMessages());
        }
    }
}
