package chat.parley.dialog.automation;

import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.automation.AutomationCondition;
import chat.parley.contracts.automation.AutomationField;
import chat.parley.contracts.automation.AutomationTrigger;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.AutomationId;
import chat.parley.contracts.settings.RuleSetting;
import chat.parley.dialog.keyword.FoldedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A dialog with tags, a category and a priority, on which rules act. */
final class AutomationScene implements AutomationStage {
    static final AutomationCondition ALWAYS = new AutomationCondition.All(List.of());

    final Map<AutomationField, List<String>> fields = new EnumMap<>(AutomationField.class);
    final Set<String> tags = new TreeSet<>();
    final List<String> happened = new ArrayList<>();
    Instant now = Instant.parse("2026-03-02T10:00:00Z");
    LoopGuard guard = LoopGuard.FRESH;

    static RuleSetting.Automation rule(
            String id,
            int rank,
            AutomationTrigger trigger,
            int silenceSeconds,
            AutomationCondition condition,
            AutomationAction... actions) {
        return new RuleSetting.Automation(
                new AccountId("acme"),
                1,
                false,
                new AutomationId(id),
                id,
                rank,
                true,
                trigger,
                silenceSeconds,
                condition,
                List.of(actions));
    }

    static RuleSetting.Automation rule(String id, AutomationTrigger trigger, AutomationAction... actions) {
        return rule(id, 1, trigger, 0, ALWAYS, actions);
    }

    static AutomationCondition test(AutomationField field, AutomationCondition.Operator operator, String... values) {
        return new AutomationCondition.Test(field, operator, List.of(values));
    }

    AutomationScene with(AutomationField field, String... values) {
        fields.put(field, List.of(values));
        return this;
    }

    /** What was written down while these rules acted on this. */
    List<String> on(AutomationRules rules, AutomationTrigger... triggers) {
        happened.clear();
        new AutomationRun(rules, this, guard).on(Arrays.asList(triggers));
        return List.copyOf(happened);
    }

    @Override
    public DialogFacts facts() {
        return new DialogFacts() {
            @Override
            public Instant at() {
                return now;
            }

            @Override
            public List<FoldedText> values(AutomationField field) {
                var values = field == AutomationField.TAG ? tags : fields.getOrDefault(field, List.of());
                return values.stream().map(FoldedText::of).toList();
            }
        };
    }

    @Override
    public boolean wouldAct(AutomationAction action) {
        return switch (action) {
            case AutomationAction.AddTags add -> !tags.containsAll(add.tags());
            case AutomationAction.SetCategory set ->
                !fields.getOrDefault(AutomationField.CATEGORY, List.of()).contains(set.category());
            case AutomationAction.SetPriority set ->
                !fields.getOrDefault(AutomationField.PRIORITY, List.of())
                        .contains(set.priority().name().toLowerCase(Locale.ROOT));
            default -> true;
        };
    }

    @Override
    public void fired(AutomationRule rule, int depth, @Nullable String stopped) {
        guard = guard.after(now, stopped);
        happened.add(rule.id().value() + "@" + depth + (stopped == null ? "" : " stopped"));
    }

    @Override
    public List<AutomationTrigger> act(AutomationRule rule, AutomationAction action) {
        if (!wouldAct(action)) {
            return List.of();
        }
        return switch (action) {
            case AutomationAction.AddTags add -> {
                tags.addAll(add.tags());
                yield List.of(AutomationTrigger.DIALOG_CHANGED);
            }
            case AutomationAction.SetCategory set -> {
                with(AutomationField.CATEGORY, set.category());
                yield List.of(AutomationTrigger.DIALOG_CHANGED);
            }
            case AutomationAction.SetPriority set -> {
                with(AutomationField.PRIORITY, set.priority().name().toLowerCase(Locale.ROOT));
                yield List.of(AutomationTrigger.DIALOG_CHANGED);
            }
            case AutomationAction.CloseDialog close -> List.of(AutomationTrigger.DIALOG_CLOSED);
            default -> {
                happened.add(action.getClass().getSimpleName());
                yield List.of();
            }
        };
    }
}
