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
import java.sql.Array;
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
import java.util.function.Function;

/** Loads what a batch needs to know, one statement per kind of thing, and as few answers to wait for as may be. */
final class KnowledgeStore {
    private KnowledgeStore() {}

    /** Adds to {@code knowledge}, which may hold cached conversations already, all that {@code items} name. */
    static void load(Connection connection, List<Incoming> items, Knowledge knowledge) throws SQLException {
        var wanted = new Wanted();
        items.forEach(wanted::add);
        wanted.conversations.removeIf(id -> knowledge.conversation(id) != null);
        var unreadable = new ArrayList<Conversation>();
        var pipeline = new PipelineStore(connection);
        conversations(pipeline, wanted.conversations, knowledge, unreadable);
        outcomes(pipeline, wanted.commands, knowledge);
        inbound(pipeline, wanted.inbound, knowledge);
        client(pipeline, wanted.client, knowledge);
        ask(
                pipeline,
                "SELECT conversation_id, dialog_id FROM dialog WHERE conversation_id = ANY (?)",
                wanted.erased,
                row -> knowledge.add(new ConversationId(row.getString(1)), new DialogId(row.getString(2))));
        pipeline.run();
        for (Conversation fresh : unreadable) {
            knowledge.add(replayed(connection, fresh));
        }
        inbound(pipeline, wanted.changedElsewhere(items, knowledge), knowledge);
        pipeline.run();
        wanted.addReadCursors(items, knowledge);
        wanted.addFound(knowledge);
        messages(pipeline, wanted.messages, knowledge);
        HoldingStore.ask(pipeline, items, knowledge);
        pipeline.run();
    }

    private static void conversations(
            PipelineStore pipeline, Collection<ConversationId> ids, Knowledge knowledge, List<Conversation> unreadable)
            throws SQLException {
        ask(
                pipeline,
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

    private static void outcomes(PipelineStore pipeline, Collection<String> ids, Knowledge knowledge)
            throws SQLException {
        ask(
                pipeline,
                "SELECT payload FROM outcome WHERE first AND command_id = ANY (?)",
                ids,
                row -> knowledge.add(read(row.getString(1), Outcome.class)));
    }

    private static void messages(PipelineStore pipeline, Collection<MessageId> ids, Knowledge knowledge)
            throws SQLException {
        ask(
                pipeline,
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

    private static void inbound(PipelineStore pipeline, Collection<Knowledge.InboundName> names, Knowledge knowledge)
            throws SQLException {
        if (names.isEmpty()) {
            return;
        }
        pipeline.ask(
                "SELECT k.conversation_id, k.channel_id, k.external_id, k.dialog_id, k.message_id, k.content_hash"
                        + " FROM unnest(?::text[], ?::text[], ?::text[]) AS n (conversation_id, channel_id, external_id)"
                        + " JOIN inbound_key k USING (channel_id, external_id, conversation_id)",
                List.of(
                        texts(pipeline, names, Knowledge.InboundName::conversationId),
                        texts(pipeline, names, Knowledge.InboundName::channelId),
                        texts(pipeline, names, Knowledge.InboundName::externalId)),
                row -> knowledge.add(
                        new Knowledge.InboundName(
                                new ConversationId(row.getString(1)),
                                new ChannelId(row.getString(2)),
                                row.getString(3)),
                        use(row)));
    }

    private static void client(PipelineStore pipeline, Collection<Knowledge.ClientName> names, Knowledge knowledge)
            throws SQLException {
        if (names.isEmpty()) {
            return;
        }
        pipeline.ask(
                "SELECT k.conversation_id, k.sender_id, k.client_message_id, k.dialog_id, k.message_id, k.content_hash"
                        + " FROM unnest(?::text[], ?::text[], ?::text[])"
                        + " AS n (conversation_id, sender_id, client_message_id)"
                        + " JOIN client_key k USING (conversation_id, sender_id, client_message_id)",
                List.of(
                        texts(pipeline, names, Knowledge.ClientName::conversationId),
                        texts(pipeline, names, Knowledge.ClientName::senderId),
                        texts(pipeline, names, Knowledge.ClientName::clientMessageId)),
                row -> knowledge.add(
                        new Knowledge.ClientName(
                                new ConversationId(row.getString(1)), row.getString(2), row.getString(3)),
                        use(row)));
    }

    private static KeyUse use(ResultSet row) throws SQLException {
        return new KeyUse(
                new DialogId(row.getString(4)), new MessageId(row.getString(5)), row.getObject(6, UUID.class));
    }

    private static void ask(PipelineStore pipeline, String sql, Collection<?> ids, PipelineStore.RowReader reader)
            throws SQLException {
        if (!ids.isEmpty()) {
            pipeline.ask(sql, List.of(texts(pipeline, ids, id -> id)), reader);
        }
    }

    private static <T> Array texts(PipelineStore pipeline, Collection<T> things, Function<T, Object> text)
            throws SQLException {
        return pipeline.connection()
                .createArrayOf(
                        "text",
                        things.stream()
                                .map(thing -> text.apply(thing).toString())
                                .toArray(String[]::new));
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }
}
