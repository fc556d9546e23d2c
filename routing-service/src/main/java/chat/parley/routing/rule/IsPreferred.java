package chat.parley.routing.rule;

import chat.parley.contracts.decision.RoutingDecision.Rejection;

/** The operator who is to be asked first, if every other rule lets them have the dialog now; else anybody [P-08]. */
final class IsPreferred implements RoutingRule {
    @Override
    public boolean allows(JudgedOperator operator, JudgedDialog dialog) {
        var preferred = dialog.preferred();
        return preferred == null || operator.id().equals(preferred);
    }

    @Override
    public Rejection reason() {
        return Rejection.SOMEBODY_PREFERRED;
    }

    @Override
    public Firmness firmness() {
        return Firmness.FAVOURS;
    }
}
