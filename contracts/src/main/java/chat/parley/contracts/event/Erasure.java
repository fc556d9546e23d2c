package chat.parley.contracts.event;

import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.DialogId;
import java.util.List;
import java.util.Optional;

/**
 * What whoever keeps copies has to forget, in the two sizes there are [N-24, P-20].
 *
 * @param meta of the event that says so
 * @param whole whether it is everything of the conversation, so that who the visitor is goes too
 * @param dialogs all of whose copies go
 * @param files that go; where all of the conversation goes, all of its files do, and this is empty
 */
public record Erasure(EventMeta meta, boolean whole, List<DialogId> dialogs, List<AttachmentId> files) {
    public Erasure {
        dialogs = List.copyOf(dialogs);
        files = List.copyOf(files);
    }

    /** What the event wants forgotten; empty for one that says nothing of that. */
    public static Optional<Erasure> of(DialogEvent event) {
        if (event instanceof DialogEvent.VisitorErased erased) {
            return Optional.of(new Erasure(erased.meta(), true, erased.dialogs(), List.of()));
        }
        if (event instanceof DialogEvent.DialogErased erased) {
            return Optional.of(
                    new Erasure(erased.meta(), false, List.of(erased.meta().dialogId()), erased.files()));
        }
        return Optional.empty();
    }

    /** The dialogs as texts, for a query. */
    public String[] dialogTexts() {
        return dialogs.stream().map(DialogId::value).toArray(String[]::new);
    }
}
