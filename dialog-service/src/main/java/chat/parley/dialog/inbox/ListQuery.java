package chat.parley.dialog.inbox;

import chat.parley.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One list as SQL: each part follows one index in the list's order, so that a page costs the same at ten thousand
 * dialogs and at a million [T-03].
 */
final class ListQuery {
    private static final String WAITING = "status = 'waiting'";
    private static final String ROUTED_TO_ME =
            "status = 'assigned' AND operator_id = ? AND NOT owner_answered" + " AND assignment_cause = 'automatic'";
    private static final String REST_OF_MINE =
            "status = 'assigned' AND operator_id = ?" + " AND (owner_answered OR assignment_cause <> 'automatic')";
    private static final String SOMEBODY_ELSES = "status = 'assigned' AND operator_id <> ?";
    private static final String WITH_BOT = "status = 'bot'";
    private static final String CLOSED = "status = 'closed'";

    private final Sight sight;
    private final List<Part> parts = new ArrayList<>();
    private final Order order;

    private enum Order {
        LONGEST_WAITING("COALESCE(waiting_since, opened_at)", "ASC", ">"),
        LAST_MESSAGE("COALESCE(last_message_at, opened_at)", "DESC", "<"),
        LAST_CLOSED("closed_at", "DESC", "<");

        private final String column;
        private final String direction;
        private final String beyond;

        Order(String column, String direction, String beyond) {
            this.column = column;
            this.direction = direction;
            this.beyond = beyond;
        }
    }

    private record Part(String condition, List<Object> values) {
        Part narrowed(ListFilter filter) {
            var all = new ArrayList<>(values);
            all.addAll(filter.values());
            return new Part(condition + filter.sql(), List.copyOf(all));
        }
    }

    /** @throws ProblemException as {@link ListFilter#in} says */
    ListQuery(DialogList list, Sight sight, ListFilter filter) {
        this.sight = sight;
        this.order = switch (list) {
            case AWAITING, QUEUE -> Order.LONGEST_WAITING;
            case MINE, OTHERS -> Order.LAST_MESSAGE;
            case CLOSED -> Order.LAST_CLOSED;
        };
        String me = sight.operator().value();
        switch (list) {
            case AWAITING -> {
                parts.add(new Part(ROUTED_TO_ME, List.of(me)));
                sight.byHand().ifPresent(departments -> parts.add(waiting(departments)));
            }
            case QUEUE -> {
                if (sight.showsQueue()) {
                    sight.byRouting().ifPresent(departments -> parts.add(waiting(departments)));
                }
            }
            case MINE -> parts.add(new Part(REST_OF_MINE, List.of(me)));
            case OTHERS -> {
                if (!sight.hidesOthers()) {
                    parts.add(restricted(SOMEBODY_ELSES, List.of(me)));
                    parts.add(restricted(WITH_BOT, List.of()));
                }
            }
            case CLOSED -> {
                if (sight.hidesOthers()) {
                    parts.add(new Part(CLOSED + " AND operator_id = ?", List.of(me)));
                } else {
                    parts.add(restricted(CLOSED, List.of()));
                }
            }
        }
        ListFilter narrowing = filter.in(list);
        parts.replaceAll(part -> part.narrowed(narrowing));
    }

    /** A statement and the values of its question marks. */
    record Statement(String sql, List<Object> values) {}

    /** The page of at most {@code limit} rows after {@code after}; null for the first. */
    Statement page(@Nullable Cursor after, int limit) {
        var values = new ArrayList<>();
        var selects = new ArrayList<String>();
        for (Part part : parts) {
            var sql = new StringBuilder("(SELECT * FROM dialog WHERE account_id = ? AND ").append(part.condition());
            values.add(sight.account().value());
            values.addAll(part.values());
            if (after != null) {
                // Ties go by id, in the list's direction for the time and upwards for the id.
                sql.append(" AND (%1$s %2$s ? OR (%1$s = ? AND dialog_id > ?))".formatted(order.column, order.beyond));
                values.add(after.at());
                values.add(after.at());
                values.add(after.dialogId());
            }
            sql.append(" ORDER BY ").append(ordering()).append(" LIMIT ?)");
            values.add(limit);
            selects.add(sql.toString());
        }
        if (selects.isEmpty()) {
            return new Statement("SELECT * FROM dialog WHERE false", List.of());
        }
        values.add(limit);
        return new Statement(
                "SELECT * FROM (" + String.join(" UNION ALL ", selects) + ") AS rows ORDER BY " + ordering()
                        + " LIMIT ?",
                values);
    }

    /** How many rows the whole list has. */
    Statement count() {
        var values = new ArrayList<>();
        var counts = new ArrayList<String>();
        for (Part part : parts) {
            counts.add("(SELECT count(*) FROM dialog WHERE account_id = ? AND " + part.condition() + ")");
            values.add(sight.account().value());
            values.addAll(part.values());
        }
        return new Statement("SELECT " + (counts.isEmpty() ? "0" : String.join(" + ", counts)), values);
    }

    /** The cursor after {@code row} in this list. */
    Cursor after(DialogRow row) {
        var at = switch (order) {
            case LONGEST_WAITING -> row.waitingSince();
            case LAST_MESSAGE -> row.lastMessageAt();
            case LAST_CLOSED -> row.closedAt();
        };
        return new Cursor(at == null ? row.openedAt() : at, row.dialogId());
    }

    private String ordering() {
        return order.column + " " + order.direction + ", dialog_id";
    }

    private Part waiting(Sight.Departments departments) {
        return switch (departments) {
            case Sight.Only only ->
                restricted(WAITING + " AND department_id = ANY (?)", List.of((Object) array(only.departments())));
            case Sight.AllBut all ->
                all.departments().isEmpty()
                        ? restricted(WAITING, List.of())
                        : restricted(
                                WAITING + " AND (department_id IS NULL OR department_id <> ALL (?))",
                                List.of((Object) array(all.departments())));
        };
    }

    private Part restricted(String condition, List<Object> values) {
        var sql = new StringBuilder(condition);
        var all = new ArrayList<>(values);
        sight.languages().ifPresent(languages -> {
            sql.append(" AND language = ANY (?)");
            all.add(array(languages));
        });
        sight.departments().ifPresent(departments -> {
            sql.append(" AND (department_id IS NULL OR department_id = ANY (?))");
            all.add(array(departments));
        });
        return new Part(sql.toString(), List.copyOf(all));
    }

    private static String[] array(Set<String> values) {
        return values.toArray(String[]::new);
    }
}
