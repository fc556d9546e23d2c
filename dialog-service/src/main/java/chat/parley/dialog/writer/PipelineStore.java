package chat.parley.dialog.writer;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements that go to the database together and are answered together. On a busy machine each answer waited for costs
 * two changes of process; one that fails ends the transaction, and those behind it are not carried out.
 */
final class PipelineStore {
    private final Connection connection;
    private final List<String> statements = new ArrayList<>();
    private final List<Array> parameters = new ArrayList<>();
    private final List<@Nullable RowReader> readers = new ArrayList<>();

    /** Takes one row of a statement's result. */
    @FunctionalInterface
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    PipelineStore(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** @param arrays the statement's parameters, in their order */
    void add(String statement, List<Array> arrays) {
        statements.add(statement);
        parameters.addAll(arrays);
        readers.add(null);
    }

    /** @param arrays the query's parameters, in their order */
    void ask(String query, List<Array> arrays, RowReader reader) {
        statements.add(query);
        parameters.addAll(arrays);
        readers.add(reader);
    }

    /** Carries out what was added since the last time, in that order. */
    void run() throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        try (PreparedStatement all = connection.prepareStatement(String.join("; ", statements))) {
            for (int i = 0; i < parameters.size(); i++) {
                all.setArray(i + 1, parameters.get(i));
            }
            all.execute();
            for (RowReader reader : readers) {
                if (reader != null) {
                    read(all, reader);
                }
                all.getMoreResults();
            }
        }
        statements.clear();
        parameters.clear();
        readers.clear();
    }

    private static void read(PreparedStatement all, RowReader reader) throws SQLException {
        try (ResultSet row = all.getResultSet()) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }
}
