package chat.parley.dialog.visitor;

import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.dialog.VisitorField;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads what is known of visitors, as the writer keeps it. */
@Singleton
public class ProfileStore {
    private final DataSource database;

    ProfileStore(DataSource database) {
        this.database = database;
    }

    /** The visitor of a conversation of the account. */
    public VisitorProfile of(AccountId account, ConversationId conversation) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT card, fields, proof, crm_id,"
                                + " reachable, reachability_reason FROM visitor WHERE conversation_id = ? AND account_id = ?")) {
            statement.setString(1, conversation.value());
            statement.setString(2, account.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? profile(row) : VisitorProfile.UNKNOWN;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the visitor cannot be read", e);
        }
    }

    private static VisitorProfile profile(ResultSet row) throws SQLException {
        String proof = row.getString("proof");
        VisitorField[] fields = read(row.getString("fields"), VisitorField[].class);
        return new VisitorProfile(
                read(row.getString("card"), VisitorCard.class),
                fields == null ? List.of() : List.of(fields),
                proof == null ? null : FieldsProof.valueOf(proof.toUpperCase(Locale.ROOT)),
                row.getString("crm_id"),
                row.getBoolean("reachable"),
                row.getString("reachability_reason"));
    }

    private static <T> @Nullable T read(@Nullable String json, Class<T> type) {
        try {
            return json == null ? null : Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }
}
