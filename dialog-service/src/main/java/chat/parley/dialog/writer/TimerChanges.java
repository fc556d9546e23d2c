package chat.parley.dialog.writer;

import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.id.ConversationId;
import chat.parley.dialog.conversation.AccountPolicy;
import chat.parley.dialog.conversation.Conversation;
import chat.parley.dialog.conversation.TimerPlan;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which timer rows a batch sets or takes away. A row may be early, never late: activity only moves a timer to a later
 * time, and then the old row stays, is found stale when it comes due, and is set again. So a chatty dialog does not
 * rewrite its row with every message.
 */
final class TimerChanges {
    private record Name(ConversationId conversationId, TimerKind kind) {}

    private final Map<Name, Rows.TimerRow> rows = new LinkedHashMap<>();

    Collection<Rows.TimerRow> rows() {
        return rows.values();
    }

    /** A command led from one state to another. */
    void changed(int partition, Conversation before, Conversation after, @Nullable AccountPolicy policy) {
        if (before.sequence() == after.sequence()) {
            return;
        }
        var old = TimerPlan.of(before, policy);
        var now = TimerPlan.of(after, policy);
        for (TimerKind kind : TimerKind.values()) {
            var was = old.get(kind);
            var is = now.get(kind);
            if ((was != null || is != null) && !serves(kind, was, is)) {
                put(partition, after, kind, is);
            }
        }
    }

    /**
     * Whether the row of the one timer serves for the other too. Not where the other comes earlier. The row of silence
     * may have gone through all that rules look at already, so a new silence always has a row of its own.
     */
    private static boolean serves(TimerKind kind, TimerPlan.@Nullable Timer was, TimerPlan.@Nullable Timer is) {
        return was != null
                && is != null
                && was.dialogId().equals(is.dialogId())
                && !is.due().isBefore(was.due())
                && (kind != TimerKind.AUTOMATION || was.generation() == is.generation());
    }

    /**
     * A {@code TimerDue} was handled: its row goes, or is set to what is needed now. One that asks to look at the
     * settings again sets all.
     */
    void handled(int partition, DialogCommand.TimerDue command, Conversation after, @Nullable AccountPolicy policy) {
        CommandMeta meta = command.meta();
        if (!after.accountId().equals(meta.accountId())) {
            return;
        }
        Instant due = command.due() == null ? meta.at() : command.due();
        if (command.kind() == TimerKind.SETTINGS) {
            var plan = TimerPlan.anew(after, policy, due);
            for (TimerKind kind : TimerKind.values()) {
                put(partition, after, kind, plan.get(kind));
            }
        } else {
            put(
                    partition,
                    after,
                    command.kind(),
                    TimerPlan.after(after, policy, command.kind(), command.generation(), due));
        }
    }

    /** A {@code TimerDue} cannot be handled: its row goes, or it would come for ever. */
    void drop(int partition, CommandMeta meta, TimerKind kind) {
        rows.put(
                new Name(meta.conversationId(), kind),
                new Rows.TimerRow(partition, meta.accountId(), meta.conversationId(), kind, null));
    }

    private void put(int partition, Conversation of, TimerKind kind, TimerPlan.@Nullable Timer timer) {
        rows.put(
                new Name(of.conversationId(), kind),
                new Rows.TimerRow(partition, of.accountId(), of.conversationId(), kind, timer));
    }
}
