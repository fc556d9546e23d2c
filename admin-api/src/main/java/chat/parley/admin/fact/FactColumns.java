package chat.parley.admin.fact;

import chat.parley.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How facts lie in columns. */
final class FactColumns {
    private FactColumns() {}

    /** A dialog's row, by column. */
    static Map<String, @Nullable Object> dialog(DialogFacts facts) {
        DialogLine line = DialogLine.of(facts);
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("account_id", facts.accountId().value());
        row.put("dialog_id", line.dialogId());
        row.put("visitor_id", line.visitorId());
        row.put("channel_id", line.channelId());
        row.put("channel_kind", line.channelKind());
        row.put("placement_id", line.placementId());
        row.put("department_id", line.departmentId());
        row.put("page", line.page());
        row.put("operator_id", line.operatorId());
        row.put("category", line.category());
        row.put("tags", line.tags());
        row.put("opened_at", line.openedAt());
        row.put("closed_at", line.closedAt());
        row.put("busy_at", line.busyAt());
        row.put("offline", line.offline());
        row.put("stated", line.stated());
        row.put("waited_seconds", line.waitedSeconds());
        row.put("first_reply", line.firstReply());
        row.put("first_bot_reply", line.firstBotReply());
        row.put("replies", line.replies());
        row.put("replies_millis", line.repliesMillis());
        row.put("longest_reply", line.longestReply());
        row.put("waits", line.waits());
        row.put("waited_millis", line.waitedMillis());
        row.put("stints", line.stints());
        row.put("handled_millis", line.handledMillis());
        row.put("mark", line.mark());
        row.put("transfers", line.transfers());
        row.put("reassignments", line.reassignments());
        row.put("visitor_messages", line.visitorMessages());
        row.put("operator_messages", line.operatorMessages());
        row.put("bot_messages", line.botMessages());
        row.put("facts", Json.text(facts));
        return row;
    }

    /** A stint's row, by column. */
    static Map<String, @Nullable Object> stint(DialogFacts facts, Stint stint) {
        StintLine line = StintLine.of(stint);
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("account_id", facts.accountId().value());
        row.put("dialog_id", facts.dialogId().value());
        row.put("number", stint.number());
        row.put("operator_id", line.operatorId());
        row.put("from_at", line.from());
        row.put("until_at", line.until());
        row.put("transferred", line.transferred());
        row.put("messages", line.messages());
        row.put("first_reply", line.firstReply());
        row.put("replies", line.replies());
        row.put("replies_millis", line.repliesMillis());
        return row;
    }

    /** A span's row, by column. */
    static Map<String, @Nullable Object> presence(PresenceSpan span) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("account_id", span.accountId().value());
        row.put("operator_id", span.operatorId().value());
        row.put("device_id", span.deviceId().value());
        row.put("status", span.status());
        row.put("from_at", span.from());
        row.put("until_at", span.until());
        return row;
    }

    /**
     * A statement that writes rows of these columns, given as one JSON text, over those with the same key.
     *
     * @param key the columns of the table's primary key
     */
    static String upsert(String table, List<String> columns, List<String> key) {
        String changed = columns.stream()
                .filter(column -> !key.contains(column))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        String names = String.join(", ", columns);
        return "INSERT INTO " + table + " (" + names + ") SELECT " + names + " FROM json_populate_recordset(NULL::"
                + table + ", ?::json) ON CONFLICT (" + String.join(", ", key) + ") DO UPDATE SET " + changed;
    }

    /** Rows as one JSON text; what is null is left out and becomes null again. */
    static String text(List<Map<String, @Nullable Object>> rows) {
        return Json.text(rows);
    }
}
