package chat.parley.dialog.keyword;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.platform.json.Json;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads how the newest dialogs of an account began. */
@Singleton
public class PastDialogStore {
    /** The newest of each list, by the lists' own indexes, then of all of them. */
    private static final String NEWEST = """
            WITH newest AS (
                SELECT conversation_id, dialog_id, opened_at FROM (
                    (SELECT conversation_id, dialog_id, opened_at FROM dialog
                        WHERE account_id = ? AND status = 'waiting'
                        ORDER BY COALESCE(waiting_since, opened_at) DESC LIMIT ?)
                    UNION ALL
                    (SELECT conversation_id, dialog_id, opened_at FROM dialog
                        WHERE account_id = ? AND status = 'bot'
                        ORDER BY COALESCE(last_message_at, opened_at) DESC LIMIT ?)
                    UNION ALL
                    (SELECT conversation_id, dialog_id, opened_at FROM dialog
                        WHERE account_id = ? AND status = 'assigned' ORDER BY last_message_at DESC LIMIT ?)
                    UNION ALL
                    (SELECT conversation_id, dialog_id, opened_at FROM dialog
                        WHERE account_id = ? AND status = 'closed' ORDER BY closed_at DESC LIMIT ?)
                ) AS lists
                ORDER BY opened_at DESC, dialog_id LIMIT ?)
            SELECT n.dialog_id, e.payload
            FROM newest n
            CROSS JOIN LATERAL (
                SELECT payload, sequence FROM event
                WHERE event.conversation_id = n.conversation_id AND event.dialog_id = n.dialog_id
                    AND type IN ('DialogOpened', 'MessagePosted', 'DialogQueued')
                ORDER BY sequence LIMIT 6) AS e
            ORDER BY n.opened_at DESC, n.dialog_id, e.sequence
            """;

    private static final int LISTS = 4;

    private final DataSource database;

    PastDialogStore(DataSource database) {
        this.database = database;
    }

    /** The newest, newest first; one whose beginning is not kept any more is left out. */
    List<PastDialog> newest(AccountId account, int limit) {
        Map<String, List<DialogEvent>> beginnings = new LinkedHashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            int index = 1;
            for (int list = 0; list < LISTS; list++) {
                statement.setString(index++, account.value());
                statement.setInt(index++, limit);
            }
            statement.setInt(index, limit);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    event(result.getString("payload"))
                            .ifPresent(event -> beginnings
                                    .computeIfAbsent(event.meta().dialogId().value(), id -> new ArrayList<>())
                                    .add(event));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("past dialogs cannot be read", e);
        }
        return beginnings.values().stream()
                .map(PastDialog::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<DialogEvent> event(String payload) {
        try {
            return Json.read(payload.getBytes(StandardCharsets.UTF_8), DialogEvent.class);
        } catch (IOException e) {
            // Overwritten when its visitor was erased, or not of this version's form.
            return Optional.empty();
        }
    }
}
