package chat.parley.admin.change;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.settings.Access;
import chat.parley.contracts.settings.Classification;
import chat.parley.contracts.settings.RuleSetting;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.contracts.settings.Visits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something that is allowed and yet hardly meant; said in the answer, never a refusal.
 *
 * @param code stable, for example {@code no-operators}
 * @param detail names what is meant
 */
public record Warning(String code, String detail) {
    /** What is to be said of {@code setting} among all others of its account. */
    public static List<Warning> of(Setting setting, Settings settings) {
        var found = new ArrayList<Warning>();
        switch (setting) {
            case Setting.Account a -> {
                boolean employed = settings.all(Setting.Operator.class).stream()
                        .anyMatch(operator -> operator.role() == Role.OPERATOR);
                if (a.autoAssignment() && !employed) {
                    found.add(new Warning(
                            "nobody-employed", "dialogs are given out automatically, but nobody is an operator"));
                }
            }
            case Setting.Department d -> {
                boolean staffed = settings.all(Setting.Operator.class).stream()
                        .anyMatch(operator -> operator.departments().contains(d.departmentId()));
                if (!staffed) {
                    found.add(new Warning("no-operators", "no operator belongs to this department"));
                }
            }
            case Setting.Placement p -> language(found, p.language(), settings);
            case RuleSetting.KeywordRule r -> {
                String language = r.language();
                if (language != null) {
                    language(found, language, settings);
                }
                skills(found, r.skills(), settings);
            }
            case RuleSetting.Automation a ->
                a.actions().stream()
                        .filter(AutomationAction.RequireSkills.class::isInstance)
                        .map(AutomationAction.RequireSkills.class::cast)
                        .forEach(action -> skills(found, action.skills(), settings));
            case Setting.Keys k -> {}
            case Setting.Operator o -> {}
            case Setting.Channel c -> {}
            case TimeSetting.Distribution d -> {}
            case TimeSetting.Times t -> {}
            case Access a -> {}
            case Visits v -> {}
            case Classification c -> {
                if (c.mandatory() && c.categories().isEmpty()) {
                    found.add(new Warning("no-categories", "a category must be given, but there is none to choose"));
                }
            }
            case TimeSetting.Calendar c -> {}
            case RuleSetting.Sla s -> {}
        }
        return List.copyOf(found);
    }

    private static void language(List<Warning> found, String language, Settings settings) {
        boolean spoken = settings.all(Setting.Operator.class).stream()
                .anyMatch(operator -> operator.languages().contains(language));
        if (!spoken) {
            found.add(new Warning("language-nobody-speaks", language));
        }
    }

    private static void skills(List<Warning> found, Collection<String> skills, Settings settings) {
        Set<String> missing = new TreeSet<>(skills);
        missing.removeAll(settings.skills());
        if (!missing.isEmpty()) {
            found.add(new Warning("skills-nobody-has", String.join(", ", missing)));
        }
    }
}
