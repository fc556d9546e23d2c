package chat.parley.dialog.search;

import chat.parley.dialog.inbox.Sight;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which dialogs are looked in; null in any place for whatever it is.
 *
 * @param state {@code bot}, {@code waiting}, {@code assigned} or {@code closed}
 * @param from messages not written before
 * @param to messages written before
 */
record SearchFilter(
        @Nullable String channel,
        @Nullable String operator,
        @Nullable String department,
        @Nullable String category,
        @Nullable String state,
        @Nullable Instant from,
        @Nullable Instant to) {
    static final Set<String> STATES = Set.of("bot", "waiting", "assigned", "closed");

    static final SearchFilter ALL = new SearchFilter(null, null, null, null, null, null, null);

    /** Whether only dialogs are looked in that are not over, of which there are few. */
    boolean isOpen() {
        return state != null && !state.equals("closed");
    }

    /** What a row {@code d} of {@code dialog} must be like to be looked in by the caller. */
    Clause dialogs(Sight sight) {
        return new Clause()
                .add(" d.account_id = ?", sight.account().value())
                .narrow(" AND d.channel_id = ?", channel)
                .narrow(" AND d.operator_id = ?", operator)
                .narrow(" AND d.department_id = ?", department)
                .narrow(" AND d.category = ?", category)
                .narrow(" AND d.status = ?", state)
                .add(seen(sight));
    }

    /** The same as {@link Sight#sees}, for the database to decide [W-32, W-39, W-45]. */
    private static Clause seen(Sight sight) {
        String me = sight.operator().value();
        var rest = new Clause().add("TRUE");
        if (sight.hidesOthers()) {
            rest.add(" AND d.operator_id IS NULL");
        }
        if (!sight.showsQueue()) {
            String[] exceptions = sight.exceptions().toArray(String[]::new);
            String excepted = "COALESCE(d.department_id = ANY (?), FALSE)";
            rest.add(
                    " AND NOT (d.status = 'waiting' AND " + (sight.automatic() ? "NOT " : "") + excepted + ")",
                    (Object) exceptions);
        }
        sight.languages()
                .ifPresent(
                        languages -> rest.add(" AND d.language = ANY (?)", (Object) languages.toArray(String[]::new)));
        sight.departments()
                .ifPresent(
                        departments -> rest.add(" AND (d.department_id IS NULL OR d.department_id = ANY (?))", (Object)
                                departments.toArray(String[]::new)));
        return rest.values().isEmpty() && rest.sql().equals("TRUE")
                ? new Clause()
                : new Clause().add(" AND (d.operator_id = ? OR (", me).add(rest).add("))");
    }
}
