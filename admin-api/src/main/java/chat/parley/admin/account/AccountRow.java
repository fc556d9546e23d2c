package chat.parley.admin.account;

import chat.parley.admin.change.SettingRow;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Setting;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An account, as it is stored. */
@Entity
@Table(name = "account")
public class AccountRow extends SettingRow {
    @Id
    @Column(name = "account_id")
    public String accountId;

    @Column(name = "name")
    public String name;

    @Column(name = "time_zone")
    public String timeZone;

    @Column(name = "language")
    public String language;

    @Column(name = "multilingual")
    public boolean multilingual;

    @Column(name = "auto_assignment")
    public boolean autoAssignment;

    @Column(name = "max_dialogs")
    public int maxDialogs;

    @Column(name = "hide_others_dialogs")
    public boolean hideOthersDialogs;

    @Column(name = "first_reply_seconds")
    public int firstReplySeconds;

    @Column(name = "busy_text")
    public String busyText;

    @Column(name = "idle_close_seconds")
    public int idleCloseSeconds;

    /** Takes over everything of {@code setting}. */
    AccountRow with(Setting.Account setting) {
        accountId = setting.accountId().value();
        version = setting.version();
        removed = setting.removed();
        name = setting.name();
        timeZone = setting.timeZone();
        language = setting.language();
        multilingual = setting.multilingual();
        autoAssignment = setting.autoAssignment();
        maxDialogs = setting.maxDialogs();
        hideOthersDialogs = setting.hideOthersDialogs();
        firstReplySeconds = setting.firstReplySeconds();
        busyText = setting.busyText();
        idleCloseSeconds = setting.idleCloseSeconds();
        return this;
    }

    @Override
    public Setting.Account setting() {
        return new Setting.Account(
                new AccountId(accountId),
                version,
                removed,
                name,
                timeZone,
                language,
                multilingual,
                autoAssignment,
                maxDialogs,
                hideOthersDialogs,
                firstReplySeconds,
                busyText,
                idleCloseSeconds);
    }
}
