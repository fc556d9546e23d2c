package chat.parley.dialog.inbox;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.DialogId;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.problem.ProblemException;
import chat.parley.platform.settings.SettingsView;
import jakarta.inject.Singleton;

/** The one door to a dialog for whoever asks for it by id. */
@Singleton
public class VisibleDialogsStore {
    private final InboxStore store;
    private final SettingsView settings;

    VisibleDialogsStore(InboxStore store, SettingsView settings) {
        this.store = store;
        this.settings = settings;
    }

    /**
     * A dialog the caller may read.
     *
     * @throws ProblemException with {@code not-found} for what the caller's account lacks and for what the caller may
     *     not see: the answer does not tell the two apart
     */
    public DialogRow find(Caller caller, DialogId dialog) {
        Sight sight = Sight.of(caller, settings);
        return store.find(sight.account(), dialog)
                .filter(sight::sees)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no such dialog"));
    }
}
