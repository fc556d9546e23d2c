package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.id.DialogId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which timers a conversation needs. They follow from its state alone: the generation of a timer is the sequence of
 * the event that its time counts from, so a timer that something has overtaken is recognised without being looked up.
 */
public final class TimerPlan {
    /** Who posts the busy text [W-22]. */
    public static final Actor.System FIRST_REPLY_TIMEOUT = new Actor.System("first-reply-timeout");

    private TimerPlan() {}

    /** @param generation the sequence of the event the time counts from */
    public record Timer(DialogId dialogId, Instant due, long generation) {}

    /** The timers of this state under this policy; a kind that is missing is not needed. */
    public static Map<TimerKind, Timer> of(Conversation conversation, @Nullable AccountPolicy policy) {
        var timers = new EnumMap<TimerKind, Timer>(TimerKind.class);
        Dialog dialog = conversation.dialog();
        if (policy == null || dialog == null || !dialog.open()) {
            return timers;
        }
        var life = dialog.life();
        if (life.awaitsFirstReply()
                && on(policy.firstReplyAfter())
                && !policy.busyText().isBlank()) {
            timers.put(
                    TimerKind.FIRST_REPLY,
                    new Timer(
                            dialog.dialogId(), life.openedAt().plus(policy.firstReplyAfter()), life.openedSequence()));
        }
        if (dialog.status() == DialogStatus.ASSIGNED && on(policy.idleCloseAfter())) {
            timers.put(
                    TimerKind.IDLE,
                    new Timer(dialog.dialogId(), life.activeAt().plus(policy.idleCloseAfter()), life.activeSequence()));
        }
        return timers;
    }

    /** Zero means never. */
    private static boolean on(Duration duration) {
        return duration.isPositive();
    }
}
