package chat.parley.integration.crm;

import chat.parley.contracts.id.AccountId;
import java.util.Optional;

/** Where transcripts of dialogs come from. */
@FunctionalInterface
public interface Transcripts {
    /**
     * The transcript as operators get it.
     *
     * @return empty when there is no such dialog
     * @throws java.io.UncheckedIOException when it cannot be had now
     */
    Optional<String> of(AccountId account, String dialogId);
}
