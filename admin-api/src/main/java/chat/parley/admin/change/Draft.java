package chat.parley.admin.change;

import chat.parley.admin.field.Fields;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Setting;
import org.jspecify.annotations.Nullable;

/** A setting as an administrator wants it; nothing is checked yet. */
public interface Draft<S extends Setting> {
    /** The greatest rank of what is asked in an order. */
    int GREATEST_RANK = 100_000;

    /** The version that was read before; null where none was sent. */
    @Nullable
    Long version();

    /**
     * The setting; what is wrong is noted in {@code fields}. Whether what it refers to exists is checked elsewhere, for
     * all kinds alike.
     */
    S read(Fields fields, Place<S> place);

    /**
     * What the result is to be.
     *
     * @param settings all that the account has set now
     * @param version of the result
     * @param present what it replaces; null for a new one
     */
    record Place<S extends Setting>(
            Settings settings,
            String id,
            long version,
            @Nullable S present) {
        public AccountId account() {
            return settings.accountId();
        }
    }
}
