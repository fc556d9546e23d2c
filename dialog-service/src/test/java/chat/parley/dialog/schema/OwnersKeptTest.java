package chat.parley.dialog.schema;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Dialogs that were closed before owners were kept get theirs back. */
@Tag("N-15")
@Tag("W-32")
class OwnersKeptTest {
    @Test
    void theLastAssignmentSaysWhoHadADialogAtItsEnd() throws SQLException {
        TestDatabase database = TestDatabase.fresh("migration");
        migrate(database, "3");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            dialog(statement, "taken", "closed");
            event(statement, "taken", 2, "DialogQueued", "{}");
            event(statement, "taken", 3, "OperatorAssigned", "{\"operatorId\":\"ann\",\"operatorName\":\"Ann\"}");
            event(statement, "taken", 4, "OperatorAssigned", "{\"operatorId\":\"bob\",\"operatorName\":\"Bob\"}");
            event(statement, "taken", 5, "DialogClosed", "{}");
            dialog(statement, "sent-back", "closed");
            event(statement, "sent-back", 2, "OperatorAssigned", "{\"operatorId\":\"ann\",\"operatorName\":\"Ann\"}");
            event(statement, "sent-back", 3, "DialogQueued", "{}");
            dialog(statement, "waiting", "waiting");
            event(statement, "waiting", 2, "OperatorAssigned", "{\"operatorId\":\"ann\",\"operatorName\":\"Ann\"}");

            migrate(database, "4");

            var owners = new HashMap<String, String>();
            try (ResultSet row = statement.executeQuery(
                    "SELECT dialog_id, operator_id || '/' || operator_name, priority FROM dialog")) {
                while (row.next()) {
                    owners.put(row.getString(1), row.getString(2));
                    assertThat(row.getString(3)).isEqualTo("normal");
                }
            }
            var expected = new HashMap<String, String>(Map.of("taken", "bob/Bob"));
            expected.put("sent-back", null);
            expected.put("waiting", null);
            assertThat(owners).isEqualTo(expected);

            // A writer of before goes on writing rows as it knows them.
            dialog(statement, "by-an-older-writer", "assigned");
        }
    }

    private static void migrate(TestDatabase database, String target) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .target(target)
                .load()
                .migrate();
    }

    private static void dialog(Statement statement, String id, String status) throws SQLException {
        statement.execute("INSERT INTO dialog (dialog_id, conversation_id, account_id, sequence, status, visitor_id,"
                + " channel_id, channel_kind, language, queued_sequence, owner_answered, replied, opened_at, unanswered)"
                + " VALUES ('" + id + "', 'c-" + id + "', 'acme', 1, '" + status
                + "', 'v', 'web', 'web', 'en', 1, false, false, now(), 0)");
    }

    private static void event(Statement statement, String dialog, int sequence, String type, String payload)
            throws SQLException {
        statement.execute(
                "INSERT INTO event (partition, position, conversation_id, sequence, account_id, dialog_id, type,"
                        + " at, recorded_at, payload) VALUES (0, " + sequence + ", 'c-" + dialog + "', " + sequence
                        + ", 'acme', '" + dialog + "', '" + type + "', now(), now(), '" + payload + "')");
    }
}
