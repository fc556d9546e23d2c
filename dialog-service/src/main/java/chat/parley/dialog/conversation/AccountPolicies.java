package chat.parley.dialog.conversation;

import chat.parley.contracts.id.AccountId;
import org.jspecify.annotations.Nullable;

/** Finds what an account has set. */
@FunctionalInterface
public interface AccountPolicies {
    /** @return null for an account that does not exist (any more) */
    @Nullable
    AccountPolicy of(AccountId accountId);
}
