package chat.parley.routing.rule;

import chat.parley.contracts.decision.RoutingDecision.Rejection;
import chat.parley.contracts.presence.PresenceStatus;

/** Only who is reachable and takes dialogs [W-44, N-13]. */
final class IsOnline implements RoutingRule {
    @Override
    public boolean allows(JudgedOperator operator, JudgedDialog dialog) {
        return operator.status() == PresenceStatus.ONLINE;
    }

    @Override
    public Rejection reason() {
        return Rejection.NOT_ONLINE;
    }
}
