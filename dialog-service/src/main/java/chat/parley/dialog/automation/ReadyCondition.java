package chat.parley.dialog.automation;

import chat.parley.contracts.automation.AutomationCondition;
import chat.parley.contracts.automation.AutomationField;
import chat.parley.contracts.automation.KeywordMatch;
import chat.parley.contracts.calendar.WorkingCalendar;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.id.CalendarId;
import chat.parley.dialog.keyword.FoldedText;
import chat.parley.dialog.keyword.TextPattern;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A condition made ready for use: patterns are compiled, calendars looked up, numbers read. */
@FunctionalInterface
interface ReadyCondition {
    ReadyCondition NEVER = facts -> false;

    boolean holds(DialogFacts facts);

    /**
     * Makes a condition ready. A calendar that does not exist is never open, and a pattern that does not compile is
     * never found.
     */
    static ReadyCondition of(AutomationCondition condition, Map<CalendarId, WorkingCalendar> calendars) {
        return switch (condition) {
            case AutomationCondition.All all -> {
                List<ReadyCondition> parts = parts(all.conditions(), calendars);
                yield facts -> parts.stream().allMatch(part -> part.holds(facts));
            }
            case AutomationCondition.Any any -> {
                List<ReadyCondition> parts = parts(any.conditions(), calendars);
                yield facts -> parts.stream().anyMatch(part -> part.holds(facts));
            }
            case AutomationCondition.Not not -> {
                ReadyCondition part = of(not.condition(), calendars);
                yield facts -> !part.holds(facts);
            }
            case AutomationCondition.Test test ->
                test.field() == AutomationField.WORKING_TIME ? workingTime(test, calendars) : field(test);
        };
    }

    private static List<ReadyCondition> parts(
            List<AutomationCondition> conditions, Map<CalendarId, WorkingCalendar> calendars) {
        return conditions.stream().map(part -> of(part, calendars)).toList();
    }

    /** It can only be asked which calendar's working time it is. */
    private static ReadyCondition workingTime(
            AutomationCondition.Test test, Map<CalendarId, WorkingCalendar> calendars) {
        if (test.operator() != AutomationCondition.Operator.IS) {
            return NEVER;
        }
        List<WorkingCalendar> named = calendars.entrySet().stream()
                .filter(entry -> test.values().contains(entry.getKey().value()))
                .map(Map.Entry::getValue)
                .toList();
        return facts -> named.stream().anyMatch(calendar -> calendar.isOpen(facts.at()));
    }

    private static ReadyCondition field(AutomationCondition.Test test) {
        List<String> wanted = test.values().stream()
                .map(value -> FoldedText.of(value).folded())
                .toList();
        Predicate<FoldedText> one = switch (test.operator()) {
            case IS -> value -> wanted.contains(value.folded());
            case CONTAINS ->
                value -> wanted.stream().anyMatch(part -> value.folded().contains(part));
            case STARTS_WITH ->
                value -> wanted.stream().anyMatch(start -> value.folded().startsWith(start));
            case HAS_WORD -> pattern(KeywordMatch.WORD, test.values());
            case MATCHES -> pattern(KeywordMatch.REGEX, test.values());
            case PRESENT -> value -> !value.folded().isBlank();
            case AT_LEAST -> atLeast(wanted);
        };
        AutomationField field = test.field();
        return facts -> facts.values(field).stream().anyMatch(one);
    }

    private static Predicate<FoldedText> pattern(KeywordMatch match, List<String> patterns) {
        List<TextPattern> ready;
        try {
            ready = patterns.stream()
                    .map(pattern -> TextPattern.of(match, pattern))
                    .toList();
        } catch (ContractViolation e) {
            return value -> false;
        }
        return value -> ready.stream().anyMatch(pattern -> pattern.matches(value));
    }

    private static Predicate<FoldedText> atLeast(List<String> wanted) {
        long[] least = wanted.stream()
                .map(ReadyCondition::number)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .toArray();
        return value -> {
            Long number = number(value.folded());
            if (number != null) {
                for (long bound : least) {
                    if (number >= bound) {
                        return true;
                    }
                }
            }
            return false;
        };
    }

    private static @Nullable Long number(String text) {
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
