package chat.parley.routing.rule;

import chat.parley.contracts.decision.RoutingDecision.Rejection;

/** Only who can do everything that the dialog requires, for as long as it requires anything [P-05]. */
final class HasTheSkills implements RoutingRule {
    @Override
    public boolean allows(JudgedOperator operator, JudgedDialog dialog) {
        return operator.person().skills().containsAll(dialog.skills());
    }

    @Override
    public Rejection reason() {
        return Rejection.SKILLS;
    }
}
