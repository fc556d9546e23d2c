package chat.parley.dialog.visitor;

import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.dialog.VisitorField;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds visitors who have written, by their id and by what is known of them. */
@Singleton
public class KnownVisitorStore {
    private final DataSource database;
    private final ProfileStore profiles;

    KnownVisitorStore(DataSource database, ProfileStore profiles) {
        this.database = database;
        this.profiles = profiles;
    }

    /** By what a visitor is looked for; exactly one is not null. */
    record Wanted(
            @Nullable String email,
            @Nullable String phone,
            @Nullable String ownId) {}

    /** The visitor with this id; empty when they have never written to the account. */
    Optional<KnownVisitor> find(AccountId account, VisitorId visitor) {
        String sql = "SELECT conversation_id, max(opened_at) AS last,"
                + " (array_agg(visitor_name ORDER BY opened_at DESC))[1] AS name FROM dialog"
                + " WHERE account_id = ? AND visitor_id = ? GROUP BY conversation_id ORDER BY last DESC LIMIT 100";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, account.value());
            statement.setString(2, visitor.value());
            var conversations = new ArrayList<String>();
            String name = null;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    name = name == null ? row.getString("name") : name;
                    conversations.add(row.getString("conversation_id"));
                }
            }
            return conversations.isEmpty()
                    ? Optional.empty()
                    : Optional.of(known(account, visitor, name, conversations));
        } catch (SQLException e) {
            throw new IllegalStateException("the visitor cannot be read", e);
        }
    }

    /** The ids behind {@code after}, in their order; {@code after} may be empty. */
    List<VisitorId> search(AccountId account, Wanted wanted, String after, int limit) {
        String condition = wanted.ownId() != null ? "crm_id = ?" : "(card @> ?::jsonb OR card @> ?::jsonb)";
        String sql = "SELECT DISTINCT d.visitor_id FROM visitor AS v JOIN dialog AS d USING (conversation_id)"
                + " WHERE v.account_id = ? AND d.account_id = v.account_id AND " + condition
                + " AND d.visitor_id > ? ORDER BY d.visitor_id LIMIT ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            statement.setString(index++, account.value());
            if (wanted.email() != null) {
                statement.setString(index++, card("emails", wanted.email()));
                statement.setString(index++, card("emails", wanted.email().toLowerCase(Locale.ROOT)));
            } else if (wanted.phone() != null) {
                statement.setString(index++, card("phones", wanted.phone()));
                statement.setString(index++, card("phones", wanted.phone().replaceAll("[^+0-9]", "")));
            } else {
                statement.setString(index++, String.valueOf(wanted.ownId()));
            }
            statement.setString(index++, after);
            statement.setInt(index, limit);
            var found = new ArrayList<VisitorId>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new VisitorId(row.getString(1)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("visitors cannot be looked for", e);
        }
    }

    /** What was said in the newest conversation counts; what it leaves out is taken from those before. */
    private KnownVisitor known(
            AccountId account, VisitorId visitor, @Nullable String name, List<String> conversations) {
        var card = new VisitorCard(name, List.of(), List.of());
        String ownId = null;
        List<VisitorField> fields = List.of();
        String proof = null;
        for (String conversation : conversations) {
            VisitorProfile profile = profiles.of(account, new ConversationId(conversation));
            VisitorCard said = profile.card();
            if (said != null) {
                card = new VisitorCard(
                        card.name() == null ? said.name() : card.name(),
                        card.emails().isEmpty() ? said.emails() : card.emails(),
                        card.phones().isEmpty() ? said.phones() : card.phones());
            }
            ownId = ownId == null ? profile.crmId() : ownId;
            if (fields.isEmpty() && profile.proof() != null) {
                fields = profile.fields();
                proof = profile.proof().name().toLowerCase(Locale.ROOT);
            }
        }
        return new KnownVisitor(
                visitor.value(), card.name(), card.emails(), card.phones(), ownId, fields, proof, conversations);
    }

    private static String card(String list, String value) {
        ObjectNode card = Json.mapper().createObjectNode();
        card.putArray(list).add(value);
        return card.toString();
    }
}
