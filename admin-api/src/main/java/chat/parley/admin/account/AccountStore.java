package chat.parley.admin.account;

import chat.parley.admin.change.Author;
import chat.parley.admin.change.ChangeStore;
import chat.parley.admin.change.Versions;
import chat.parley.admin.key.KeyRowStore;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Setting;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Accounts in the database. */
@ApplicationScoped
@Transactional
public class AccountStore implements PanacheRepositoryBase<AccountRow, String> {
    private final ChangeStore changes;
    private final KeyRowStore keys;

    public AccountStore(ChangeStore changes, KeyRowStore keys) {
        this.changes = changes;
        this.keys = keys;
    }

    /** The account's settings; {@code not-found} when the account was never opened here. */
    public Setting.Account get(AccountId account) {
        return find("accountId = ?1 and removed = false", account.value())
                .firstResultOptional()
                .orElseThrow(ChangeStore::notFound)
                .setting();
    }

    /** Whether an account with this id exists or existed. */
    public boolean isKnown(AccountId account) {
        return findByIdOptional(account.value()).isPresent();
    }

    /** Opens a new account and makes its keys. */
    public Setting.Account open(Author author, AccountId account, AccountDraft draft) {
        Setting.Account opened = draft.checked(account, 1);
        persistAndFlush(new AccountRow().with(opened));
        changes.created(author, opened);
        changes.created(author, keys.make(account));
        return opened;
    }

    /** Replaces the account's settings. */
    public Setting.Account change(Author author, AccountId account, AccountDraft draft) {
        AccountRow row = changes.begin(account);
        Setting.Account after = draft.checked(account, row.version + 1);
        Versions.next(row.version, draft.version());
        Setting.Account before = row.setting();
        row.with(after);
        changes.changed(author, before, after);
        return after;
    }
}
