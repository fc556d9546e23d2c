package chat.parley.dialog.automation;

import chat.parley.contracts.automation.AutomationTrigger;
import chat.parley.contracts.calendar.WorkingCalendar;
import chat.parley.contracts.id.CalendarId;
import chat.parley.contracts.settings.RuleSetting;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An account's rules by what they look at; immutable, to be made once for each state of the settings [T-07]. */
public final class AutomationRules {
    /** An account without any. */
    public static final AutomationRules NONE = new AutomationRules(Map.of());

    private static final Comparator<RuleSetting.Automation> ORDER =
            Comparator.comparingInt(RuleSetting.Automation::rank).thenComparing(RuleSetting.Automation::id);

    private final Map<AutomationTrigger, List<AutomationRule>> byTrigger;

    private AutomationRules(Map<AutomationTrigger, List<AutomationRule>> byTrigger) {
        this.byTrigger = byTrigger;
    }

    /** @param calendars the account's, by their ids */
    public static AutomationRules of(
            Collection<RuleSetting.Automation> rules, Map<CalendarId, WorkingCalendar> calendars) {
        return new AutomationRules(rules.stream()
                .filter(rule -> rule.enabled() && !rule.removed())
                .filter(rule -> rule.trigger() != AutomationTrigger.SILENCE || rule.silenceSeconds() > 0)
                .sorted(ORDER)
                .collect(Collectors.groupingBy(
                        RuleSetting.Automation::trigger,
                        () -> new EnumMap<>(AutomationTrigger.class),
                        Collectors.mapping(rule -> new AutomationRule(rule, calendars), Collectors.toList()))));
    }

    public boolean isEmpty() {
        return byTrigger.isEmpty();
    }

    /** Those that look at this, in their order. */
    List<AutomationRule> on(AutomationTrigger trigger) {
        return byTrigger.getOrDefault(trigger, List.of());
    }

    /** Those that look when nobody has written for exactly so long, in their order. */
    List<AutomationRule> afterSilenceOf(Duration silence) {
        return on(AutomationTrigger.SILENCE).stream()
                .filter(rule -> rule.silence().equals(silence))
                .toList();
    }

    /** After how long a silence rules look next, once those up to {@code passed} have looked; empty for no more. */
    public Optional<Duration> nextSilence(Duration passed) {
        return on(AutomationTrigger.SILENCE).stream()
                .map(AutomationRule::silence)
                .filter(silence -> silence.compareTo(passed) > 0)
                .min(Comparator.naturalOrder());
    }
}
