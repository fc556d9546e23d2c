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
import java.util.ArrayList;
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

    /** What a visitor said of themselves. */
    public record Card(ConversationId conversationId, VisitorCard card) {}

    /** The account's cards in the order of their conversations, those behind {@code after}; it may be empty. */
    public List<Card> cards(AccountId account, String after, int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT conversation_id, card FROM visitor"
                        + " WHERE account_id = ? AND conversation_id > ? AND jsonb_typeof(card) = 'object'"
                        + " ORDER BY conversation_id LIMIT ?")) {
            statement.setString(1, account.value());
            statement.setString(2, after);
            statement.setInt(3, most);
            var cards = new ArrayList<Card>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    VisitorCard card = read(row.getString(2), VisitorCard.class);
                    if (card != null) {
                        cards.add(new Card(new ConversationId(row.getString(1)), card));
                    }
                }
            }
            return cards;
        } catch (SQLException e) {
            throw new IllegalStateException("the visitors cannot be read", e);
        }
    }

    /** How many cards the account has. */
    public long count(AccountId account) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT count(*) FROM visitor WHERE account_id = ? AND jsonb_typeof(card) = 'object'")) {
            statement.setString(1, account.value());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the visitors cannot be counted", e);
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
