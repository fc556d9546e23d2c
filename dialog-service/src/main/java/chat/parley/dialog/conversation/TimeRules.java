package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand.TimerDue;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.OverdueReply;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.MessageId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What time does to a dialog. */
final class TimeRules {
    private TimeRules() {}

    static Decision timerDue(Judgement judgement, TimerDue command) {
        if (!(judgement.meta().issuer() instanceof Actor.System)) {
            return judgement.forbidden("only the clock says that a timer is due");
        }
        Dialog dialog = judgement.present().dialog();
        var timer = TimerPlan.of(judgement.present(), judgement.policy()).get(command.kind());
        if (dialog == null || !dialog.dialogId().equals(command.dialogId()) || !isDue(judgement, timer, command)) {
            return judgement.accept(null);
        }
        MessageId said = switch (command.kind()) {
            case TimerKind.FIRST_REPLY ->
                overdue(judgement, dialog, OverdueReply.FIRST, dialog.life().openedAt());
            case TimerKind.REPLY ->
                overdue(judgement, dialog, OverdueReply.NEXT, dialog.talk().waitingSince());
            case TimerKind.IDLE -> {
                LifeRules.end(
                        judgement, dialog, CloseReason.IDLE, judgement.meta().issuer());
                yield null;
            }
            case TimerKind.REASSIGN -> {
                OwnerRules.queueAgain(judgement, dialog, QueueReason.UNANSWERED, Voice.REASSIGN_TIMEOUT);
                yield null;
            }
            case TimerKind.SKILLS -> {
                judgement.happened(dialog.dialogId(), Voice.SKILLS_TIMEOUT, DialogEvent.SkillsWaived::new);
                yield null;
            }
            case TimerKind.READ_GRACE -> {
                judgement.happened(dialog.dialogId(), Voice.READ_GRACE, DialogEvent.DialogEnded::new);
                yield null;
            }
            case TimerKind.SLA_FIRST_REPLY_WARNING,
                    TimerKind.SLA_FIRST_REPLY,
                    TimerKind.SLA_NEXT_REPLY_WARNING,
                    TimerKind.SLA_NEXT_REPLY,
                    TimerKind.SLA_RESOLUTION_WARNING,
                    TimerKind.SLA_RESOLUTION -> {
                Promised.due(judgement, dialog, command.kind());
                yield null;
            }
            // The rules themselves see to it, as to everything that happens.
            case TimerKind.AUTOMATION -> null;
            // Nothing happens to the dialog; the writer sets its timers anew.
            case TimerKind.SETTINGS -> null;
        };
        return judgement.accept(said);
    }

    /**
     * Whether the timer still stands as it was when it was set, and its time has come under today's policy. Asked of
     * the sender's own stamp: it saw the time come, and a slower clock here must not undo that.
     */
    private static boolean isDue(Judgement judgement, TimerPlan.@Nullable Timer timer, TimerDue command) {
        return timer != null
                && timer.generation() == command.generation()
                && !timer.due().isAfter(judgement.meta().at());
    }

    /** Each late reply is an event; the visitor is told of the first of them only [W-27]. Gives the text's id. */
    private static @Nullable MessageId overdue(
            Judgement judgement, Dialog dialog, OverdueReply reply, @Nullable Instant since) {
        String text = judgement.policy().busyText();
        boolean announced = dialog.told().busyAt() == null && !text.isBlank();
        var voice = reply == OverdueReply.FIRST ? Voice.FIRST_REPLY_TIMEOUT : Voice.REPLY_TIMEOUT;
        long waited =
                since == null ? 0 : Duration.between(since, judgement.at()).toSeconds();
        judgement.happened(
                dialog.dialogId(),
                voice,
                meta -> new DialogEvent.ReplyOverdue(meta, reply, waited, OwnerRules.previous(dialog), announced));
        if (dialog.withBot()) {
            // Whatever keeps the bot from answering and us from noticing it, nobody waits for it longer than this.
            BotRules.queue(judgement, dialog, voice);
        }
        return announced ? Announcements.say(judgement, dialog.dialogId(), voice, text) : null;
    }
}
