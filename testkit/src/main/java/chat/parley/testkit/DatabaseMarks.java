package chat.parley.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

    /**
     * Every row that has the mark in it as PostgreSQL writes rows, by its table, for a comparison of before and after.
     *
     * @param except tables that change by themselves
     */
    public static Map<String, List<String>> rows(Connection connection, String mark, Set<String> except)
            throws SQLException {
        var rows = new TreeMap<String, List<String>>();
        for (Column column : columns(connection)) {
            String table = column.table();
            if (!except.contains(table) && !rows.containsKey(table)) {
                rows.put(table, rows(connection, mark, table));
            }
        }
        return rows;
    }

    private static List<String> rows(Connection connection, String mark, String table) throws SQLException {
        String sql = "SELECT t::text FROM \"" + table + "\" t WHERE position(? IN t::text) > 0 ORDER BY 1";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, mark);
            try (ResultSet row = select.executeQuery()) {
                var rows = new ArrayList<String>();
                while (row.next()) {
                    rows.add(row.getString(1));
                }
                return rows;
            }
        }
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
