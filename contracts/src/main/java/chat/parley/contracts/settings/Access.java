package chat.parley.contracts.settings;

import chat.parley.contracts.id.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From where the console of the account may be used; one for each account [W-68].
 *
 * @param addresses as {@link AddressList} reads them; empty for from everywhere
 * @param previous what holds again from {@code revertsAt} on; null where nothing waits for confirmation
 * @param revertsAt when a list that shuts out who saved it goes back by itself [N-25]; null where none does
 */
public record Access(
        AccountId accountId,
        long version,
        boolean removed,
        String addresses,
        @Nullable String previous,
        @Nullable Instant revertsAt)
        implements Setting {

    /** What holds for an account that has not saved anything. */
    public static Access unsaved(AccountId accountId) {
        return new Access(accountId, 0, false, "", null, null);
    }

    /** The list that holds at a moment: nobody has to do anything for it to go back. */
    public String addressesAt(Instant now) {
        return revertsAt != null && previous != null && !now.isBefore(revertsAt) ? previous : addresses;
    }
}
