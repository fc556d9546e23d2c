package chat.parley.integration.export;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.dialog.DialogFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the dialogs of the past come from. */
@FunctionalInterface
public interface History {
    /**
     * The next closed dialogs of the account, oldest first.
     *
     * @param after as the page before said; empty for the first
     * @throws java.io.UncheckedIOException when they cannot be had now
     */
    Page page(AccountId account, String after, int most);

    /**
     * Some dialogs.
     *
     * @param total how many there are, on the first page; null on others
     * @param next after which the next page begins; null when this one is empty and there is no other now
     */
    record Page(
            @Nullable Long total,
            List<DialogFacts> dialogs,
            @Nullable String next) {}
}
