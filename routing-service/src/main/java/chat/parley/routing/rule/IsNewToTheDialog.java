package chat.parley.routing.rule;

import chat.parley.contracts.decision.RoutingDecision.Rejection;

/** Rather somebody who has not had the dialog yet; set aside where there is nobody else [P-07]. */
final class IsNewToTheDialog implements RoutingRule {
    @Override
    public boolean allows(JudgedOperator operator, JudgedDialog dialog) {
        return !dialog.hadIt().contains(operator.id());
    }

    @Override
    public Rejection reason() {
        return Rejection.HAD_IT_BEFORE;
    }

    @Override
    public Firmness firmness() {
        return Firmness.PREFERS;
    }
}
