package chat.parley.launcher.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must be done so that an account is as a file says.
 *
 * @param steps in an order in which they can be done
 * @param left what is in the account and not in the file, and stays
 */
public record ConfigurationPlan(List<Step> steps, List<Step> left) {
    /** One thing to do. */
    sealed interface Step {
        SettingKind kind();

        String label();

        /** What is made new. */
        record Create(SettingKind kind, String label, Map<String, Object> natural) implements Step {}

        /**
         * What is otherwise.
         *
         * @param natural as it is to be, with what the file leaves out as it is
         * @param differences for people
         */
        record Change(
                SettingKind kind,
                String label,
                AccountState.Thing present,
                Map<String, Object> natural,
                List<String> differences)
                implements Step {}

        /** What goes. */
        record Remove(SettingKind kind, String label, AccountState.Thing present) implements Step {}
    }

    /** @param prune whether what is not in the file goes, of the kinds that are in it */
    public static ConfigurationPlan of(AccountState state, Configuration wanted, boolean prune) {
        var steps = new ArrayList<Step>();
        var removals = new ArrayList<Step>();
        SettingKind.configured().filter(wanted.settings()::containsKey).forEach(kind -> {
            var things = wanted.settings().getOrDefault(kind, Map.of());
            var present = state.things(kind);
            things.forEach((label, natural) -> {
                var thing = present.get(label);
                if (thing == null) {
                    steps.add(new Step.Create(kind, label, natural));
                } else {
                    change(kind, label, thing, natural, steps);
                }
            });
            present.forEach((label, thing) -> {
                if (!things.containsKey(label)) {
                    // What names another goes before it.
                    removals.addFirst(new Step.Remove(kind, label, thing));
                }
            });
        });
        if (prune) {
            steps.addAll(removals);
        }
        return new ConfigurationPlan(List.copyOf(steps), prune ? List.of() : List.copyOf(removals));
    }

    /** What makes the second file of the first. */
    public static List<String> between(Configuration first, Configuration second) {
        var lines = new ArrayList<String>();
        SettingKind.configured().forEach(kind -> {
            var before = first.settings().getOrDefault(kind, Map.of());
            var after = second.settings().getOrDefault(kind, Map.of());
            after.forEach((label, natural) -> {
                if (before.containsKey(label)) {
                    var differences = Tree.differences(before.getOrDefault(label, Map.of()), natural);
                    differences.forEach(difference -> lines.add("~ " + name(kind, label) + " " + difference));
                } else {
                    lines.add("+ " + name(kind, label));
                }
            });
            before.keySet().stream()
                    .filter(label -> !after.containsKey(label))
                    .forEach(label -> lines.add("- " + name(kind, label)));
        });
        return lines;
    }

    /** The steps for people; what is left alone has no line. */
    public List<String> lines() {
        return steps.stream().flatMap(step -> lines(step).stream()).toList();
    }

    /** What is in the account and not in the file. */
    public List<String> leftLines() {
        return left.stream().flatMap(step -> lines(step).stream()).toList();
    }

    static List<String> lines(Step step) {
        var name = name(step.kind(), step.label());
        return switch (step) {
            case Step.Create c -> List.of("+ " + name);
            case Step.Change c ->
                c.differences().stream()
                        .map(difference -> "~ " + name + " " + difference)
                        .toList();
            case Step.Remove r -> List.of("- " + name);
        };
    }

    /** Names that nothing has, in the account or among what is to be made; empty when all is well. */
    public List<String> problems(AccountState state) {
        var names = new Names();
        for (var kind : SettingKind.values()) {
            state.things(kind).forEach((label, thing) -> names.add(kind, label, thing.id()));
        }
        steps.forEach(step -> names.add(step.kind(), step.label(), step.label()));
        var problems = new ArrayList<String>();
        for (var step : steps) {
            try {
                body(step, names);
            } catch (References.UnknownName e) {
                problems.add(name(step.kind(), step.label()) + ": " + e.getMessage());
            }
        }
        return problems;
    }

    static Map<String, Object> body(Step step, Names names) {
        return switch (step) {
            case Step.Create c -> Natural.body(c.kind(), c.natural(), Map.of(), names);
            case Step.Change c ->
                Natural.body(c.kind(), c.natural(), c.present().answer(), names);
            case Step.Remove r -> new HashMap<>();
        };
    }

    static String name(SettingKind kind, String label) {
        return kind.isSingle() ? kind.title() : kind.title() + " \"" + label + "\"";
    }

    private static void change(
            SettingKind kind, String label, AccountState.Thing thing, Map<String, Object> natural, List<Step> steps) {
        var merged = new LinkedHashMap<>(thing.natural());
        merged.putAll(natural);
        // Secrets are never in a file; which ones there are is only said.
        merged.put(Natural.SECRETS, thing.natural().get(Natural.SECRETS));
        var differences = Tree.differences(thing.natural(), merged);
        if (!differences.isEmpty()) {
            steps.add(new Step.Change(kind, label, thing, Natural.ordered(kind, merged), differences));
        }
    }
}
