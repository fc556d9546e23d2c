package chat.parley.dialog.draft;

import chat.parley.contracts.id.DialogId;
import chat.parley.platform.identity.Caller;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Drafts in the database; the last one saved counts. */
@Singleton
public class DraftStore {
    private final DataSource database;

    DraftStore(DataSource database) {
        this.database = database;
    }

    /** What the caller has begun to write in the dialog. */
    Draft find(Caller caller, DialogId dialog) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT reply, note, mode FROM draft WHERE operator_id = ? AND dialog_id = ? AND account_id = ?")) {
            statement.setString(1, caller.operatorId().value());
            statement.setString(2, dialog.value());
            statement.setString(3, caller.accountId().value());
            try (ResultSet found = statement.executeQuery()) {
                return found.next()
                        ? new Draft(found.getString("reply"), found.getString("note"), found.getString("mode"))
                        : Draft.NONE;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("drafts cannot be read", e);
        }
    }

    /** Keeps it; an empty one is let go of. */
    void save(Caller caller, DialogId dialog, Draft draft, Instant now) {
        String sql = draft.isEmpty()
                ? "DELETE FROM draft WHERE operator_id = ? AND dialog_id = ? AND account_id = ?"
                : "INSERT INTO draft (operator_id, dialog_id, account_id, reply, note, mode, recorded_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (operator_id, dialog_id) DO UPDATE SET"
                        + " reply = excluded.reply, note = excluded.note, mode = excluded.mode,"
                        + " recorded_at = excluded.recorded_at";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, caller.operatorId().value());
            statement.setString(2, dialog.value());
            statement.setString(3, caller.accountId().value());
            if (!draft.isEmpty()) {
                statement.setString(4, draft.reply());
                statement.setString(5, draft.note());
                statement.setString(6, draft.mode());
                statement.setObject(7, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a draft cannot be kept", e);
        }
    }
}
