package chat.parley.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks through every column of every table for marks of a person, so that a table made tomorrow is looked at too. */
public final class DatabaseMarks {
    private DatabaseMarks() {}

    private record Column(String table, String name, String type) {}

    /** Where any of the marks stands, in any case, as {@code table.column: mark}; empty where they are forgotten. */
    public static List<String> find(Connection connection, List<String> marks) throws SQLException {
        var found = new ArrayList<String>();
        for (Column column : columns(connection)) {
            for (String mark : marks) {
                if (has(connection, column, mark)) {
                    found.add(column.table() + "." + column.name() + ": " + mark);
                }
            }
        }
        return found;
    }

    private static List<Column> columns(Connection connection) throws SQLException {
        String sql = "SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c"
                + " JOIN information_schema.tables t USING (table_schema, table_name)"
                + " WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'"
                + " AND c.data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'bytea', 'tsvector')";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            var columns = new ArrayList<Column>();
            while (row.next()) {
                columns.add(new Column(row.getString(1), row.getString(2), row.getString(3)));
            }
            return columns;
        }
    }

    private static boolean has(Connection connection, Column column, String mark) throws SQLException {
        String test = column.type().equals("bytea")
                ? "position(convert_to(?, 'UTF8') IN \"%s\") > 0"
                : "position(lower(?) IN lower(\"%s\"::text)) > 0";
        String sql = "SELECT 1 FROM \"" + column.table() + "\" WHERE " + test.formatted(column.name()) + " LIMIT 1";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, mark);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
