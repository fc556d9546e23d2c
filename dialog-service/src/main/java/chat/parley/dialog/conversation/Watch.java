package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.SlaTarget;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.dialog.automation.LoopGuard;
import chat.parley.dialog.keyword.FoldedText;
import chat.parley.dialog.sla.SlaDialog;
import java.util.HashSet;
import java.util.Set;

/**
 * What promises and rules need to remember of a dialog.
 *
 * @param begun what its resolution counts from: its opening, or when it was last opened again
 * @param reopened whether it was opened again, so that nobody waits for a first reply any more
 * @param spoken when somebody last wrote: the visitor, an operator or a bot, not the system and its rules
 * @param asked how the visitor's last message began, as much of it as rules look at
 * @param told what was said of promises already
 * @param guard how often rules have acted
 */
public record Watch(
        SlaDialog.Start begun,
        boolean reopened,
        SlaDialog.Start spoken,
        String asked,
        Set<Told> told,
        LoopGuard guard) {

    /**
     * Something that is said of a promise once.
     *
     * @param sequence what the promise's time counts from
     * @param broken whether it was broken; else it was in danger
     */
    public record Told(SlaTarget target, long sequence, boolean broken) {}

    public Watch {
        told = Set.copyOf(told);
    }

    static Watch opened(EventMeta meta) {
        var start = start(meta);
        return new Watch(start, false, start, "", Set.of(), LoopGuard.FRESH);
    }

    Watch posted(DialogEvent.MessagePosted event) {
        return switch (event.meta().actor()) {
            case Actor.Visitor v -> spoken(event.meta(), beginning(event.text()));
            case Actor.Operator o -> spoken(event.meta(), asked);
            case Actor.Bot b -> spoken(event.meta(), asked);
            case Actor.System s -> this;
        };
    }

    private Watch spoken(EventMeta meta, String nextAsked) {
        return new Watch(begun, reopened, start(meta), nextAsked, told, guard);
    }

    private static String beginning(String text) {
        if (text.length() <= FoldedText.LOOKED_AT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(FoldedText.LOOKED_AT - 1))
                ? FoldedText.LOOKED_AT - 1
                : FoldedText.LOOKED_AT;
        return text.substring(0, end);
    }

    Watch reopened(EventMeta meta) {
        return new Watch(start(meta), true, start(meta), asked, Set.of(), guard);
    }

    /** @param sequence what the promise's time counts from; what was said of earlier ones is forgotten */
    Watch told(SlaTarget target, long sequence, boolean broken) {
        var next = new HashSet<>(told);
        next.removeIf(other -> other.target() == target && other.sequence() != sequence);
        next.add(new Told(target, sequence, broken));
        return new Watch(begun, reopened, spoken, asked, next, guard);
    }

    Watch fired(DialogEvent.AutomationFired event) {
        return new Watch(
                begun, reopened, spoken, asked, told, guard.after(event.meta().at(), event.stopped()));
    }

    Watch erased() {
        return new Watch(begun, reopened, spoken, "", told, guard);
    }

    private static SlaDialog.Start start(EventMeta meta) {
        return new SlaDialog.Start(meta.at(), meta.sequence());
    }
}
