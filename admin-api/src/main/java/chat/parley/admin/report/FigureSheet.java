package chat.parley.admin.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures and dialogs as tables; the columns have the names of docs/metrics.md, durations are in seconds. */
final class FigureSheet {
    private static final String LEFT_OUT = "more is left out; ask for a shorter period";
    private static final List<String> FIGURES = List.of(
            "key",
            "name",
            "opened",
            "offline",
            "closed",
            "served",
            "servedByOperators",
            "servedByBots",
            "refusal",
            "missed",
            "missedVisitors",
            "statedRefusal",
            "statedMissed",
            "busyMessages",
            "firstReplyAverage",
            "firstReplyMedian",
            "firstReplyNinetieth",
            "firstBotReplyAverage",
            "replies",
            "repliesAverage",
            "waitingAverage",
            "handlingAverage",
            "ratings",
            "rating",
            "transfers",
            "reassignments",
            "visitorMessages",
            "operatorMessages",
            "botMessages");
    private static final List<String> DIALOGS = List.of(
            "dialogId",
            "openedAt",
            "closedAt",
            "channel",
            "page",
            "department",
            "operator",
            "category",
            "tags",
            "offline",
            "outcome",
            "statedOutcome",
            "waitedSeconds",
            "firstReply",
            "firstBotReply",
            "replies",
            "waiting",
            "handling",
            "mark",
            "transfers",
            "reassignments",
            "visitorMessages",
            "operatorMessages",
            "botMessages");

    private FigureSheet() {}

    /** A row for each group, and a last one for all together. */
    static Sheet of(ReportView report) {
        var rows = new ArrayList<List<Sheet.Cell>>();
        report.groups().forEach(group -> rows.add(row(group.key(), group.name(), group.figures())));
        if (report.groupsLeftOut() > 0) {
            rows.add(padded(List.of(Sheet.text("…"), Sheet.text(LEFT_OUT)), FIGURES.size()));
        }
        rows.add(row("*", null, report.total()));
        return new Sheet(FIGURES, rows);
    }

    private static List<Sheet.Cell> row(String key, @Nullable String name, Figures figures) {
        return List.of(
                Sheet.text(key),
                Sheet.text(name),
                Sheet.number(figures.opened()),
                Sheet.number(figures.offline()),
                Sheet.number(figures.closed()),
                Sheet.number(figures.present().served()),
                Sheet.number(figures.present().servedByOperators()),
                Sheet.number(figures.present().servedByBots()),
                Sheet.number(figures.present().refusal()),
                Sheet.number(figures.present().missed()),
                Sheet.number(figures.present().missedVisitors()),
                Sheet.number(figures.stated().refusal()),
                Sheet.number(figures.stated().missed()),
                Sheet.number(figures.busyMessages()),
                Sheet.seconds(figures.firstReply().averageMillis()),
                Sheet.seconds(figures.firstReply().medianMillis()),
                Sheet.seconds(figures.firstReply().ninetiethMillis()),
                Sheet.seconds(figures.firstBotReply().averageMillis()),
                Sheet.number(figures.replies().count()),
                Sheet.seconds(figures.replies().averageMillis()),
                Sheet.seconds(figures.waiting().averageMillis()),
                Sheet.seconds(figures.handling().averageMillis()),
                Sheet.number(figures.rating().count()),
                Sheet.hundredths(figures.rating().hundredths()),
                Sheet.number(figures.transfers()),
                Sheet.number(figures.reassignments()),
                Sheet.number(figures.messages().visitor()),
                Sheet.number(figures.messages().operator()),
                Sheet.number(figures.messages().bot()));
    }

    /**
     * A row for each dialog.
     *
     * @param more whether there are more than these, which the last row then says
     */
    static Sheet of(List<ReportView.Row> dialogs, boolean more, Labelling names) {
        var rows = new ArrayList<List<Sheet.Cell>>();
        dialogs.forEach(dialog -> rows.add(row(dialog, names)));
        if (more) {
            rows.add(padded(List.of(Sheet.text("…"), Sheet.text(LEFT_OUT)), DIALOGS.size()));
        }
        return new Sheet(DIALOGS, rows);
    }

    private static List<Sheet.Cell> row(ReportView.Row dialog, Labelling names) {
        return List.of(
                Sheet.text(dialog.dialogId()),
                Sheet.text(dialog.openedAt().toString()),
                Sheet.text(dialog.closedAt() == null ? null : dialog.closedAt().toString()),
                Sheet.text(called(names, Grouping.CHANNEL, dialog.channelId())),
                Sheet.text(dialog.page()),
                Sheet.text(called(names, Grouping.DEPARTMENT, dialog.departmentId())),
                Sheet.text(called(names, Grouping.OPERATOR, dialog.operatorId())),
                Sheet.text(dialog.category()),
                Sheet.text(String.join(", ", dialog.tags())),
                Sheet.text(dialog.offline() ? "yes" : "no"),
                Sheet.text(word(dialog.present())),
                Sheet.text(word(dialog.stated())),
                Sheet.number(dialog.waitedSeconds()),
                Sheet.seconds(dialog.firstReplyMillis()),
                Sheet.seconds(dialog.firstBotReplyMillis()),
                Sheet.number(dialog.replies()),
                Sheet.seconds(dialog.waitedMillis()),
                Sheet.seconds(dialog.handledMillis()),
                dialog.mark() == null ? new Sheet.Cell.Empty() : Sheet.number(dialog.mark()),
                Sheet.number(dialog.transfers()),
                Sheet.number(dialog.reassignments()),
                Sheet.number(dialog.visitorMessages()),
                Sheet.number(dialog.operatorMessages()),
                Sheet.number(dialog.botMessages()));
    }

    private static @Nullable String called(Labelling names, Grouping grouping, @Nullable String id) {
        if (id == null) {
            return null;
        }
        String name = names.name(grouping, id);
        return name == null ? id : name;
    }

    private static @Nullable String word(@Nullable Enum<?> outcome) {
        return outcome == null ? null : outcome.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static List<Sheet.Cell> padded(List<Sheet.Cell> cells, int size) {
        var row = new ArrayList<>(cells);
        while (row.size() < size) {
            row.add(new Sheet.Cell.Empty());
        }
        return row;
    }
}
