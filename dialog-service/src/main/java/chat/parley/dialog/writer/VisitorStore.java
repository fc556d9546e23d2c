package chat.parley.dialog.writer;

import chat.parley.contracts.event.DialogEvent.ReachabilityChanged;
import chat.parley.contracts.event.DialogEvent.VisitorFieldsChanged;
import chat.parley.platform.json.Json;
import java.sql.SQLException;
import java.util.Locale;

/** Writes what is known of visitors; each of the three sources leaves alone what the others know. */
final class VisitorStore {
    private static final BulkStore<Rows.CardRow> CARDS = new BulkStore.Columns<Rows.CardRow>()
            .text("conversation_id", row -> row.meta().conversationId())
            .text("account_id", row -> row.meta().accountId())
            .json("card", row -> Json.text(row.card()))
            .upsert("visitor", "conversation_id");

    private static final BulkStore<VisitorFieldsChanged> FIELDS = new BulkStore.Columns<VisitorFieldsChanged>()
            .text("conversation_id", event -> event.meta().conversationId())
            .text("account_id", event -> event.meta().accountId())
            .json("fields", event -> Json.text(event.fields()))
            .text("proof", event -> event.proof().name().toLowerCase(Locale.ROOT))
            .text("crm_id", VisitorFieldsChanged::crmId)
            .upsert("visitor", "conversation_id");

    private static final BulkStore<ReachabilityChanged> REACHABILITY = new BulkStore.Columns<ReachabilityChanged>()
            .text("conversation_id", event -> event.meta().conversationId())
            .text("account_id", event -> event.meta().accountId())
            .flag("reachable", ReachabilityChanged::reachable)
            .text("reachability_reason", ReachabilityChanged::reason)
            .upsert("visitor", "conversation_id");

    /** What is known of the visitor goes with the event, so that what they say next is told apart from it. */
    private static final BulkStore<Rows.ErasureRow> ERASURES = new BulkStore.Columns<Rows.ErasureRow>()
            .text("command_id", row -> row.meta().causedBy())
            .text("account_id", row -> row.meta().accountId())
            .text("conversation_id", row -> row.meta().conversationId())
            .text("dialog_id", Rows.ErasureRow::dialogId)
            .number("sequence", row -> row.meta().sequence())
            .time("at", row -> row.meta().at())
            .statement("WITH n AS (SELECT * FROM %s), gone AS (DELETE FROM visitor v USING n"
                    + " WHERE v.conversation_id = n.conversation_id AND n.dialog_id IS NULL RETURNING v.conversation_id)"
                    + " INSERT INTO erasure (command_id, account_id, conversation_id, dialog_id, sequence, at, cards)"
                    + " SELECT n.*, (SELECT count(*) FROM gone g WHERE g.conversation_id = n.conversation_id) FROM n");

    private VisitorStore() {}

    static void add(PipelineStore pipeline, Writes writes) throws SQLException {
        ERASURES.add(pipeline, writes.erasures);
        CARDS.add(pipeline, writes.cards.values());
        FIELDS.add(pipeline, writes.fields.values());
        REACHABILITY.add(pipeline, writes.reachability.values());
    }
}
