package chat.parley.routing.rule;

import chat.parley.contracts.decision.RoutingDecision.Rejection;

/** Judges one operator for one dialog. */
public interface RoutingRule {
    /** Whether the rule lets the operator have the dialog. */
    boolean allows(JudgedOperator operator, JudgedDialog dialog);

    /** The reason that stands in the decision record where the rule does not allow it. */
    Rejection reason();

    /** Whether the rule only prefers: where it alone keeps everybody away, it is set aside. */
    default boolean waivable() {
        return false;
    }
}
