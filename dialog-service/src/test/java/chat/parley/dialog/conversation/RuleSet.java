package chat.parley.dialog.conversation;

import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.automation.AutomationCondition;
import chat.parley.contracts.automation.AutomationField;
import chat.parley.contracts.automation.AutomationTrigger;
import chat.parley.contracts.automation.KeywordMatch;
import chat.parley.contracts.calendar.WorkingCalendar;
import chat.parley.contracts.calendar.WorkingHours;
import chat.parley.contracts.id.AutomationId;
import chat.parley.contracts.id.CalendarId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.KeywordRuleId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.SlaId;
import chat.parley.contracts.settings.RuleSetting;
import chat.parley.dialog.automation.AutomationRules;
import chat.parley.dialog.keyword.KeywordRules;
import chat.parley.dialog.sla.SlaClock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules of the scene's account, put together one by one; each is asked after those before it. */
final class RuleSet {
    static final AutomationCondition ALWAYS = new AutomationCondition.All(List.of());
    static final CalendarId OFFICE = new CalendarId("office");

    private final List<RuleSetting.KeywordRule> keywords = new ArrayList<>();
    private final List<RuleSetting.Sla> slas = new ArrayList<>();
    private final List<RuleSetting.Automation> automations = new ArrayList<>();

    static AutomationCondition test(AutomationField field, AutomationCondition.Operator operator, String... values) {
        return new AutomationCondition.Test(field, operator, List.of(values));
    }

    RuleSet keyword(String word, @Nullable DepartmentId department, @Nullable OperatorId operator, String... skills) {
        keywords.add(new RuleSetting.KeywordRule(
                Scene.ACCOUNT,
                1,
                false,
                new KeywordRuleId("k" + keywords.size()),
                word,
                keywords.size(),
                true,
                KeywordMatch.WORD,
                word,
                null,
                department,
                operator,
                Set.of(skills)));
        return this;
    }

    RuleSet sla(int first, int next, int resolution, int warnPercent, @Nullable CalendarId calendar) {
        return sla(null, first, next, resolution, warnPercent, calendar);
    }

    RuleSet sla(
            @Nullable DepartmentId department,
            int first,
            int next,
            int resolution,
            int warnPercent,
            @Nullable CalendarId calendar) {
        slas.add(new RuleSetting.Sla(
                Scene.ACCOUNT,
                1,
                false,
                new SlaId("s" + slas.size()),
                "promise " + slas.size(),
                slas.size(),
                department,
                null,
                first,
                next,
                resolution,
                warnPercent,
                calendar));
        return this;
    }

    RuleSet when(AutomationTrigger trigger, AutomationCondition condition, AutomationAction... actions) {
        return rule(trigger, 0, condition, actions);
    }

    RuleSet silence(int seconds, AutomationAction... actions) {
        return rule(AutomationTrigger.SILENCE, seconds, ALWAYS, actions);
    }

    private RuleSet rule(
            AutomationTrigger trigger, int seconds, AutomationCondition condition, AutomationAction... actions) {
        automations.add(new RuleSetting.Automation(
                Scene.ACCOUNT,
                1,
                false,
                new AutomationId("a" + automations.size()),
                "rule " + automations.size(),
                automations.size(),
                true,
                trigger,
                seconds,
                condition,
                Arrays.asList(actions)));
        return this;
    }

    /** With an office that is open from nine to five in Berlin, Monday to Friday. */
    AccountRules ready() {
        var hours = Arrays.stream(java.time.DayOfWeek.values())
                .filter(day -> day.getValue() < 6)
                .map(day -> new WorkingHours(day, LocalTime.of(9, 0), LocalTime.of(17, 0)))
                .toList();
        var calendars = Map.of(OFFICE, WorkingCalendar.of(hours, List.of(), "Europe/Berlin"));
        return new AccountRules(
                KeywordRules.of(keywords), SlaClock.of(slas, calendars), AutomationRules.of(automations, calendars));
    }
}
