package chat.parley.dialog.automation;

import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.calendar.WorkingCalendar;
import chat.parley.contracts.id.AutomationId;
import chat.parley.contracts.id.CalendarId;
import chat.parley.contracts.settings.RuleSetting;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A rule made ready for use. */
public final class AutomationRule {
    private final RuleSetting.Automation setting;
    private final ReadyCondition condition;

    AutomationRule(RuleSetting.Automation setting, Map<CalendarId, WorkingCalendar> calendars) {
        this.setting = setting;
        this.condition = ReadyCondition.of(setting.condition(), calendars);
    }

    public AutomationId id() {
        return setting.automationId();
    }

    public String name() {
        return setting.name();
    }

    public List<AutomationAction> actions() {
        return setting.actions();
    }

    /** How long nobody has written when it looks, for a rule on silence. */
    Duration silence() {
        return Duration.ofSeconds(setting.silenceSeconds());
    }

    boolean appliesTo(DialogFacts facts) {
        return condition.holds(facts);
    }
}
