package chat.parley.dialog.conversation;

import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.id.DialogId;
import chat.parley.dialog.sla.SlaDialog;
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
    private final Dialog dialog;
    private final Map<TimerKind, Timer> timers = new EnumMap<>(TimerKind.class);

    /** For how long a close can be taken back that nothing else speaks against. */
    static final Duration SLIP = Duration.ofMinutes(10);

    /** @param generation the sequence of the event the time counts from */
    public record Timer(DialogId dialogId, Instant due, long generation) {}

    private TimerPlan(Dialog dialog) {
        this.dialog = dialog;
    }

    /** The timers of this state under this policy; a kind that is missing is not needed. */
    public static Map<TimerKind, Timer> of(Conversation conversation, @Nullable AccountPolicy policy) {
        Dialog dialog = conversation.dialog();
        if (policy == null || dialog == null || dialog.ended()) {
            return Map.of();
        }
        var plan = new TimerPlan(dialog);
        if (dialog.open()) {
            plan.addReplies(policy);
            plan.addOwner(policy);
            plan.addSkills(policy);
            plan.addPromises(policy);
            plan.addSilence(policy, Duration.ZERO);
        } else {
            plan.addReadGrace(policy);
        }
        return plan.timers;
    }

    /**
     * The timers of this state under a policy that has changed. What a rule looks at after a silence that had passed by
     * then is left alone: under the old policy it has looked already, and a new rule looks at what comes.
     *
     * @param changed when the policy was seen to have changed
     */
    public static Map<TimerKind, Timer> anew(
            Conversation conversation, @Nullable AccountPolicy policy, Instant changed) {
        Map<TimerKind, Timer> timers = new EnumMap<>(TimerKind.class);
        timers.putAll(of(conversation, policy));
        Dialog dialog = conversation.dialog();
        if (policy != null && dialog != null && dialog.open()) {
            var plan = new TimerPlan(dialog);
            plan.addSilence(policy, Duration.between(dialog.watch().spoken().at(), changed));
            timers.remove(TimerKind.AUTOMATION);
            timers.putAll(plan.timers);
        }
        return timers;
    }

    /**
     * The timer that takes the place of one that has been handled; null for none.
     *
     * @param due when the handled one was due; of silence all is looked at that lies after it
     */
    public static @Nullable Timer after(
            Conversation conversation, @Nullable AccountPolicy policy, TimerKind kind, long generation, Instant due) {
        Dialog dialog = conversation.dialog();
        if (kind != TimerKind.AUTOMATION || policy == null || dialog == null || !dialog.open()) {
            return of(conversation, policy).get(kind);
        }
        var plan = new TimerPlan(dialog);
        SlaDialog.Start spoken = dialog.watch().spoken();
        plan.addSilence(policy, generation == spoken.sequence() ? Duration.between(spoken.at(), due) : Duration.ZERO);
        return plan.timers.get(kind);
    }

    /** The wait for the first reply, then each wait for a later one [W-22, W-26]. */
    private void addReplies(AccountPolicy policy) {
        Life life = dialog.life();
        Talk talk = dialog.talk();
        if (life.awaitsFirstReply()) {
            add(TimerKind.FIRST_REPLY, life.openedAt(), life.openedSequence(), policy.firstReplyAfter());
        }
        Instant since = talk.waitingSince();
        if (since != null && life.answeredAt() != null && !talk.overdue()) {
            add(TimerKind.REPLY, since, talk.waitingSequence(), policy.times().replySeconds());
        }
    }

    private void addOwner(AccountPolicy policy) {
        Dialog.Owner owner = dialog.owner();
        Life life = dialog.life();
        // One that was answered outside and waits for nobody may end without an owner [C-12].
        if (owner != null || dialog.place().queuedSequence() == 0) {
            add(TimerKind.IDLE, life.activeAt(), life.activeSequence(), policy.idleCloseAfter());
        }
        if (owner == null) {
            return;
        }
        // Where somebody else has answered meanwhile, the owner has time from the visitor's next message on [P-07].
        Talk talk = dialog.talk();
        Instant waiting = talk.waitingSince();
        if (owner.cause() == AssignmentCause.AUTOMATIC && !owner.answered() && waiting != null) {
            boolean later = waiting.isAfter(owner.since());
            add(
                    TimerKind.REASSIGN,
                    later ? waiting : owner.since(),
                    later ? talk.waitingSequence() : owner.sinceSequence(),
                    policy.distribution().reassignSeconds());
        }
    }

    private void addSkills(AccountPolicy policy) {
        Dialog.Place place = dialog.place();
        if (dialog.status() == DialogStatus.WAITING && !place.skills().isEmpty()) {
            add(
                    TimerKind.SKILLS,
                    place.queuedAt(),
                    place.queuedSequence(),
                    policy.distribution().skillSeconds());
        }
    }

    private void addPromises(AccountPolicy policy) {
        Promised.timers(
                dialog,
                policy,
                (kind, timer) -> timers.put(kind, new Timer(dialog.dialogId(), timer.due(), timer.sequence())));
    }

    /** When rules look next at how long nobody has written, once those up to {@code passed} have looked [T-07]. */
    private void addSilence(AccountPolicy policy, Duration passed) {
        SlaDialog.Start spoken = dialog.watch().spoken();
        policy.rules()
                .automations()
                .nextSilence(passed)
                .ifPresent(silence -> add(TimerKind.AUTOMATION, spoken.at(), spoken.sequence(), silence));
    }

    /** Due at once where the visitor is given no time, for the setting may have changed since the close [W-61]. */
    private void addReadGrace(AccountPolicy policy) {
        Life.Closing closing = dialog.life().closing();
        if (closing != null) {
            var grace = Duration.ofHours(policy.times().readGraceHours());
            // Who has read everything needs no time to read; the operator may still have closed by mistake.
            boolean soon = dialog.readToTheEnd() && grace.compareTo(SLIP) > 0;
            var due = closing.at().plus(soon ? SLIP : grace);
            timers.put(TimerKind.READ_GRACE, new Timer(dialog.dialogId(), due, closing.sequence()));
        }
    }

    private void add(TimerKind kind, Instant from, long generation, int seconds) {
        if (seconds > 0) {
            timers.put(kind, new Timer(dialog.dialogId(), from.plusSeconds(seconds), generation));
        }
    }

    /** Zero means never. */
    private void add(TimerKind kind, Instant from, long generation, Duration after) {
        if (after.isPositive()) {
            timers.put(kind, new Timer(dialog.dialogId(), from.plus(after), generation));
        }
    }
}
