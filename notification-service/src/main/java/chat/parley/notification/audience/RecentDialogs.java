package chat.parley.notification.audience;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conversations heard of most recently, up to a bound. Safe for many threads. */
public final class RecentDialogs {
    private final Map<ConversationId, DialogView> views;

    /** @param most how many conversations are remembered; the one longest unheard of is forgotten first */
    public RecentDialogs(int most) {
        this.views = new LinkedHashMap<>(1024, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ConversationId, DialogView> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * What an event changes of what is known of its conversation.
     *
     * @param before the same dialog before the event; for one that was just opened, the dialog as it was opened
     */
    public record Change(DialogView before, DialogView after) {}

    public synchronized Change apply(DialogEvent event) {
        ConversationId conversation = event.meta().conversationId();
        DialogView known = views.get(conversation);
        DialogView after = DialogView.after(known, event);
        views.put(conversation, after);
        return new Change(event instanceof DialogEvent.DialogOpened ? after : before(known, after), after);
    }

    private static DialogView before(@Nullable DialogView known, DialogView after) {
        return known != null && known.dialogId().equals(after.dialogId())
                ? known
                : DialogView.unknown(after.accountId(), after.dialogId());
    }

    public synchronized Optional<DialogView> find(ConversationId conversation) {
        return Optional.ofNullable(views.get(conversation));
    }

    public Optional<AccountId> accountOf(ConversationId conversation) {
        return find(conversation).map(DialogView::accountId);
    }
}
