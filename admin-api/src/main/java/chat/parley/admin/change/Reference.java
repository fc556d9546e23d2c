package chat.parley.admin.change;

import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.automation.AutomationCondition;
import chat.parley.contracts.automation.AutomationField;
import chat.parley.contracts.calendar.Shift;
import chat.parley.contracts.settings.Access;
import chat.parley.contracts.settings.Classification;
import chat.parley.contracts.settings.RuleSetting;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.contracts.settings.Visits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That one setting names another, which must exist and cannot go before it.
 *
 * @param field where it is named
 */
public record Reference(String field, Class<? extends Setting> kind, String id) {
    /** Everything that {@code setting} names. */
    public static List<Reference> of(Setting setting) {
        var found = new Found(new ArrayList<>());
        switch (setting) {
            case Setting.Department d -> found.one("calendarId", TimeSetting.Calendar.class, d.calendarId());
            case Setting.Operator o -> {
                found.each("departments", Setting.Department.class, o.departments());
                Shift shift = o.shift();
                found.one("shift", TimeSetting.Calendar.class, shift == null ? null : shift.calendarId());
            }
            case Setting.Channel c -> found.one("departmentId", Setting.Department.class, c.departmentId());
            case Setting.Placement p -> {
                found.one("channelId", Setting.Channel.class, p.channelId());
                found.one("departmentId", Setting.Department.class, p.departmentId());
                found.each("departments", Setting.Department.class, p.departments());
            }
            case TimeSetting.Times t -> found.one("calendarId", TimeSetting.Calendar.class, t.calendarId());
            case RuleSetting.KeywordRule r -> {
                found.one("departmentId", Setting.Department.class, r.departmentId());
                found.one("operatorId", Setting.Operator.class, r.operatorId());
            }
            case RuleSetting.Sla s -> {
                found.one("departmentId", Setting.Department.class, s.departmentId());
                found.one("channelId", Setting.Channel.class, s.channelId());
                found.one("calendarId", TimeSetting.Calendar.class, s.calendarId());
            }
            case RuleSetting.Automation a -> {
                found.condition("condition", a.condition());
                for (int i = 0; i < a.actions().size(); i++) {
                    found.action("actions[" + i + "]", a.actions().get(i));
                }
            }
            case Access a -> {}
            case Visits v -> {
                for (int i = 0; i < v.rules().size(); i++) {
                    found.one(
                            "rules[" + i + "].placementId",
                            Setting.Placement.class,
                            v.rules().get(i).placementId());
                }
            }
            case Setting.Account a -> {}
            case Setting.Keys k -> {}
            case TimeSetting.Distribution d -> {}
            case Classification c -> {}
            case TimeSetting.Calendar c -> {}
        }
        return found.references();
    }

    /** Whether it is this thing that is named. */
    public boolean names(Setting setting) {
        return kind.isInstance(setting) && setting.id().equals(id);
    }

    /** The kind of thing in a word. */
    public String noun() {
        return kind.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private record Found(List<Reference> references) {
        void one(String field, Class<? extends Setting> kind, @Nullable Object id) {
            if (id != null) {
                references.add(new Reference(field, kind, id.toString()));
            }
        }

        void each(String field, Class<? extends Setting> kind, Collection<?> ids) {
            ids.forEach(id -> one(field, kind, id));
        }

        void condition(String field, AutomationCondition condition) {
            switch (condition) {
                case AutomationCondition.All all -> conditions(field, all.conditions());
                case AutomationCondition.Any any -> conditions(field, any.conditions());
                case AutomationCondition.Not not -> condition(field + ".condition", not.condition());
                case AutomationCondition.Test test -> {
                    Class<? extends Setting> kind = kindOf(test.field());
                    if (kind != null && test.operator() == AutomationCondition.Operator.IS) {
                        each(field + ".values", kind, test.values());
                    }
                }
            }
        }

        void conditions(String field, List<AutomationCondition> conditions) {
            for (int i = 0; i < conditions.size(); i++) {
                condition(field + ".conditions[" + i + "]", conditions.get(i));
            }
        }

        void action(String field, AutomationAction action) {
            switch (action) {
                case AutomationAction.AssignOperator a ->
                    one(field + ".operatorId", Setting.Operator.class, a.operatorId());
                case AutomationAction.AssignDepartment a ->
                    one(field + ".departmentId", Setting.Department.class, a.departmentId());
                case AutomationAction.RequireSkills a -> {}
                case AutomationAction.AddTags a -> {}
                case AutomationAction.SetCategory a -> {}
                case AutomationAction.SetPriority a -> {}
                case AutomationAction.SendText a -> {}
                case AutomationAction.WriteNote a -> {}
                case AutomationAction.CallWebhook a -> {}
                case AutomationAction.CloseDialog a -> {}
            }
        }

        private static @Nullable Class<? extends Setting> kindOf(AutomationField field) {
            return switch (field) {
                case CHANNEL -> Setting.Channel.class;
                case PLACEMENT -> Setting.Placement.class;
                case DEPARTMENT -> Setting.Department.class;
                case OPERATOR -> Setting.Operator.class;
                case WORKING_TIME -> TimeSetting.Calendar.class;
                case TEXT,
                        CHANNEL_KIND,
                        LANGUAGE,
                        STATUS,
                        PRIORITY,
                        TAG,
                        CATEGORY,
                        VISITOR_NAME,
                        PAGE,
                        MINUTES_OPEN,
                        MINUTES_WAITING -> null;
            };
        }
    }
}
