package chat.parley.dialog.settings;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.RuleSetting;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.platform.settings.SettingsView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says in a few characters which state of an account's settings timers follow. */
final class TimeStamp {
    private static final List<Class<? extends Setting>> KINDS = List.of(
            Setting.Account.class,
            Setting.Department.class,
            TimeSetting.Distribution.class,
            TimeSetting.Times.class,
            TimeSetting.Calendar.class,
            RuleSetting.Sla.class,
            RuleSetting.Automation.class);

    private TimeStamp() {}

    /** Whether a change of this can move a timer. */
    static boolean concerns(Setting setting) {
        return KINDS.contains(setting.getClass());
    }

    /** The same for the same settings, in whatever order they came; another one as soon as any of them changes. */
    static String of(AccountId account, SettingsView settings) {
        String all = KINDS.stream()
                .flatMap(kind -> settings.all(account, kind).stream())
                .map(setting -> setting.key() + ":" + setting.version())
                .sorted()
                .collect(Collectors.joining(" "));
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
