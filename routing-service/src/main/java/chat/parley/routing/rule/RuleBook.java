package chat.parley.routing.rule;

import chat.parley.contracts.decision.RoutingDecision.Rejection;
import chat.parley.routing.rule.RoutingRule.Firmness;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The rules in their order, and what they say together. Operators are judged in rounds: in the first by all rules, in
 * each further one without the least firm that are left, until in the last only the binding ones hold.
 */
public final class RuleBook {
    /** All there are. */
    public static final RuleBook ALL = new RuleBook(List.of(
            new IsOnline(),
            new SpeaksTheLanguage(),
            new BelongsToTheDepartment(),
            new HasTheSkills(),
            new IsBelowTheLimit(),
            new IsNewToTheDialog(),
            new IsPreferred()));

    /** What no account can do without. */
    private static final Set<Rejection> INDISPENSABLE = EnumSet.of(Rejection.NOT_ONLINE, Rejection.AT_LIMIT);

    private final List<RoutingRule> inOrder;
    private final List<List<RoutingRule>> rounds;

    private RuleBook(List<RoutingRule> inOrder) {
        this.inOrder = List.copyOf(inOrder);
        this.rounds = Arrays.stream(Firmness.values())
                .map(least -> inOrder.stream()
                        .filter(rule -> rule.firmness().compareTo(least) <= 0)
                        .toList())
                .toList()
                .reversed();
    }

    /**
     * The same book without the rules of these reasons.
     *
     * @throws IllegalArgumentException where presence or the limit is to be left out
     */
    public RuleBook without(Set<Rejection> reasons) {
        if (reasons.stream().anyMatch(INDISPENSABLE::contains)) {
            throw new IllegalArgumentException("presence and the limit always bind");
        }
        return new RuleBook(inOrder.stream()
                .filter(rule -> !reasons.contains(rule.reason()))
                .toList());
    }

    /** The number of the last round, in which only binding rules hold; the first is 0. */
    public int lastRound() {
        return rounds.size() - 1;
    }

    /** Whether the round sets aside that somebody had the dialog before. */
    public boolean startsOver(int round) {
        return rounds.get(round).stream().noneMatch(rule -> rule.firmness() == Firmness.PREFERS)
                && inOrder.stream().anyMatch(rule -> rule.firmness() == Firmness.PREFERS);
    }

    /** Every reason of a round's rules why not, in their order; empty for one who fits. */
    public List<Rejection> rejections(JudgedOperator operator, JudgedDialog dialog, int round) {
        return rounds.get(round).stream()
                .filter(rule -> !rule.allows(operator, dialog))
                .map(RoutingRule::reason)
                .toList();
    }

    /** Whether no rule of the round speaks against it. */
    public boolean allow(JudgedOperator operator, JudgedDialog dialog, int round) {
        for (var rule : rounds.get(round)) {
            if (!rule.allows(operator, dialog)) {
                return false;
            }
        }
        return true;
    }

    /** Which binding rules speak against it, one bit for each; 0 for one who may have the dialog, below 32. */
    public int bindingReasons(JudgedOperator operator, JudgedDialog dialog) {
        int reasons = 0;
        int bit = 1;
        for (var rule : rounds.getLast()) {
            if (!rule.allows(operator, dialog)) {
                reasons |= bit;
            }
            bit <<= 1;
        }
        return reasons;
    }
}
