package chat.parley.dialog.conversation;

import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.DialogOutcome;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dialog's times.
 *
 * @param awaitsFirstReply whether the first reply may still become late; false for ever once there was one, once it was
 *     late, and once the dialog was closed
 * @param activeSequence of the last event that counts as activity: a message, an assignment
 * @param answeredAt when an operator or a bot first answered; null before
 * @param closing null while it is open
 */
public record Life(
        long openedSequence,
        Instant openedAt,
        boolean awaitsFirstReply,
        long activeSequence,
        Instant activeAt,
        @Nullable Instant answeredAt,
        @Nullable Closing closing) {

    /**
     * How it was closed.
     *
     * @param sequence of the event
     * @param reason who or what closed it
     * @param outcome as it was stated then [N-21]; null for one that was closed before outcomes were stated
     * @param waitedSeconds how long the visitor waited for the first answer, to the close where none came
     * @param endedAt from when on it cannot be opened again; null while it can [W-60]
     */
    public record Closing(
            long sequence,
            Instant at,
            CloseReason reason,
            @Nullable DialogOutcome outcome,
            long waitedSeconds,
            @Nullable Instant endedAt) {}

    static Life begun(EventMeta meta) {
        return new Life(meta.sequence(), meta.at(), true, meta.sequence(), meta.at(), null, null);
    }

    Life active(EventMeta meta) {
        return new Life(openedSequence, openedAt, awaitsFirstReply, meta.sequence(), meta.at(), answeredAt, closing);
    }

    /** Somebody has answered, and has thereby been active. */
    Life answered(EventMeta meta) {
        return new Life(
                openedSequence,
                openedAt,
                false,
                meta.sequence(),
                meta.at(),
                answeredAt == null ? meta.at() : answeredAt,
                closing);
    }

    /** Somebody has answered outside; the first reply of an operator is still due [C-12]. */
    Life answeredOutside(EventMeta meta) {
        Life answered = answered(meta);
        return new Life(
                openedSequence,
                openedAt,
                awaitsFirstReply,
                answered.activeSequence,
                answered.activeAt,
                answered.answeredAt,
                closing);
    }

    /** The first reply is late, or may not become late any more. */
    Life withoutFirstReply() {
        return new Life(openedSequence, openedAt, false, activeSequence, activeAt, answeredAt, closing);
    }

    Life closed(DialogEvent.DialogClosed event) {
        EventMeta meta = event.meta();
        return closed(
                new Closing(meta.sequence(), meta.at(), event.reason(), event.outcome(), event.waitedSeconds(), null));
    }

    Life ended(Instant at) {
        return closing == null
                ? this
                : closed(new Closing(
                        closing.sequence(),
                        closing.at(),
                        closing.reason(),
                        closing.outcome(),
                        closing.waitedSeconds(),
                        at));
    }

    Life reopened() {
        return closed((Closing) null);
    }

    private Life closed(@Nullable Closing next) {
        return new Life(openedSequence, openedAt, false, activeSequence, activeAt, answeredAt, next);
    }

    /** When it was closed; null while it is open. */
    public @Nullable Instant closedAt() {
        return closing == null ? null : closing.at();
    }

    /** When it was over for both sides; null while it is not. */
    public @Nullable Instant endedAt() {
        return closing == null ? null : closing.endedAt();
    }

    /** How long the visitor waits, or waited, for the first answer: whole seconds, to {@code now} where none has come. */
    long waitedSeconds(Instant now) {
        return Duration.between(openedAt, answeredAt == null ? now : answeredAt).toSeconds();
    }

    /**
     * What becomes of the dialog when it is closed now [W-23, W-29]. Whole seconds suffice: a wait reaches a timeout of
     * whole seconds exactly when its whole seconds do.
     */
    DialogOutcome outcome(Instant now, int refusalSeconds) {
        if (answeredAt != null) {
            return DialogOutcome.SERVED;
        }
        return waitedSeconds(now) >= refusalSeconds ? DialogOutcome.MISSED : DialogOutcome.REFUSAL;
    }
}
