package chat.parley.dialog.writer;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Many rows in one statement: each column goes over as one array, and the statement unnests them. Immutable. */
final class BulkStore<R> {
    private record Column<R>(String name, String type, Function<R, @Nullable Object> value) {}

    private final String sql;
    private final List<Column<R>> columns;

    private BulkStore(String sql, List<Column<R>> columns) {
        this.sql = sql;
        this.columns = List.copyOf(columns);
    }

    /** The columns of a statement, in order; each has a name, and its value in a row. */
    static final class Columns<R> {
        private final List<Column<R>> columns = new ArrayList<>();

        /** Text, or anything whose text form is the value. */
        Columns<R> text(String name, Function<R, @Nullable Object> value) {
            return add(name, "text", value);
        }

        Columns<R> number(String name, Function<R, @Nullable Long> value) {
            return add(name, "int8", value::apply);
        }

        Columns<R> small(String name, Function<R, Integer> value) {
            return add(name, "int4", value::apply);
        }

        Columns<R> flag(String name, Function<R, Boolean> value) {
            return add(name, "bool", value::apply);
        }

        Columns<R> time(String name, Function<R, @Nullable Object> value) {
            return add(name, "timestamptz", value);
        }

        /** A text that is JSON. */
        Columns<R> json(String name, Function<R, @Nullable Object> value) {
            return add(name, "jsonb", value);
        }

        Columns<R> uuid(String name, Function<R, @Nullable Object> value) {
            return add(name, "uuid", value);
        }

        private Columns<R> add(String name, String type, Function<R, @Nullable Object> value) {
            columns.add(new Column<>(name, type, value));
            return this;
        }

        /** Inserts each row into {@code table}. */
        BulkStore<R> insert(String table) {
            return new BulkStore<>("INSERT INTO " + table + " (" + names() + ") SELECT * FROM " + unnest(), columns);
        }

        /** Inserts each row; one whose {@code key} is there already gets every other column anew. */
        BulkStore<R> upsert(String table, String... key) {
            var keys = List.of(key);
            String others = columns.stream()
                    .map(Column::name)
                    .filter(name -> !keys.contains(name))
                    .map(name -> name + " = EXCLUDED." + name)
                    .collect(Collectors.joining(", "));
            return new BulkStore<>(
                    "INSERT INTO " + table + " (" + names() + ") SELECT * FROM " + unnest() + " ON CONFLICT ("
                            + String.join(", ", keys) + ") DO UPDATE SET " + others,
                    columns);
        }

        /** @param statement in which {@code %s} stands for the rows, named n */
        BulkStore<R> statement(String statement) {
            return new BulkStore<>(String.format(statement, unnest() + " AS n (" + names() + ")"), columns);
        }

        private String names() {
            return columns.stream().map(Column::name).collect(Collectors.joining(", "));
        }

        private String unnest() {
            return columns.stream()
                    .map(column -> "?::" + column.type() + "[]")
                    .collect(Collectors.joining(", ", "unnest(", ")"));
        }
    }

    /** Carries the statement out for these rows; nothing happens for none. */
    void write(Connection connection, Collection<? extends R> rows) throws SQLException {
        var pipeline = new PipelineStore(connection);
        add(pipeline, rows);
        pipeline.run();
    }

    /** Has the statement carried out for these rows when the pipeline is; nothing happens for none. */
    void add(PipelineStore pipeline, Collection<? extends R> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        var arrays = new ArrayList<Array>(columns.size());
        for (Column<R> column : columns) {
            arrays.add(array(pipeline.connection(), column, rows));
        }
        pipeline.add(sql, arrays);
    }

    private Array array(Connection connection, Column<R> column, Collection<? extends R> rows) throws SQLException {
        var values = new @Nullable Object[rows.size()];
        int i = 0;
        for (R row : rows) {
            values[i++] = column.value().apply(row);
        }
        return connection.createArrayOf(
                column.type(),
                switch (column.type()) {
                    case "int8" -> Arrays.copyOf(values, values.length, Long[].class);
                    case "int4" -> Arrays.copyOf(values, values.length, Integer[].class);
                    case "bool" -> Arrays.copyOf(values, values.length, Boolean[].class);
                    default -> texts(values);
                });
    }

    private static @Nullable String[] texts(@Nullable Object[] values) {
        var texts = new @Nullable String[values.length];
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            texts[i] = value == null ? null : value.toString();
        }
        return texts;
    }
}
