package chat.parley.dialog.writer;

import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.dialog.conversation.TimerPlan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Durable timers: set and taken away with what caused it, sent when due, sent again when nothing came of it. */
final class TimerStore {
    private static final BulkStore<Rows.TimerRow> SET = names().text("account_id", Rows.TimerRow::accountId)
            .text("dialog_id", row -> timer(row).dialogId())
            .time("due", row -> timer(row).due())
            .number("generation", row -> timer(row).generation())
            .time("send_at", row -> timer(row).due())
            .small("partition", Rows.TimerRow::partition)
            .upsert("timer", "conversation_id", "kind");

    private static final BulkStore<Rows.TimerRow> TAKE_AWAY = names().statement(
                    "DELETE FROM timer t USING %s WHERE t.conversation_id = n.conversation_id AND t.kind = n.kind");

    private static final BulkStore<Sending> SENT = new BulkStore.Columns<Sending>()
            .text("conversation_id", row -> row.row().conversationId())
            .text("kind", row -> row.row().kind())
            .time("due", row -> timer(row.row()).due())
            .number("generation", row -> timer(row.row()).generation())
            .time("again_at", Sending::againAt)
            .statement("UPDATE timer t SET send_at = n.again_at FROM %s WHERE t.conversation_id = n.conversation_id"
                    + " AND t.kind = n.kind AND t.due = n.due AND t.generation = n.generation");

    private static final String DUE = "SELECT partition, account_id, conversation_id, kind, dialog_id, due, generation"
            + " FROM timer WHERE partition = ? AND send_at <= ? ORDER BY send_at LIMIT ?";

    private static final String NEXT =
            "SELECT p, (SELECT min(send_at) FROM timer WHERE partition = p) FROM unnest(?::int[]) AS p";

    private record Sending(Rows.TimerRow row, Instant againAt) {}

    private TimerStore() {}

    private static BulkStore.Columns<Rows.TimerRow> names() {
        return new BulkStore.Columns<Rows.TimerRow>()
                .text("conversation_id", Rows.TimerRow::conversationId)
                .text("kind", Rows.TimerRow::kind);
    }

    private static TimerPlan.Timer timer(Rows.TimerRow row) {
        var timer = row.timer();
        if (timer == null) {
            throw new IllegalStateException("a timer that is taken away has no time");
        }
        return timer;
    }

    static void add(PipelineStore pipeline, Collection<Rows.TimerRow> rows) throws SQLException {
        SET.add(pipeline, rows.stream().filter(row -> row.timer() != null).toList());
        TAKE_AWAY.add(pipeline, rows.stream().filter(row -> row.timer() == null).toList());
    }

    /** Timers of a partition to be sent now, the longest due first. */
    static List<Rows.TimerRow> due(Connection connection, int partition, Instant now, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setInt(1, partition);
            statement.setObject(2, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            statement.setInt(3, limit);
            var due = new ArrayList<Rows.TimerRow>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    due.add(new Rows.TimerRow(
                            row.getInt(1),
                            new AccountId(row.getString(2)),
                            new ConversationId(row.getString(3)),
                            TimerKind.valueOf(row.getString(4)),
                            new TimerPlan.Timer(
                                    new DialogId(row.getString(5)),
                                    row.getObject(6, OffsetDateTime.class).toInstant(),
                                    row.getLong(7))));
                }
            }
            return due;
        }
    }

    /** Remembers that these were sent, so that they are not sent again before {@code againAt}. */
    static void sent(Connection connection, List<Rows.TimerRow> rows, Instant againAt) throws SQLException {
        SENT.write(
                connection, rows.stream().map(row -> new Sending(row, againAt)).toList());
    }

    /** When the next timer of each partition is to be sent; null for none. */
    static Map<Integer, @Nullable Instant> next(Connection connection, Collection<Integer> partitions)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setArray(1, connection.createArrayOf("int4", partitions.toArray(Integer[]::new)));
            var next = new HashMap<Integer, @Nullable Instant>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    var at = row.getObject(2, OffsetDateTime.class);
                    next.put(row.getInt(1), at == null ? null : at.toInstant());
                }
            }
            return next;
        }
    }
}
