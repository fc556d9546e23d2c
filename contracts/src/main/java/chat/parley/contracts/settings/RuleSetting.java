package chat.parley.contracts.settings;

import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.automation.AutomationCondition;
import chat.parley.contracts.automation.AutomationTrigger;
import chat.parley.contracts.automation.KeywordMatch;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.AutomationId;
import chat.parley.contracts.id.CalendarId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.KeywordRuleId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.SlaId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A setting that is a rule: of several of its kind, the rank says which is asked first. */
public sealed interface RuleSetting extends Setting {
    /** Asked in ascending rank, then by id. */
    int rank();

    /**
     * Chooses where a dialog goes by its first message; the first rule that matches decides [B-07].
     *
     * @param rank rules are asked in ascending rank, then by id
     * @param language ISO 639-1, the only language of dialogs it is for; null for all
     * @param departmentId null for no change
     * @param operatorId who is asked first; null for nobody in particular
     * @param skills what the dialog then requires
     */
    record KeywordRule(
            AccountId accountId,
            long version,
            boolean removed,
            KeywordRuleId keywordRuleId,
            String name,
            int rank,
            boolean enabled,
            KeywordMatch match,
            String pattern,
            @Nullable String language,
            @Nullable DepartmentId departmentId,
            @Nullable OperatorId operatorId,
            Set<String> skills)
            implements RuleSetting {
        public KeywordRule {
            skills = Set.copyOf(skills);
        }
    }

    /**
     * How fast visitors are promised to be answered; the first that matches a dialog is its own [P-06].
     *
     * @param rank asked in ascending rank, then by id
     * @param departmentId the only department it is for; null for all
     * @param channelId the only channel it is for; null for all
     * @param firstReplySeconds 0 = no promise; all times count only while the calendar is open
     * @param nextReplySeconds 0 = no promise
     * @param resolutionSeconds from opening to close; 0 = no promise
     * @param warnPercent at how much of a time a warning comes, 1 to 99; 0 = no warning
     * @param calendarId null for around the clock
     */
    record Sla(
            AccountId accountId,
            long version,
            boolean removed,
            SlaId slaId,
            String name,
            int rank,
            @Nullable DepartmentId departmentId,
            @Nullable ChannelId channelId,
            int firstReplySeconds,
            int nextReplySeconds,
            int resolutionSeconds,
            int warnPercent,
            @Nullable CalendarId calendarId)
            implements RuleSetting {}

    /**
     * A rule that acts by itself [T-07].
     *
     * @param rank asked in ascending rank, then by id
     * @param silenceSeconds how long nobody has written, for the trigger {@code silence}; 0 with all others
     */
    record Automation(
            AccountId accountId,
            long version,
            boolean removed,
            AutomationId automationId,
            String name,
            int rank,
            boolean enabled,
            AutomationTrigger trigger,
            int silenceSeconds,
            AutomationCondition condition,
            List<AutomationAction> actions)
            implements RuleSetting {
        public Automation {
            actions = List.copyOf(actions);
        }
    }
}
