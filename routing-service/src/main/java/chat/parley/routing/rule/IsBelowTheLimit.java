package chat.parley.routing.rule;

import chat.parley.contracts.decision.RoutingDecision.Rejection;

/** Only who has room for all the places the dialog takes; what is reserved counts as theirs [W-48, P-02, P-22]. */
final class IsBelowTheLimit implements RoutingRule {
    @Override
    public boolean allows(JudgedOperator operator, JudgedDialog dialog) {
        return operator.load() + dialog.weight() <= operator.limit();
    }

    @Override
    public Rejection reason() {
        return Rejection.AT_LIMIT;
    }
}
