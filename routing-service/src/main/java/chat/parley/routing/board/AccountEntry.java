package chat.parley.routing.board;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Setting;

/**
 * What routing needs of an account's settings.
 *
 * @param version of the setting; 0 while none has been heard
 * @param maxDialogs limit of operators who have none of their own [W-48]
 */
public record AccountEntry(
        AccountId accountId, long version, boolean autoAssignment, boolean multilingual, int maxDialogs) {

    /** How an account is routed before its settings are heard: as a new account is, by hand. */
    static AccountEntry unheard(AccountId accountId) {
        return new AccountEntry(accountId, 0, false, false, 5);
    }

    static AccountEntry of(Setting.Account setting) {
        return new AccountEntry(
                setting.accountId(),
                setting.version(),
                setting.autoAssignment() && !setting.removed(),
                setting.multilingual(),
                setting.maxDialogs());
    }
}
