package chat.parley.admin.key;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Setting;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Keys in the database; nothing here is ever answered to a client. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class KeyRowStore implements PanacheRepositoryBase<KeyRow, String> {
    private final KeySmith smith;

    public KeyRowStore(KeySmith smith) {
        this.smith = smith;
    }

    /** Makes and stores the keys of a new account. */
    public Setting.Keys make(AccountId account) {
        Setting.Keys keys = smith.make(account);
        persist(new KeyRow().with(keys));
        return keys;
    }
}
