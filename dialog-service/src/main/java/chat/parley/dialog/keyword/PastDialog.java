package chat.parley.dialog.keyword;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a dialog began and where it went then.
 *
 * @param own the department it came in for, whatever rules said; null for any
 * @param went where it was queued first; null for any
 * @param preferred who was asked first; null for nobody in particular
 * @param skills what its operator had to be able to do
 */
record PastDialog(
        DialogId dialogId,
        Instant openedAt,
        String language,
        String text,
        @Nullable DepartmentId own,
        @Nullable DepartmentId went,
        @Nullable OperatorId preferred,
        Set<String> skills) {

    /** Out of a dialog's first events; empty when they do not tell. */
    static Optional<PastDialog> of(List<DialogEvent> events) {
        DialogEvent.DialogOpened opened = null;
        DialogEvent.MessagePosted first = null;
        DialogEvent.DialogQueued queued = null;
        for (DialogEvent event : events) {
            if (event instanceof DialogEvent.DialogOpened e && opened == null) {
                opened = e;
            } else if (event instanceof DialogEvent.MessagePosted e
                    && first == null
                    && e.meta().actor() instanceof Actor.Visitor) {
                first = e;
            } else if (event instanceof DialogEvent.DialogQueued e
                    && queued == null
                    && e.reason() == QueueReason.OPENED) {
                queued = e;
            }
        }
        if (opened == null || first == null || queued == null) {
            return Optional.empty();
        }
        return Optional.of(new PastDialog(
                opened.meta().dialogId(),
                opened.meta().at(),
                opened.language(),
                first.text(),
                opened.departmentId(),
                queued.departmentId(),
                queued.preferredOperatorId(),
                queued.skills()));
    }
}
