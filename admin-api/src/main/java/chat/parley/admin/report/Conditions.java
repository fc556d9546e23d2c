package chat.parley.admin.report;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A filter as SQL; what callers gave is only ever a parameter. */
final class Conditions {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    /**
     * Conditions of a filter.
     *
     * @param zone of days and hours
     * @param moment the column of the moment that days and hours are of
     */
    static Conditions of(Filter filter, ZoneId zone, String moment) {
        var conditions = new Conditions();
        new TreeMap<>(filter.wanted()).forEach((grouping, key) -> conditions.add(grouping, key, zone, moment));
        return conditions;
    }

    private void add(Grouping grouping, String key, ZoneId zone, String moment) {
        switch (grouping) {
            case DAY -> local("to_char(" + moment + " AT TIME ZONE ?, 'YYYY-MM-DD') = ?", zone, key);
            case HOUR -> local("to_char(" + moment + " AT TIME ZONE ?, 'HH24') = ?", zone, key);
            case CLIENT -> equal("visitor_id", key);
            case OPERATOR -> equal("operator_id", key);
            case DEPARTMENT -> equal("department_id", key);
            case CATEGORY -> equal("category", key);
            case CHANNEL -> equal("channel_id", key);
            case KIND -> equal("channel_kind", key);
            case PLACEMENT -> equal("placement_id", key);
            case PAGE -> equal("page", key);
            case TAG -> {
                if (key.equals(Grouping.NONE)) {
                    sql.append(" AND tags = '{}'");
                } else {
                    sql.append(" AND ? = ANY(tags)");
                    parameters.add(key);
                }
            }
        }
    }

    private void local(String condition, ZoneId zone, String key) {
        sql.append(" AND ").append(condition);
        parameters.add(zone.getId());
        parameters.add(key);
    }

    private void equal(String column, String key) {
        if (key.equals(Grouping.NONE)) {
            sql.append(" AND ").append(column).append(" IS NULL");
        } else {
            sql.append(" AND ").append(column).append(" = ?");
            parameters.add(key);
        }
    }

    /** Begins with {@code AND}; empty for no condition. */
    String sql() {
        return sql.toString();
    }

    /** For the question marks, in their order. */
    List<Object> parameters() {
        return List.copyOf(parameters);
    }
}
