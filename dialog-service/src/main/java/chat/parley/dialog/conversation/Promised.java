package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.SlaTarget;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.dialog.sla.SlaDialog;
import chat.parley.dialog.sla.SlaPromise;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What the visitor of a dialog was promised, as timers and as events [P-06]. */
final class Promised {
    /** Under which name promises speak. */
    static final Actor.System SLA = new Actor.System("sla");

    private Promised() {}

    /** Calls {@code timer} with each promise of which something is to be said still, and the kind of timer for it. */
    static void timers(Dialog dialog, AccountPolicy policy, BiConsumer<TimerKind, SlaTimer> timer) {
        for (SlaPromise promise : promises(dialog, policy)) {
            long sequence = promise.from().sequence();
            if (told(dialog, promise, true)) {
                continue;
            }
            timer.accept(kind(promise.target(), true), new SlaTimer(promise.dueAt(), sequence));
            Instant warnAt = promise.warnAt();
            if (warnAt != null && !told(dialog, promise, false)) {
                timer.accept(kind(promise.target(), false), new SlaTimer(warnAt, sequence));
            }
        }
    }

    /** @param sequence what the promise's time counts from */
    record SlaTimer(Instant due, long sequence) {}

    /** The timer of this kind is due: says so. */
    static void due(Judgement judgement, Dialog dialog, TimerKind kind) {
        for (SlaPromise promise : promises(dialog, judgement.policy())) {
            var sla = promise.sla();
            if (kind == kind(promise.target(), true)) {
                judgement.happened(
                        dialog.dialogId(),
                        SLA,
                        meta -> new DialogEvent.SlaBreached(
                                meta, sla.slaId(), sla.name(), promise.target(), promise.dueAt()));
            } else if (kind == kind(promise.target(), false)) {
                judgement.happened(
                        dialog.dialogId(),
                        SLA,
                        meta -> new DialogEvent.SlaWarned(
                                meta, sla.slaId(), sla.name(), promise.target(), promise.dueAt()));
            }
        }
    }

    /** What a dialog remembers once something was said of a promise. */
    static Watch told(Dialog dialog, SlaTarget target, boolean broken) {
        Watch watch = dialog.watch();
        long sequence = switch (target) {
            case FIRST_REPLY, RESOLUTION -> watch.begun().sequence();
            case NEXT_REPLY -> dialog.talk().waitingSequence();
        };
        return watch.told(target, sequence, broken);
    }

    private static List<SlaPromise> promises(Dialog dialog, AccountPolicy policy) {
        Watch watch = dialog.watch();
        Talk talk = dialog.talk();
        return policy.rules()
                .slas()
                .promises(new SlaDialog(
                        dialog.place().departmentId(),
                        dialog.origin().channelId(),
                        watch.begun(),
                        watch.reopened() || dialog.life().answeredAt() != null,
                        waiting(talk)));
    }

    private static SlaDialog.@Nullable Start waiting(Talk talk) {
        Instant since = talk.waitingSince();
        return since == null ? null : new SlaDialog.Start(since, talk.waitingSequence());
    }

    private static boolean told(Dialog dialog, SlaPromise promise, boolean broken) {
        return dialog.watch()
                .told()
                .contains(new Watch.Told(promise.target(), promise.from().sequence(), broken));
    }

    private static TimerKind kind(SlaTarget target, boolean broken) {
        return switch (target) {
            case FIRST_REPLY -> broken ? TimerKind.SLA_FIRST_REPLY : TimerKind.SLA_FIRST_REPLY_WARNING;
            case NEXT_REPLY -> broken ? TimerKind.SLA_NEXT_REPLY : TimerKind.SLA_NEXT_REPLY_WARNING;
            case RESOLUTION -> broken ? TimerKind.SLA_RESOLUTION : TimerKind.SLA_RESOLUTION_WARNING;
        };
    }
}
