package chat.parley.admin.account;

import chat.parley.admin.change.Author;
import chat.parley.admin.change.SettingStore;
import chat.parley.admin.field.Fields;
import chat.parley.admin.key.KeySmith;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Opens accounts; from then on they are settings like others. */
@ApplicationScoped
@Transactional
public class AccountStore {
    private final SettingStore settings;
    private final KeySmith smith;

    public AccountStore(SettingStore settings, KeySmith smith) {
        this.settings = settings;
        this.smith = smith;
    }

    /** Whether an account with this id exists or existed. */
    public boolean isKnown(AccountId account) {
        return settings.row(Setting.Account.class, account.value()).isPresent();
    }

    /** Opens a new account and makes its keys, which are never answered to a client. */
    public Setting.Account open(Author author, AccountId account, AccountDraft draft) {
        var fields = new Fields();
        Setting.Account opened = draft.read(fields, account, 1);
        fields.done();
        settings.write(author, null, opened);
        settings.write(author, null, smith.make(account));
        return opened;
    }
}
