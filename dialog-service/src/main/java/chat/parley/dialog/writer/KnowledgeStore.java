package chat.parley.dialog.writer;

import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.dialog.conversation.Conversation;
import chat.parley.dialog.conversation.KeyUse;
import chat.parley.dialog.conversation.KnownMessage;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Loads what a batch needs to know, one statement per kind of thing. */
final class KnowledgeStore {
    private KnowledgeStore() {}

    /** Adds to {@code knowledge}, which may hold cached conversations already, all that {@code items} name. */
    static void load(Connection connection, List<Incoming> items, Knowledge knowledge) throws SQLException {
        var wanted = new Wanted();
        items.forEach(wanted::add);
        wanted.conversations.removeIf(id -> knowledge.conversation(id) != null);
        conversations(connection, wanted.conversations, knowledge);
        outcomes(connection, wanted.commands, knowledge);
        wanted.addChangedElsewhere(items, knowledge);
        inbound(connection, wanted.inbound, knowledge);
        client(connection, wanted.client, knowledge);
        wanted.addReadCursors(items, knowledge);
        wanted.addFound(knowledge);
        messages(connection, wanted.messages, knowledge);
        HoldingStore.load(connection, items, knowledge);
    }

    private static void conversations(Connection connection, Collection<ConversationId> ids, Knowledge knowledge)
            throws SQLException {
        var unreadable = new ArrayList<Conversation>();
        query(
                connection,
                "SELECT state, account_id, conversation_id FROM conversation WHERE conversation_id = ANY (?)",
                ids,
                row -> {
                    try {
                        knowledge.add(Json.mapper().readValue(row.getString(1), Conversation.class));
                    } catch (JsonProcessingException e) {
                        unreadable.add(Conversation.fresh(
                                new AccountId(row.getString(2)), new ConversationId(row.getString(3))));
                    }
                });
        for (Conversation fresh : unreadable) {
            knowledge.add(replayed(connection, fresh));
        }
    }

    /** A state in another version's form is no loss: the state is the fold of the conversation's events. */
    private static Conversation replayed(Connection connection, Conversation fresh) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT payload FROM event WHERE conversation_id = ? ORDER BY sequence")) {
            statement.setString(1, fresh.conversationId().value());
            Conversation state = fresh;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    state = state.apply(read(row.getString(1), DialogEvent.class));
                }
            }
            return state;
        }
    }

    private static void outcomes(Connection connection, Collection<String> ids, Knowledge knowledge)
            throws SQLException {
        query(
                connection,
                "SELECT payload FROM outcome WHERE first AND command_id = ANY (?)",
                ids,
                row -> knowledge.add(read(row.getString(1), Outcome.class)));
    }

    private static void messages(Connection connection, Collection<MessageId> ids, Knowledge knowledge)
            throws SQLException {
        query(
                connection,
                "SELECT message_id, conversation_id, dialog_id, sequence, status, recorded_at,"
                        + " author_kind || '/' || author_id, note, attachments IS NOT NULL, version,"
                        + " deleted_at IS NOT NULL FROM message WHERE message_id = ANY (?)",
                ids,
                row -> {
                    String status = row.getString(5);
                    knowledge.add(
                            new MessageId(row.getString(1)),
                            new Knowledge.StoredMessage(
                                    new ConversationId(row.getString(2)),
                                    new KnownMessage(
                                            new DialogId(row.getString(3)),
                                            row.getLong(4),
                                            row.getString(7),
                                            row.getBoolean(8),
                                            row.getBoolean(9),
                                            row.getInt(10),
                                            row.getBoolean(11),
                                            status == null
                                                    ? null
                                                    : MessageStatus.valueOf(status.toUpperCase(Locale.ROOT))),
                                    row.getObject(6, OffsetDateTime.class).toInstant()));
                });
    }

    private static void inbound(Connection connection, Collection<Knowledge.InboundName> names, Knowledge knowledge)
            throws SQLException {
        if (names.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT k.conversation_id, k.channel_id, k.external_id, k.dialog_id, k.message_id, k.content_hash"
                        + " FROM unnest(?::text[], ?::text[], ?::text[]) AS n (conversation_id, channel_id, external_id)"
                        + " JOIN inbound_key k USING (channel_id, external_id, conversation_id)")) {
            statement.setArray(
                    1,
                    texts(
                            connection,
                            names.stream()
                                    .map(Knowledge.InboundName::conversationId)
                                    .toList()));
            statement.setArray(
                    2,
                    texts(
                            connection,
                            names.stream().map(Knowledge.InboundName::channelId).toList()));
            statement.setArray(
                    3,
                    texts(
                            connection,
                            names.stream()
                                    .map(Knowledge.InboundName::externalId)
                                    .toList()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    knowledge.add(
                            new Knowledge.InboundName(
                                    new ConversationId(row.getString(1)),
                                    new ChannelId(row.getString(2)),
                                    row.getString(3)),
                            use(row));
                }
            }
        }
    }

    private static void client(Connection connection, Collection<Knowledge.ClientName> names, Knowledge knowledge)
            throws SQLException {
        if (names.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT k.conversation_id, k.sender_id, k.client_message_id, k.dialog_id, k.message_id, k.content_hash"
                        + " FROM unnest(?::text[], ?::text[], ?::text[])"
                        + " AS n (conversation_id, sender_id, client_message_id)"
                        + " JOIN client_key k USING (conversation_id, sender_id, client_message_id)")) {
            statement.setArray(
                    1,
                    texts(
                            connection,
                            names.stream()
                                    .map(Knowledge.ClientName::conversationId)
                                    .toList()));
            statement.setArray(
                    2,
                    texts(
                            connection,
                            names.stream().map(Knowledge.ClientName::senderId).toList()));
            statement.setArray(
                    3,
                    texts(
                            connection,
                            names.stream()
                                    .map(Knowledge.ClientName::clientMessageId)
                                    .toList()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    knowledge.add(
                            new Knowledge.ClientName(
                                    new ConversationId(row.getString(1)), row.getString(2), row.getString(3)),
                            use(row));
                }
            }
        }
    }

    private static KeyUse use(ResultSet row) throws SQLException {
        return new KeyUse(
                new DialogId(row.getString(4)), new MessageId(row.getString(5)), row.getObject(6, UUID.class));
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static void query(Connection connection, String sql, Collection<?> ids, RowReader reader)
            throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, texts(connection, ids));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }

    private static java.sql.Array texts(Connection connection, Collection<?> ids) throws SQLException {
        return connection.createArrayOf(
                "text", ids.stream().map(Object::toString).toArray(String[]::new));
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }
}
