package chat.parley.persistence;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a service has erased of a visitor, written in the transaction that finished it [N-24]. */
@Singleton
public class ErasureReceiptStore {
    private final TransactionStore transactions;

    public ErasureReceiptStore(TransactionStore transactions) {
        this.transactions = transactions;
    }

    /** Notes that everything is done; a repeat changes nothing, because it finds nothing any more. */
    public static void note(
            Connection connection,
            AccountId account,
            CommandId command,
            ConversationId conversation,
            Map<String, Long> counts,
            List<ErasureReceipt.Left> left,
            Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO erasure_receipt (command_id,"
                + " account_id, conversation_id, counts, left_behind, done_at) VALUES (?, ?, ?, ?::jsonb, ?::jsonb, ?)"
                + " ON CONFLICT DO NOTHING")) {
            insert.setString(1, command.value());
            insert.setString(2, account.value());
            insert.setString(3, conversation.value());
            insert.setString(4, Json.text(new TreeMap<>(counts)));
            insert.setString(5, Json.text(left));
            insert.setTimestamp(6, Timestamp.from(now));
            insert.executeUpdate();
        }
    }

    /** What came of a command; empty while it is not done, and for another account's. */
    public Optional<ErasureReceipt> find(AccountId account, CommandId command) {
        return transactions.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT counts, left_behind, done_at FROM erasure_receipt WHERE command_id = ? AND account_id = ?")) {
                select.setString(1, command.value());
                select.setString(2, account.value());
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new ErasureReceipt(
                                    read(row.getString(1), new TypeReference<TreeMap<String, Long>>() {}),
                                    read(row.getString(2), new TypeReference<List<ErasureReceipt.Left>>() {}),
                                    row.getTimestamp(3).toInstant()))
                            : Optional.empty();
                }
            }
        });
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("receipts are read as they were written", e);
        }
    }
}
