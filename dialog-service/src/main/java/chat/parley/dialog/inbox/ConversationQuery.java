package chat.parley.dialog.inbox;

import chat.parley.contracts.id.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account's conversations, each by its newest dialog, in the order in which those were opened.
 *
 * @param newestFirst else the oldest first: then one that gets another dialog meanwhile comes again, and none is missed
 */
record ConversationQuery(AccountId account, Wanted wanted, boolean newestFirst) {
    /**
     * What the newest dialogs must be like; null in any place for whatever it is.
     *
     * @param from not opened before
     * @param to opened before
     */
    record Wanted(
            @Nullable String conversation,
            @Nullable String status,
            @Nullable String channel,
            @Nullable String operator,
            @Nullable String department,
            @Nullable String visitor,
            @Nullable String tag,
            @Nullable Instant from,
            @Nullable Instant to) {
        /** The conversation with this id, whatever it is like. */
        static Wanted one(String conversation) {
            return new Wanted(conversation, null, null, null, null, null, null, null, null);
        }
    }

    /** The page of at most {@code limit} after {@code after}; null for the first. */
    ListQuery.Statement page(@Nullable Cursor after, int limit) {
        var sql = new StringBuilder("SELECT * FROM dialog AS d WHERE account_id = ?");
        var values = new ArrayList<>(List.<Object>of(account.value()));
        narrow(sql, values, " AND conversation_id = ?", wanted.conversation());
        narrow(sql, values, " AND status = ?", wanted.status());
        narrow(sql, values, " AND channel_id = ?", wanted.channel());
        narrow(sql, values, " AND operator_id = ?", wanted.operator());
        narrow(sql, values, " AND department_id = ?", wanted.department());
        narrow(sql, values, " AND visitor_id = ?", wanted.visitor());
        narrow(sql, values, " AND tags @> to_jsonb(?::text)", wanted.tag());
        narrow(sql, values, " AND opened_at >= ?", wanted.from());
        narrow(sql, values, " AND opened_at < ?", wanted.to());
        if (after != null) {
            sql.append(" AND (opened_at, dialog_id) ")
                    .append(newestFirst ? '<' : '>')
                    .append(" (?, ?)");
            values.add(after.at());
            values.add(after.dialogId());
        }
        sql.append(" AND NOT EXISTS (SELECT 1 FROM dialog AS later WHERE later.conversation_id = d.conversation_id")
                .append(" AND (later.opened_at, later.dialog_id) > (d.opened_at, d.dialog_id))");
        String direction = newestFirst ? " DESC" : "";
        sql.append(" ORDER BY opened_at")
                .append(direction)
                .append(", dialog_id")
                .append(direction);
        values.add(limit);
        return new ListQuery.Statement(sql.append(" LIMIT ?").toString(), values);
    }

    private static void narrow(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }
}
