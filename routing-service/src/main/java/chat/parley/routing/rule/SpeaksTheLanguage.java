package chat.parley.routing.rule;

import chat.parley.contracts.decision.RoutingDecision.Rejection;

/** Only who speaks the dialog's language, where the account is multilingual [W-40, P-04]. */
final class SpeaksTheLanguage implements RoutingRule {
    @Override
    public boolean allows(JudgedOperator operator, JudgedDialog dialog) {
        return !dialog.multilingual() || operator.person().languages().contains(dialog.language());
    }

    @Override
    public Rejection reason() {
        return Rejection.LANGUAGE;
    }
}
