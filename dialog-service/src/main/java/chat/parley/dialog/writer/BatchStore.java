package chat.parley.dialog.writer;

import chat.parley.dialog.conversation.IdempotencyKey;
import chat.parley.platform.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes what a batch led to: one statement per table, whatever the number of rows, in one go. */
final class BatchStore {
    private static final BulkStore<Rows.EventRow> EVENTS = new BulkStore.Columns<Rows.EventRow>()
            .small("partition", Rows.EventRow::partition)
            .number("position", Rows.EventRow::position)
            .text("conversation_id", Rows.EventRow::conversationId)
            .number("sequence", Rows.EventRow::sequence)
            .number("visitor_sequence", Rows.EventRow::visitorSequence)
            .text("account_id", Rows.EventRow::accountId)
            .text("dialog_id", Rows.EventRow::dialogId)
            .text("type", Rows.EventRow::type)
            .time("at", Rows.EventRow::at)
            .time("recorded_at", Rows.EventRow::recordedAt)
            .text("traceparent", Rows.EventRow::traceParent)
            .text("payload", Rows.EventRow::payload)
            .insert("event");

    private static final BulkStore<Rows.OutcomeRow> OUTCOMES = new BulkStore.Columns<Rows.OutcomeRow>()
            .small("partition", Rows.OutcomeRow::partition)
            .number("position", Rows.OutcomeRow::position)
            .text("command_id", Rows.OutcomeRow::commandId)
            .text("conversation_id", Rows.OutcomeRow::conversationId)
            .text("account_id", Rows.OutcomeRow::accountId)
            .text("type", Rows.OutcomeRow::type)
            .flag("first", Rows.OutcomeRow::first)
            .time("recorded_at", Rows.OutcomeRow::recordedAt)
            .text("traceparent", Rows.OutcomeRow::traceParent)
            .text("payload", Rows.OutcomeRow::payload)
            .insert("outcome");

    private static final BulkStore<Rows.MessageRow> MESSAGES = new BulkStore.Columns<Rows.MessageRow>()
            .text("message_id", Rows.MessageRow::messageId)
            .text("account_id", row -> row.meta().accountId())
            .text("conversation_id", row -> row.meta().conversationId())
            .text("dialog_id", row -> row.meta().dialogId())
            .number("sequence", row -> row.meta().sequence())
            .text("author_kind", row -> row.speaker().word())
            .text("author_id", row -> row.meta().actor().key())
            .text("author_name", Rows.MessageRow::authorName)
            .flag("note", Rows.MessageRow::note)
            .text("text", Rows.MessageRow::text)
            .json("attachments", row -> row.attachments().isEmpty() ? null : Json.text(row.attachments()))
            .text("reply_to", Rows.MessageRow::replyTo)
            .time("at", row -> row.meta().at())
            .time("recorded_at", Rows.MessageRow::recordedAt)
            .insert("message");

    private static final BulkStore<Rows.StatusRow> STATUSES = new BulkStore.Columns<Rows.StatusRow>()
            .text("message_id", Rows.StatusRow::messageId)
            .time("recorded_at", Rows.StatusRow::recordedAt)
            .text("status", row -> row.status().name().toLowerCase(Locale.ROOT))
            .text("reason", Rows.StatusRow::reason)
            .statement("UPDATE message m SET status = n.status, status_reason = n.reason FROM %s"
                    + " WHERE m.message_id = n.message_id AND m.recorded_at = n.recorded_at");

    private static final BulkStore<Rows.ChangeRow> CHANGES = new BulkStore.Columns<Rows.ChangeRow>()
            .text("message_id", Rows.ChangeRow::messageId)
            .time("recorded_at", Rows.ChangeRow::recordedAt)
            .text("text", Rows.ChangeRow::text)
            .small("version", Rows.ChangeRow::version)
            .time("edited_at", Rows.ChangeRow::editedAt)
            .time("deleted_at", Rows.ChangeRow::deletedAt)
            .statement("UPDATE message m SET text = n.text, version = n.version,"
                    + " edited_at = COALESCE(n.edited_at, m.edited_at), deleted_at = n.deleted_at,"
                    + " attachments = CASE WHEN n.deleted_at IS NULL THEN m.attachments END FROM %s"
                    + " WHERE m.message_id = n.message_id AND m.recorded_at = n.recorded_at");

    private static final BulkStore<Rows.StateRow> STATES = new BulkStore.Columns<Rows.StateRow>()
            .text("conversation_id", row -> row.state().conversationId())
            .text("account_id", row -> row.state().accountId())
            .small("partition", Rows.StateRow::partition)
            .number("sequence", row -> row.state().sequence())
            .number("visitor_sequence", row -> row.state().visitorSequence())
            .time("updated_at", row -> row.state().lastEventAt())
            .text("state", row -> Json.text(row.state()))
            .upsert("conversation", "conversation_id");

    private record InboundRow(Rows.KeyRow row, IdempotencyKey.Inbound key, Instant recordedAt) {}

    private static final BulkStore<InboundRow> INBOUND = new BulkStore.Columns<InboundRow>()
            .text("channel_id", row -> row.key().channelId())
            .text("external_id", row -> row.key().externalMessageId())
            .text("conversation_id", row -> row.row().conversationId())
            .text("dialog_id", row -> row.key().use().dialogId())
            .text("message_id", row -> row.key().use().messageId())
            .uuid("content_hash", row -> row.key().use().contentHash())
            .time("recorded_at", InboundRow::recordedAt)
            .insert("inbound_key");

    private record ClientRow(Rows.KeyRow row, IdempotencyKey.Client key, Instant recordedAt) {}

    private static final BulkStore<ClientRow> CLIENT = new BulkStore.Columns<ClientRow>()
            .text("conversation_id", row -> row.row().conversationId())
            .text("sender_id", row -> row.key().senderId())
            .text("client_message_id", row -> row.key().clientMessageId())
            .text("dialog_id", row -> row.key().use().dialogId())
            .text("message_id", row -> row.key().use().messageId())
            .uuid("content_hash", row -> row.key().use().contentHash())
            .time("recorded_at", ClientRow::recordedAt)
            .insert("client_key");

    private BatchStore() {}

    /** Writes everything but the ledger, which comes first. */
    static void write(Connection connection, Writes writes) throws SQLException {
        var pipeline = new PipelineStore(connection);
        EVENTS.add(pipeline, writes.events);
        MESSAGES.add(pipeline, writes.messages);
        STATUSES.add(pipeline, writes.statuses.values());
        CHANGES.add(pipeline, writes.changes.values());
        STATES.add(pipeline, writes.states.values());
        DialogStore.add(pipeline, writes.dialogs.values());
        VisitorStore.add(pipeline, writes);
        addKeys(pipeline, writes);
        OUTCOMES.add(pipeline, writes.outcomes);
        TimerStore.add(pipeline, writes.timers);
        pipeline.run();
    }

    private static void addKeys(PipelineStore pipeline, Writes writes) throws SQLException {
        List<InboundRow> inbound = new ArrayList<>();
        List<ClientRow> client = new ArrayList<>();
        for (Rows.KeyRow row : writes.keys) {
            switch (row.key()) {
                case IdempotencyKey.Inbound key -> inbound.add(new InboundRow(row, key, writes.recordedAt));
                case IdempotencyKey.Client key -> client.add(new ClientRow(row, key, writes.recordedAt));
            }
        }
        INBOUND.add(pipeline, inbound);
        CLIENT.add(pipeline, client);
    }
}
