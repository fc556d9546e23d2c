package chat.parley.admin.report;

import chat.parley.admin.fact.DialogLine;
import chat.parley.admin.fact.PresenceLine;
import chat.parley.admin.fact.StintLine;
import chat.parley.contracts.dialog.DialogOutcome;
import chat.parley.contracts.id.AccountId;
import chat.parley.persistence.TransactionStore;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads facts for reports, in a stream: what a report is about may be a million dialogs. */
@Singleton
public class LineStore {
    /** What reports compute with; the facts themselves stay where they are. */
    private static final String COLUMNS = "dialog_id, visitor_id, channel_id, channel_kind, placement_id,"
            + " department_id, page, operator_id, category, tags, opened_at, closed_at, busy_at, offline, stated,"
            + " waited_seconds, first_reply, first_bot_reply, replies, replies_millis, longest_reply, waits,"
            + " waited_millis, stints, handled_millis, mark, transfers, reassignments, visitor_messages,"
            + " operator_messages, bot_messages";

    private static final int PORTION = 2_000;

    private final TransactionStore transactions;

    public LineStore(TransactionStore transactions) {
        this.transactions = transactions;
    }

    /** The dialogs that count in the period by any of their moments, each once, in no order. */
    void dialogs(AccountId account, Period period, Filter filter, Consumer<DialogLine> taker) {
        Conditions conditions = Conditions.of(filter, period.zone(), "opened_at");
        transactions.run(connection -> {
            String sql = "SELECT " + COLUMNS + " FROM report_dialog WHERE account_id = ?"
                    + " AND (opened_at >= ? AND opened_at < ? OR closed_at >= ? AND closed_at < ?"
                    + " OR busy_at >= ? AND busy_at < ?)" + conditions.sql();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setFetchSize(PORTION);
                var parameters = new ArrayList<Object>();
                parameters.add(account.value());
                for (int i = 0; i < 3; i++) {
                    parameters.add(period.begin());
                    parameters.add(period.end());
                }
                parameters.addAll(conditions.parameters());
                bind(select, parameters);
                return drain(select, row -> taker.accept(line(row)));
            }
        });
    }

    /**
     * A page of the dialogs of a figure, newest first.
     *
     * @param after where the page before ended; null for the first
     */
    List<DialogLine> page(
            AccountId account,
            Period period,
            Figure figure,
            Filter filter,
            int refusalSeconds,
            @Nullable Cursor after,
            int limit) {
        String moment = figure.moment().column();
        Conditions conditions = Conditions.of(filter, period.zone(), moment);
        String sql = "SELECT " + COLUMNS + " FROM report_dialog WHERE account_id = ? AND " + moment + " >= ? AND "
                + moment + " < ? AND " + figure.condition() + conditions.sql()
                + (after == null ? "" : " AND (" + moment + ", dialog_id) < (?, ?)")
                + " ORDER BY " + moment + " DESC, dialog_id DESC LIMIT ?";
        var parameters = new ArrayList<Object>(List.of(account.value(), period.begin(), period.end()));
        if (figure.judges()) {
            parameters.add(refusalSeconds);
        }
        parameters.addAll(conditions.parameters());
        if (after != null) {
            parameters.add(after.at());
            parameters.add(after.dialogId());
        }
        parameters.add(limit);
        return transactions.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                bind(select, parameters);
                var lines = new ArrayList<DialogLine>();
                drain(select, row -> lines.add(line(row)));
                return lines;
            }
        });
    }

    /** @param operatorId of this one alone; null for all */
    void stints(AccountId account, Period period, @Nullable String operatorId, Consumer<StintLine> taker) {
        String sql = "SELECT operator_id, from_at, until_at, transferred, messages, first_reply, replies,"
                + " replies_millis FROM report_stint WHERE account_id = ? AND from_at < ?"
                + " AND (until_at >= ? OR until_at IS NULL)" + (operatorId == null ? "" : " AND operator_id = ?");
        each(
                sql,
                spanning(account, period, operatorId),
                row -> taker.accept(new StintLine(
                        row.getString("operator_id"),
                        at(row, "from_at"),
                        atOrNull(row, "until_at"),
                        row.getBoolean("transferred"),
                        row.getInt("messages"),
                        number(row, "first_reply"),
                        row.getInt("replies"),
                        row.getLong("replies_millis"))));
    }

    /** @param operatorId of this one alone; null for all */
    void presence(AccountId account, Period period, @Nullable String operatorId, Consumer<PresenceLine> taker) {
        String sql = "SELECT operator_id, status, from_at, until_at FROM report_presence WHERE account_id = ?"
                + " AND from_at < ? AND until_at >= ?" + (operatorId == null ? "" : " AND operator_id = ?");
        each(
                sql,
                spanning(account, period, operatorId),
                row -> taker.accept(new PresenceLine(
                        row.getString("operator_id"),
                        row.getString("status").equals("online"),
                        at(row, "from_at"),
                        at(row, "until_at"))));
    }

    private static List<Object> spanning(AccountId account, Period period, @Nullable String operatorId) {
        var parameters = new ArrayList<Object>(List.of(account.value(), period.end(), period.begin()));
        if (operatorId != null) {
            parameters.add(operatorId);
        }
        return parameters;
    }

    private interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    private void each(String sql, List<Object> parameters, RowTaker taker) {
        transactions.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setFetchSize(PORTION);
                bind(select, parameters);
                return drain(select, taker);
            }
        });
    }

    /** Hands over every row; how many there were. */
    private static long drain(PreparedStatement select, RowTaker taker) throws SQLException {
        long rows = 0;
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                taker.take(row);
                rows++;
            }
        }
        return rows;
    }

    private static void bind(PreparedStatement statement, List<Object> parameters) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            Object value = parameters.get(i);
            statement.setObject(
                    i + 1, value instanceof Instant at ? OffsetDateTime.ofInstant(at, ZoneOffset.UTC) : value);
        }
    }

    private static DialogLine line(ResultSet row) throws SQLException {
        Array tags = row.getArray("tags");
        String stated = row.getString("stated");
        Long mark = number(row, "mark");
        return new DialogLine(
                row.getString("dialog_id"),
                row.getString("visitor_id"),
                row.getString("channel_id"),
                row.getString("channel_kind"),
                row.getString("placement_id"),
                row.getString("department_id"),
                row.getString("page"),
                row.getString("operator_id"),
                row.getString("category"),
                List.of((String[]) tags.getArray()),
                at(row, "opened_at"),
                atOrNull(row, "closed_at"),
                atOrNull(row, "busy_at"),
                row.getBoolean("offline"),
                stated == null ? null : DialogOutcome.valueOf(stated.toUpperCase(Locale.ROOT)),
                row.getLong("waited_seconds"),
                number(row, "first_reply"),
                number(row, "first_bot_reply"),
                row.getInt("replies"),
                row.getLong("replies_millis"),
                row.getLong("longest_reply"),
                row.getInt("waits"),
                row.getLong("waited_millis"),
                row.getInt("stints"),
                row.getLong("handled_millis"),
                mark == null ? null : mark.intValue(),
                row.getInt("transfers"),
                row.getInt("reassignments"),
                row.getInt("visitor_messages"),
                row.getInt("operator_messages"),
                row.getInt("bot_messages"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant atOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
