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

    private VisitorStore() {}

    static void add(PipelineStore pipeline, Writes writes) throws SQLException {
        CARDS.add(pipeline, writes.cards.values());
        FIELDS.add(pipeline, writes.fields.values());
        REACHABILITY.add(pipeline, writes.reachability.values());
    }
}
