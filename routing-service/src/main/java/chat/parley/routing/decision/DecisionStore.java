package chat.parley.routing.decision;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DialogId;
import chat.parley.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import javax.sql.DataSource;

/** The decisions that can be looked up. */
@ApplicationScoped
public class DecisionStore {
    private static final int SHOWN = 500;
    private static final int DELETED_AT_ONCE = 10_000;

    private final DataSource database;

    public DecisionStore(DataSource database) {
        this.database = database;
    }

    /** Records them in one transaction; those recorded before stay as they are. */
    void record(List<RoutingDecision> decisions) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("INSERT INTO decision "
                        + "(decision_id, account_id, dialog_id, made_at, body) VALUES (?, ?, ?, ?, ?::jsonb) "
                        + "ON CONFLICT DO NOTHING")) {
            connection.setAutoCommit(false);
            for (var decision : decisions) {
                insert.setString(1, decision.decisionId().value());
                insert.setString(2, decision.accountId().value());
                insert.setString(3, decision.dialogId().value());
                insert.setTimestamp(4, Timestamp.from(decision.at()));
                insert.setString(5, Json.text(decision));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    /** Newest first, at most {@value #SHOWN}; empty for a dialog of another account. */
    List<RoutingDecision> of(AccountId account, DialogId dialog) throws SQLException, IOException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT body FROM decision "
                        + "WHERE account_id = ? AND dialog_id = ? ORDER BY recorded DESC LIMIT " + SHOWN)) {
            select.setString(1, account.value());
            select.setString(2, dialog.value());
            var found = new ArrayList<RoutingDecision>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var body = rows.getString(1).getBytes(StandardCharsets.UTF_8);
                    Json.read(body, RoutingDecision.class).ifPresent(found::add);
                }
            }
            return found;
        }
    }

    /** How many of these decisions are recorded exactly as they stand here. */
    public int countOf(AccountId account, Collection<RoutingDecision> decisions) throws SQLException, IOException {
        var made = new HashMap<String, RoutingDecision>();
        decisions.forEach(decision -> made.put(decision.decisionId().value(), decision));
        int same = 0;
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT body FROM decision WHERE account_id = ? AND decision_id = ANY (?)")) {
            select.setString(1, account.value());
            select.setArray(2, connection.createArrayOf("text", made.keySet().toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var body = rows.getString(1).getBytes(StandardCharsets.UTF_8);
                    var recorded = Json.read(body, RoutingDecision.class);
                    same += recorded.isPresent()
                                    && recorded.get()
                                            .equals(made.get(
                                                    recorded.get().decisionId().value()))
                            ? 1
                            : 0;
                }
            }
        }
        return same;
    }

    /** Deletes those made before {@code instant}, a part of them at a time. */
    void forgetBefore(Instant instant) throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("DELETE FROM decision WHERE decision_id IN "
                        + "(SELECT decision_id FROM decision WHERE made_at < ? LIMIT " + DELETED_AT_ONCE + ")")) {
            delete.setTimestamp(1, Timestamp.from(instant));
            int deleted = DELETED_AT_ONCE;
            while (deleted == DELETED_AT_ONCE) {
                deleted = delete.executeUpdate();
            }
        }
    }

    /** Whether the database answers. */
    boolean isReachable() {
        try (var connection = database.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }
}
