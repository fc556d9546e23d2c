package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.ChannelKind;
import java.util.Map;

/** How many dialogs an operator may take by hand [W-48]. */
public final class Limits {
    private Limits() {}

    /**
     * Whether a dialog of this account may be too much for somebody at all; only then {@link Recollection#dialogsOf} is
     * asked.
     */
    public static boolean bind(AccountPolicy policy) {
        return !policy.distribution().beyondLimitAllowed();
    }

    /**
     * Whether the issuer may not take this dialog by hand: the account forbids operators to go beyond their limit, routing
     * gives out dialogs like this one, and it does not fit. Supervisors are never held up.
     */
    static boolean forbidTaking(Judgement judgement, Dialog dialog) {
        AccountPolicy policy = judgement.policy();
        Actor.Operator operator = judgement.operator();
        if (operator == null
                || judgement.supervises()
                || !bind(policy)
                || !policy.assignsAutomatically(dialog.place().departmentId())) {
            return false;
        }
        Map<ChannelKind, Integer> weights = policy.distribution().weights();
        long places = weights.getOrDefault(dialog.origin().channelKind(), 1);
        for (var held : judgement.memory().dialogsOf(operator.operatorId()).entrySet()) {
            places += (long) held.getValue() * weights.getOrDefault(held.getKey(), 1);
        }
        return places > policy.limitOf(operator.operatorId());
    }
}
