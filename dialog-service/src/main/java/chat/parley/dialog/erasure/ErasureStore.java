package chat.parley.dialog.erasure;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.dialog.search.SearchIndexStore;
import chat.parley.persistence.ErasureReceiptStore;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.json.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Overwrites the rows of erased conversations and dialogs in pieces of one short transaction each. How far it came is in
 * the erasure's own row and moves in the same transaction, so a kill costs one piece at most. The writer never changes
 * an event, and messages that it holds just now are left for the next piece; so the two never wait for each other.
 */
final class ErasureStore {
    private static final int PIECE = 200;

    /** @param dialogId null for the whole conversation */
    private record Erasure(
            CommandId commandId,
            AccountId accountId,
            ConversationId conversationId,
            @Nullable String dialogId,
            long sequence,
            Instant at,
            long done) {}

    private record Piece(long sequence, String channelId, Overwritten overwritten) {}

    private final TransactionStore transactions;
    private final InstantSource clock;

    ErasureStore(TransactionStore transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Does a piece of what is to be done, that which nobody else is at; false when there is none. */
    boolean piece() {
        return transactions.run(connection -> {
            Optional<Erasure> next = next(connection);
            if (next.isEmpty()) {
                return false;
            }
            Erasure erasure = next.get();
            List<Piece> events = events(connection, erasure);
            if (!events.isEmpty()) {
                overwrite(connection, erasure, events);
            } else if (messages(connection, erasure) == 0 && !messagesLeft(connection, erasure)) {
                finish(connection, erasure);
            }
            return true;
        });
    }

    private static Optional<Erasure> next(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM erasure WHERE done_at IS NULL"
                        + " ORDER BY at, command_id LIMIT 1 FOR UPDATE SKIP LOCKED");
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Erasure(
                            new CommandId(row.getString("command_id")),
                            new AccountId(row.getString("account_id")),
                            new ConversationId(row.getString("conversation_id")),
                            row.getString("dialog_id"),
                            row.getLong("sequence"),
                            row.getTimestamp("at").toInstant(),
                            row.getLong("done_sequence")))
                    : Optional.empty();
        }
    }

    private static List<Piece> events(Connection connection, Erasure erasure) throws SQLException {
        String sql = "SELECT e.sequence, e.payload, d.channel_id FROM event e LEFT JOIN dialog d USING (dialog_id)"
                + " WHERE e.conversation_id = ? AND e.sequence > ? AND e.sequence <= ?"
                + " AND (?::text IS NULL OR e.dialog_id = ?) ORDER BY e.sequence LIMIT " + PIECE;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, erasure.conversationId().value());
            select.setLong(2, erasure.done());
            select.setLong(3, erasure.sequence());
            select.setString(4, erasure.dialogId());
            select.setString(5, erasure.dialogId());
            var pieces = new ArrayList<Piece>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String channel = row.getString(3);
                    pieces.add(new Piece(
                            row.getLong(1), channel == null ? "" : channel, Overwritten.of(read(row.getString(2)))));
                }
            }
            return pieces;
        }
    }

    private static DialogEvent read(String payload) {
        try {
            return Json.read(payload.getBytes(StandardCharsets.UTF_8), DialogEvent.class)
                    .orElseThrow(() -> new IllegalStateException("an event of a newer version is not overwritten"));
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void overwrite(Connection connection, Erasure erasure, List<Piece> events) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE event e SET payload = n.payload"
                + " FROM unnest(?::int8[], ?::text[]) AS n (sequence, payload)"
                + " WHERE e.conversation_id = ? AND e.sequence = n.sequence")) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "int8", events.stream().map(Piece::sequence).toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            events.stream()
                                    .map(piece -> Json.text(piece.overwritten().event()))
                                    .toArray()));
            update.setString(3, erasure.conversationId().value());
            update.executeUpdate();
        }
        int keys = forgetKeys(connection, erasure, events);
        int files = events.stream()
                .mapToInt(piece -> piece.overwritten().files().size())
                .sum();
        try (PreparedStatement update = connection.prepareStatement("UPDATE erasure SET done_sequence = ?,"
                + " events = events + ?, keys = keys + ?, files = files + ? WHERE command_id = ?")) {
            update.setLong(1, events.getLast().sequence());
            update.setInt(2, events.size());
            update.setInt(3, keys);
            update.setInt(4, files);
            update.setString(5, erasure.commandId().value());
            update.executeUpdate();
        }
    }

    /** Providers' ids have the person's own number in them. A provider that repeats after that is taken as new. */
    private static int forgetKeys(Connection connection, Erasure erasure, List<Piece> events) throws SQLException {
        List<Piece> named = events.stream()
                .filter(piece -> piece.overwritten().externalId() != null)
                .toList();
        if (named.isEmpty()) {
            return 0;
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM inbound_key k"
                + " USING unnest(?::text[], ?::text[]) AS n (channel_id, external_id)"
                + " WHERE k.channel_id = n.channel_id AND k.external_id = n.external_id AND k.conversation_id = ?")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "text", named.stream().map(Piece::channelId).toArray()));
            delete.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            named.stream()
                                    .map(piece -> piece.overwritten().externalId())
                                    .toArray()));
            delete.setString(3, erasure.conversationId().value());
            return delete.executeUpdate();
        }
    }

    /** Messages look as if they were taken back; how many were overwritten now. */
    private static int messages(Connection connection, Erasure erasure) throws SQLException {
        String sql = "UPDATE message m SET text = '', attachments = NULL, status_reason = NULL,"
                + " author_name = CASE WHEN m.author_kind = 'visitor' THEN NULL ELSE m.author_name END,"
                + " deleted_at = COALESCE(m.deleted_at, ?) FROM (" + TO_OVERWRITE + " LIMIT " + PIECE
                + " FOR UPDATE OF m SKIP LOCKED) AS n"
                + " WHERE m.message_id = n.message_id AND m.recorded_at = n.recorded_at";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setTimestamp(1, Timestamp.from(erasure.at()));
            scope(update, 2, erasure);
            int overwritten = update.executeUpdate();
            if (overwritten > 0) {
                try (PreparedStatement count = connection.prepareStatement(
                        "UPDATE erasure SET messages = messages + ? WHERE command_id = ?")) {
                    count.setInt(1, overwritten);
                    count.setString(2, erasure.commandId().value());
                    count.executeUpdate();
                }
            }
            return overwritten;
        }
    }

    private static final String TO_OVERWRITE = "SELECT m.message_id, m.recorded_at FROM message m"
            + " WHERE m.dialog_id IN (SELECT dialog_id FROM dialog WHERE conversation_id = ?"
            + " AND (?::text IS NULL OR dialog_id = ?)) AND m.sequence <= ? AND (m.deleted_at IS NULL OR m.text <> ''"
            + " OR m.attachments IS NOT NULL OR m.status_reason IS NOT NULL"
            + " OR (m.author_kind = 'visitor' AND m.author_name IS NOT NULL))";

    private static boolean messagesLeft(Connection connection, Erasure erasure) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TO_OVERWRITE + " LIMIT 1")) {
            scope(select, 1, erasure);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void scope(PreparedStatement statement, int first, Erasure erasure) throws SQLException {
        statement.setString(first, erasure.conversationId().value());
        statement.setString(first + 1, erasure.dialogId());
        statement.setString(first + 2, erasure.dialogId());
        statement.setLong(first + 3, erasure.sequence());
    }

    private void finish(Connection connection, Erasure erasure) throws SQLException {
        String within = " WHERE conversation_id = ? AND (?::text IS NULL OR dialog_id = ?) AND opened_at <= ?";
        int drafts = changed(
                connection,
                "DELETE FROM draft WHERE dialog_id IN (SELECT dialog_id FROM dialog" + within + ")",
                erasure);
        int dialogs = changed(
                connection,
                "UPDATE dialog SET visitor_name = NULL, page_url = NULL, last_message_text = NULL" + within,
                erasure);
        // Last, when nothing is left that a search could take in again.
        int found = SearchIndexStore.forget(
                connection, erasure.conversationId().value(), erasure.dialogId(), Timestamp.from(erasure.at()));
        Instant now = clock.instant();
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE erasure SET done_at = ? WHERE command_id = ?"
                        + " RETURNING events, messages, files, keys, cards")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setString(2, erasure.commandId().value());
            try (ResultSet row = update.executeQuery()) {
                row.next();
                ErasureReceiptStore.note(
                        connection,
                        erasure.accountId(),
                        erasure.commandId(),
                        erasure.conversationId(),
                        Map.of(
                                "events", row.getLong("events"),
                                "messages", row.getLong("messages"),
                                "file-names", row.getLong("files"),
                                "repeat-keys", row.getLong("keys"),
                                "cards", row.getLong("cards"),
                                "dialogs", (long) dialogs,
                                "drafts", (long) drafts,
                                "search-entries", (long) found),
                        List.of(),
                        now);
            }
        }
    }

    private static int changed(Connection connection, String sql, Erasure erasure) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, erasure.conversationId().value());
            statement.setString(2, erasure.dialogId());
            statement.setString(3, erasure.dialogId());
            statement.setTimestamp(4, Timestamp.from(erasure.at()));
            return statement.executeUpdate();
        }
    }
}
