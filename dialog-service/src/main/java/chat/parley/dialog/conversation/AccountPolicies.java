package chat.parley.dialog.conversation;

import chat.parley.contracts.id.AccountId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what an account has set. */
@FunctionalInterface
public interface AccountPolicies {
    /** @return null for an account that does not exist (any more) */
    @Nullable
    AccountPolicy of(AccountId accountId);

    /** Rises with each change of what policies are made of. */
    default long revision() {
        return 0;
    }

    /** For each account what its timers follow: another text whenever that has changed, the same in every process. */
    default Map<AccountId, String> stamps() {
        return Map.of();
    }
}
