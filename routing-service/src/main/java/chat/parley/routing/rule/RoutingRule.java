package chat.parley.routing.rule;

import chat.parley.contracts.decision.RoutingDecision.Rejection;

/** Judges one operator for one dialog. */
public interface RoutingRule {
    /** How firmly a rule holds, from the firmest on; what is less firm is set aside first. */
    enum Firmness {
        /** Never set aside: rather nobody gets the dialog. */
        BINDING,
        /** Set aside where it alone keeps everybody away. */
        PREFERS,
        /** Set aside before all others, as soon as whom it favours cannot have the dialog. */
        FAVOURS
    }

    /** Whether the rule lets the operator have the dialog. */
    boolean allows(JudgedOperator operator, JudgedDialog dialog);

    /** The reason that stands in the decision record where the rule does not allow it. */
    Rejection reason();

    default Firmness firmness() {
        return Firmness.BINDING;
    }
}
