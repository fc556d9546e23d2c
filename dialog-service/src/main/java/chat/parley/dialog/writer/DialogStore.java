package chat.parley.dialog.writer;

import chat.parley.contracts.dialog.DialogOutcome;
import chat.parley.dialog.conversation.Dialog;
import chat.parley.dialog.conversation.Life;
import chat.parley.dialog.conversation.Talk;
import chat.parley.platform.json.Json;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the rows that lists of dialogs are read from. */
final class DialogStore {
    /** The status of a dialog that a bot has: nobody waits in it and nobody is given it. */
    private static final String WITH_BOT = "bot";

    private static final BulkStore<Rows.DialogRow> DIALOGS = new BulkStore.Columns<Rows.DialogRow>()
            .text("dialog_id", row -> row.dialog().dialogId())
            .text("conversation_id", Rows.DialogRow::conversationId)
            .text("account_id", Rows.DialogRow::accountId)
            .number("sequence", Rows.DialogRow::sequence)
            .text(
                    "status",
                    row -> row.dialog().withBot()
                            ? WITH_BOT
                            : row.dialog().status().word())
            .text("visitor_id", row -> row.dialog().origin().visitorId())
            .text("visitor_name", row -> row.dialog().origin().visitorName())
            .text("channel_id", row -> row.dialog().origin().channelId())
            .text("channel_kind", row -> row.dialog().origin().channelKind())
            .text("placement_id", row -> row.dialog().origin().placementId())
            .text("page_url", row -> row.dialog().origin().pageUrl())
            .text("department_id", row -> row.dialog().place().departmentId())
            .text("language", row -> row.dialog().place().language())
            .number("queued_sequence", row -> row.dialog().place().queuedSequence())
            .text("operator_id", ofOwner(Dialog.Owner::operatorId))
            .text("operator_name", ofOwner(Dialog.Owner::name))
            .text("assignment_cause", ofOwner(owner -> owner.cause().name().toLowerCase(Locale.ROOT)))
            .time("assigned_at", ofOwner(Dialog.Owner::since))
            .flag("owner_answered", row -> row.dialog().ownerAnswered())
            .flag("replied", row -> row.dialog().talk().replied())
            .time("opened_at", row -> row.dialog().life().openedAt())
            .time("waiting_since", row -> row.dialog().talk().waitingSince())
            .time("closed_at", row -> row.dialog().life().closedAt())
            .time("last_message_at", ofLast(Talk.LastMessage::at))
            .text("last_message_text", ofLast(Talk.LastMessage::text))
            .text("last_message_from", ofLast(last -> last.from().word()))
            .text("last_message_id", ofLast(Talk.LastMessage::messageId))
            .small("unanswered", row -> row.dialog().talk().unanswered())
            .text("priority", row -> row.dialog().marks().priority().name().toLowerCase(Locale.ROOT))
            .json("tags", DialogStore::tags)
            .text("category", row -> row.dialog().marks().category())
            .text("outcome", ofClosing(closing -> word(closing.outcome())))
            .number("waited_seconds", DialogStore::waitedSeconds)
            .time("busy_at", row -> row.dialog().told().busyAt())
            .number("rating", DialogStore::rating)
            .flag("offline", row -> row.dialog().origin().offline())
            .text("bot_id", row -> row.dialog().origin().botId())
            .time("ended_at", row -> row.dialog().life().endedAt())
            .upsert("dialog", "dialog_id");

    private DialogStore() {}

    static void add(PipelineStore pipeline, Collection<Rows.DialogRow> rows) throws SQLException {
        DIALOGS.add(pipeline, rows);
    }

    /** Most dialogs have none, and then nothing is to be written and read. */
    private static @Nullable Object tags(Rows.DialogRow row) {
        var tags = row.dialog().marks().tags();
        return tags.isEmpty() ? null : Json.text(new TreeSet<>(tags));
    }

    private static @Nullable Long rating(Rows.DialogRow row) {
        Integer rating = row.dialog().marks().rating();
        return rating == null ? null : rating.longValue();
    }

    private static @Nullable Long waitedSeconds(Rows.DialogRow row) {
        var closing = row.dialog().life().closing();
        return closing == null || closing.outcome() == null ? null : closing.waitedSeconds();
    }

    private static @Nullable Object word(@Nullable DialogOutcome outcome) {
        return outcome == null ? null : outcome.name().toLowerCase(Locale.ROOT);
    }

    private static Function<Rows.DialogRow, @Nullable Object> ofClosing(
            Function<Life.Closing, @Nullable Object> value) {
        return row -> {
            var closing = row.dialog().life().closing();
            return closing == null ? null : value.apply(closing);
        };
    }

    private static Function<Rows.DialogRow, @Nullable Object> ofOwner(Function<Dialog.Owner, Object> value) {
        return row -> {
            var owner = row.dialog().owner();
            return owner == null ? null : value.apply(owner);
        };
    }

    private static Function<Rows.DialogRow, @Nullable Object> ofLast(
            Function<Talk.LastMessage, @Nullable Object> value) {
        return row -> {
            var last = row.dialog().talk().last();
            return last == null ? null : value.apply(last);
        };
    }
}
