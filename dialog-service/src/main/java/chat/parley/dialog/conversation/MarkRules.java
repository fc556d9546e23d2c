package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand.SetCategory;
import chat.parley.contracts.command.DialogCommand.SetPriority;
import chat.parley.contracts.command.DialogCommand.TagDialog;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DialogId;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a dialog is marked: tags, category, urgency. Anybody but the visitor may; what does not change anything is no
 * event. Tags and category serve reports, so they may be set on the conversation's last dialog after its end as well.
 */
final class MarkRules {
    /** Most tags of one dialog. */
    static final int MOST_TAGS = 50;

    private MarkRules() {}

    static Decision tag(Judgement judgement, TagDialog command) {
        if (judgement.meta().issuer() instanceof Actor.Visitor) {
            return judgement.forbidden("a visitor does not tag");
        }
        Dialog dialog = last(judgement, command.dialogId());
        if (dialog == null) {
            return judgement.notOpen();
        }
        Set<String> before = dialog.marks().tags();
        var after = new HashSet<>(before);
        after.addAll(command.add());
        after.removeAll(command.remove());
        if (after.size() > MOST_TAGS) {
            return judgement.refuse(ErrorCode.INVALID_REQUEST, "a dialog has at most " + MOST_TAGS + " tags");
        }
        if (!after.equals(before)) {
            Set<String> added = without(after, before);
            Set<String> removed = without(before, after);
            judgement.happened(dialog.dialogId(), meta -> new DialogEvent.DialogTagged(meta, added, removed, after));
        }
        return judgement.accept(null);
    }

    /** A dialog that has just been opened gets the tags of its channel, as many as there may be [B-02]. */
    static void ofChannel(Judgement judgement, DialogId dialogId, ChannelId channelId) {
        Set<String> tags = judgement.policy().channelTags(channelId).stream()
                .sorted()
                .limit(MOST_TAGS)
                .collect(Collectors.toUnmodifiableSet());
        if (!tags.isEmpty()) {
            judgement.happened(
                    dialogId, Voice.CHANNEL, meta -> new DialogEvent.DialogTagged(meta, tags, Set.of(), tags));
        }
    }

    static Decision category(Judgement judgement, SetCategory command) {
        if (judgement.meta().issuer() instanceof Actor.Visitor) {
            return judgement.forbidden("a visitor does not choose categories");
        }
        Dialog dialog = last(judgement, command.dialogId());
        if (dialog == null) {
            return judgement.notOpen();
        }
        if (!Objects.equals(dialog.marks().category(), command.category())) {
            judgement.happened(
                    dialog.dialogId(), meta -> new DialogEvent.DialogCategoryChanged(meta, command.category()));
        }
        return judgement.accept(null);
    }

    /** On an open dialog only: urgency says who is next, and nothing waits after the end. */
    static Decision priority(Judgement judgement, SetPriority command) {
        if (judgement.meta().issuer() instanceof Actor.Visitor) {
            return judgement.forbidden("a visitor does not say how urgent a dialog is");
        }
        Dialog dialog = judgement.open(command.dialogId());
        if (dialog == null) {
            return judgement.notOpen();
        }
        if (dialog.marks().priority() != command.priority()) {
            judgement.happened(
                    dialog.dialogId(), meta -> new DialogEvent.DialogPriorityChanged(meta, command.priority()));
        }
        return judgement.accept(null);
    }

    /** The conversation's last dialog, where it is the one that is named; null where not. */
    static @Nullable Dialog last(Judgement judgement, DialogId dialogId) {
        Dialog dialog = judgement.present().dialog();
        return dialog != null && dialog.dialogId().equals(dialogId) ? dialog : null;
    }

    private static Set<String> without(Set<String> tags, Set<String> others) {
        var rest = new HashSet<>(tags);
        rest.removeAll(others);
        return rest;
    }
}
