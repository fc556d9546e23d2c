package chat.parley.routing.rule;

import chat.parley.contracts.decision.RoutingDecision.Rejection;

/** Only who has room; counts what is reserved as if it were theirs already [W-48, P-02]. */
final class IsBelowTheLimit implements RoutingRule {
    @Override
    public boolean allows(JudgedOperator operator, JudgedDialog dialog) {
        return operator.load() < operator.limit();
    }

    @Override
    public Rejection reason() {
        return Rejection.AT_LIMIT;
    }
}
