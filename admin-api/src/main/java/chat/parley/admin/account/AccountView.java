package chat.parley.admin.account;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Setting;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The account's settings as they are answered; the fields are explained at {@link AccountDraft}. */
@Schema(description = "The account's settings.")
public record AccountView(
        AccountId accountId,
        long version,
        String name,
        String timeZone,
        String language,
        boolean multilingual,
        boolean autoAssignment,
        int maxDialogs,
        boolean hideOthersDialogs,
        int firstReplySeconds,
        String busyText,
        int idleCloseSeconds) {
    static AccountView of(Setting.Account account) {
        return new AccountView(
                account.accountId(),
                account.version(),
                account.name(),
                account.timeZone(),
                account.language(),
                account.multilingual(),
                account.autoAssignment(),
                account.maxDialogs(),
                account.hideOthersDialogs(),
                account.firstReplySeconds(),
                account.busyText(),
                account.idleCloseSeconds());
    }
}
