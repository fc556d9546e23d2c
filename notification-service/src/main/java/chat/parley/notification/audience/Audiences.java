package chat.parley.notification.audience;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.platform.settings.SettingsView;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/** The accounts' audiences, made once and again when an account's settings change. Safe for many threads. */
public final class Audiences {
    private final SettingsView settings;
    private final ConcurrentMap<AccountId, Audience> made = new ConcurrentHashMap<>();

    public Audiences(SettingsView settings) {
        this.settings = settings;
        settings.onChange(setting -> made.remove(setting.accountId()));
    }

    public Audience of(AccountId account) {
        return made.computeIfAbsent(account, this::make);
    }

    private Audience make(AccountId accountId) {
        Optional<Setting.Account> account = settings.account(accountId);
        return new Audience(
                account.map(Setting.Account::multilingual).orElse(false),
                account.map(Setting.Account::hideOthersDialogs).orElse(false),
                queue(accountId, account.map(Setting.Account::autoAssignment).orElse(false)));
    }

    private Audience.Queue queue(AccountId account, boolean automatic) {
        return new Audience.Queue(
                settings.all(account, TimeSetting.Distribution.class).stream()
                        .allMatch(TimeSetting.Distribution::queueShown),
                automatic,
                settings.all(account, Setting.Department.class).stream()
                        .filter(department ->
                                department.autoAssignment() != null && department.autoAssignment() != automatic)
                        .map(Setting.Department::departmentId)
                        .collect(Collectors.toSet()));
    }
}
