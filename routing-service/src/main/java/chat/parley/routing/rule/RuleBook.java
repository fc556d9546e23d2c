package chat.parley.routing.rule;

import chat.parley.contracts.decision.RoutingDecision.Rejection;
import java.util.List;

/** All rules in their order, and what they say together. */
public final class RuleBook {
    private static final List<RoutingRule> IN_ORDER = List.of(
            new IsOnline(),
            new SpeaksTheLanguage(),
            new BelongsToTheDepartment(),
            new IsBelowTheLimit(),
            new IsNewToTheDialog());

    private static final List<RoutingRule> BINDING =
            IN_ORDER.stream().filter(rule -> !rule.waivable()).toList();

    private RuleBook() {}

    /** Every reason why not, in the order of the rules; empty for one who fits. */
    public static List<Rejection> rejections(JudgedOperator operator, JudgedDialog dialog) {
        return IN_ORDER.stream()
                .filter(rule -> !rule.allows(operator, dialog))
                .map(RoutingRule::reason)
                .toList();
    }

    /** Whether no rule speaks against it; with {@code waive}, no binding one. */
    public static boolean allow(JudgedOperator operator, JudgedDialog dialog, boolean waive) {
        for (var rule : waive ? BINDING : IN_ORDER) {
            if (!rule.allows(operator, dialog)) {
                return false;
            }
        }
        return true;
    }

    /** The binding rules' reasons as one number, one bit each; 0 for one who may have the dialog. */
    public static int bindingReasons(JudgedOperator operator, JudgedDialog dialog) {
        int reasons = 0;
        for (var rule : BINDING) {
            if (!rule.allows(operator, dialog)) {
                reasons |= 1 << rule.reason().ordinal();
            }
        }
        return reasons;
    }
}
