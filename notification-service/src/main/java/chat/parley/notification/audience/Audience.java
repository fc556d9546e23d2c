package chat.parley.notification.audience;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.DepartmentId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides who is told of what happens in a dialog [W-32, W-39]. Supervisors and administrators are told everything.
 * Operators are told of their own dialogs, and of those in their departments and languages that their account does not
 * hide from them. The last event they may see is the one after which they may see no more, so that a dialog taken or
 * sent elsewhere leaves their lists.
 *
 * @param multilingual whether languages restrict
 * @param hideOthersDialogs whether dialogs of other operators are hidden
 * @param queue who sees the dialogs that routing gives out [W-45]
 */
public record Audience(boolean multilingual, boolean hideOthersDialogs, Queue queue) {
    /** An account without settings yet restricts nothing beyond departments. */
    public static final Audience DEFAULT = new Audience(false, false, Queue.SHOWN);

    /**
     * The general queue: waiting dialogs that routing gives out.
     *
     * @param shown whether operators see it
     * @param automatic whether the account's dialogs are given out by routing [W-43]
     * @param exceptions departments in which it is the other way round
     */
    public record Queue(boolean shown, boolean automatic, Set<DepartmentId> exceptions) {
        static final Queue SHOWN = new Queue(true, false, Set.of());

        public Queue {
            exceptions = Set.copyOf(exceptions);
        }

        private boolean hides(DialogView.Place place) {
            return !shown && automatic != (place.departmentId() != null && exceptions.contains(place.departmentId()));
        }
    }

    /** What a listener is told. */
    public enum Verdict {
        /** The event itself. */
        DELIVER,
        /**
         * Only that the conversation has a newer sequence: too little is known of the dialog here, so the client reads
         * from dialog-service, which knows all of it and shows what may be shown.
         */
        NUDGE,
        /** Nothing. */
        WITHHOLD
    }

    /** Judges an event by what was known of the dialog before it and what is known now. */
    public Verdict judge(Listener listener, RecentDialogs.Change change) {
        Verdict now = judge(listener, change.after());
        if (now == Verdict.DELIVER || change.before().equals(change.after())) {
            return now;
        }
        Verdict then = judge(listener, change.before());
        if (then == Verdict.DELIVER) {
            return Verdict.DELIVER;
        }
        return now == Verdict.NUDGE || then == Verdict.NUDGE ? Verdict.NUDGE : Verdict.WITHHOLD;
    }

    /** Judges whether the listener sees the dialog as it is; {@code NUDGE} where that is not known. */
    public Verdict judge(Listener listener, @Nullable DialogView dialog) {
        if (listener.role().includes(Role.SUPERVISOR)) {
            return Verdict.DELIVER;
        }
        if (dialog == null) {
            return Verdict.NUDGE;
        }
        if (dialog.owner() instanceof DialogView.Owner.By(var owner)) {
            if (owner.equals(listener.operatorId())) {
                return Verdict.DELIVER;
            }
            if (hideOthersDialogs) {
                return Verdict.WITHHOLD;
            }
        }
        DialogView.Place place = dialog.place();
        if (place == null) {
            return Verdict.NUDGE;
        }
        if (multilingual && !listener.languages().contains(place.language())) {
            return elsewhere(dialog);
        }
        if (place.departmentId() != null && !listener.departments().contains(place.departmentId())) {
            return elsewhere(dialog);
        }
        if (queue.hides(place)) {
            return switch (dialog.owner()) {
                case DialogView.Owner.Nobody n -> Verdict.WITHHOLD;
                case DialogView.Owner.Unknown u -> Verdict.NUDGE;
                case DialogView.Owner.By b -> Verdict.DELIVER;
            };
        }
        return hideOthersDialogs ? unlessUnknown(dialog) : Verdict.DELIVER;
    }

    /** Not in the listener's departments or languages; it still may be their own, if whose it is is not known. */
    private static Verdict elsewhere(DialogView dialog) {
        return dialog.owner() instanceof DialogView.Owner.Unknown ? Verdict.NUDGE : Verdict.WITHHOLD;
    }

    private static Verdict unlessUnknown(DialogView dialog) {
        return dialog.owner() instanceof DialogView.Owner.Unknown ? Verdict.NUDGE : Verdict.DELIVER;
    }
}
