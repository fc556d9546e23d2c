package chat.parley.routing.rule;

import chat.parley.contracts.decision.RoutingDecision.Rejection;

/** Only members of the dialog's department; a dialog without one is for everybody. */
final class BelongsToTheDepartment implements RoutingRule {
    @Override
    public boolean allows(JudgedOperator operator, JudgedDialog dialog) {
        var department = dialog.departmentId();
        return department == null || operator.person().departments().contains(department);
    }

    @Override
    public Rejection reason() {
        return Rejection.DEPARTMENT;
    }
}
