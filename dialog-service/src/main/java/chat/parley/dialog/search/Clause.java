package chat.parley.dialog.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a statement with the values of its question marks, which grows. */
final class Clause {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    Clause add(String part, Object... its) {
        sql.append(part);
        values.addAll(List.of(its));
        return this;
    }

    Clause add(Clause part) {
        sql.append(part.sql);
        values.addAll(part.values);
        return this;
    }

    /** Nothing is added for null. */
    Clause narrow(String part, @Nullable Object value) {
        return value == null ? this : add(part, value);
    }

    String sql() {
        return sql.toString();
    }

    List<Object> values() {
        return List.copyOf(values);
    }
}
