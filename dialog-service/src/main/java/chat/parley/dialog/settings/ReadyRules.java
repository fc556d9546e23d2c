package chat.parley.dialog.settings;

import chat.parley.contracts.calendar.WorkingCalendar;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CalendarId;
import chat.parley.contracts.settings.RuleSetting;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.dialog.automation.AutomationRules;
import chat.parley.dialog.conversation.AccountRules;
import chat.parley.dialog.keyword.KeywordRules;
import chat.parley.dialog.sla.SlaClock;
import chat.parley.platform.settings.SettingsView;
import java.util.HashMap;
import java.util.Map;

/** Makes an account's rules ready: what costs time is done here once, and not with each message. */
final class ReadyRules {
    private ReadyRules() {}

    static AccountRules of(Setting.Account account, SettingsView settings) {
        AccountId id = account.accountId();
        Map<CalendarId, WorkingCalendar> calendars = calendars(account, settings);
        return new AccountRules(
                KeywordRules.of(settings.all(id, RuleSetting.KeywordRule.class)),
                SlaClock.of(settings.all(id, RuleSetting.Sla.class), calendars),
                AutomationRules.of(settings.all(id, RuleSetting.Automation.class), calendars));
    }

    private static Map<CalendarId, WorkingCalendar> calendars(Setting.Account account, SettingsView settings) {
        var calendars = new HashMap<CalendarId, WorkingCalendar>();
        for (TimeSetting.Calendar calendar : settings.all(account.accountId(), TimeSetting.Calendar.class)) {
            String zone = calendar.timeZone() == null ? account.timeZone() : calendar.timeZone();
            try {
                calendars.put(calendar.calendarId(), WorkingCalendar.of(calendar.hours(), calendar.daysOff(), zone));
            } catch (ContractViolation e) {
                // Saved by a version that allowed it: as if it were not there, until somebody mends it.
            }
        }
        return calendars;
    }
}
