package chat.parley.dialog.keyword;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.settings.RuleSetting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An account's keyword rules in their order; immutable, to be made once for each state of the settings [B-07]. */
public final class KeywordRules {
    /** An account without any. */
    public static final KeywordRules NONE = new KeywordRules(List.of());

    private static final Comparator<RuleSetting.KeywordRule> ORDER =
            Comparator.comparingInt(RuleSetting.KeywordRule::rank).thenComparing(RuleSetting.KeywordRule::id);

    private final List<Ready> rules;

    private record Ready(RuleSetting.KeywordRule rule, TextPattern pattern) {}

    private KeywordRules(List<Ready> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The enabled ones; a rule with a pattern that no longer passes never matches, and harms nothing. */
    public static KeywordRules of(Collection<RuleSetting.KeywordRule> rules) {
        var ready = new ArrayList<Ready>();
        rules.stream()
                .filter(rule -> rule.enabled() && !rule.removed())
                .sorted(ORDER)
                .forEach(rule -> add(ready, rule));
        return new KeywordRules(ready);
    }

    private static void add(List<Ready> ready, RuleSetting.KeywordRule rule) {
        try {
            ready.add(new Ready(rule, TextPattern.of(rule.match(), rule.pattern())));
        } catch (ContractViolation e) {
            // Saved by a version that allowed it; whoever edits the rule is told.
        }
    }

    /**
     * The rule that decides.
     *
     * @param language ISO 639-1 language of the dialog
     * @return empty when none matches
     */
    public Optional<RuleSetting.KeywordRule> first(String text, String language) {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        FoldedText folded = FoldedText.of(text);
        return rules.stream()
                .filter(ready ->
                        ready.rule.language() == null || ready.rule.language().equals(language))
                .filter(ready -> ready.pattern.matches(folded))
                .map(Ready::rule)
                .findFirst();
    }
}
