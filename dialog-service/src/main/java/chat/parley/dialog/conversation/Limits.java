package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.LimitPassed;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many dialogs an operator may take by hand [W-48]. */
final class Limits {
    private Limits() {}

    /**
     * How far the issuer goes beyond their limit by taking this dialog; null where it fits, where routing gives out no
     * dialogs like this one, and where the issuer is no operator.
     */
    static @Nullable LimitPassed passed(Judgement judgement, Dialog dialog) {
        AccountPolicy policy = judgement.policy();
        Actor.Operator operator = judgement.operator();
        if (operator == null || !policy.assignsAutomatically(dialog.place().departmentId())) {
            return null;
        }
        Map<ChannelKind, Integer> weights = policy.distribution().weights();
        int places = weights.getOrDefault(dialog.origin().channelKind(), 1);
        for (var held : judgement.memory().dialogsOf(operator.operatorId()).entrySet()) {
            places += held.getValue() * weights.getOrDefault(held.getKey(), 1);
        }
        int limit = policy.limitOf(operator.operatorId());
        return places > limit ? new LimitPassed(places, limit) : null;
    }

    /** Whether the account forbids the issuer to go so far; supervisors are never held up. */
    static boolean forbid(Judgement judgement, @Nullable LimitPassed passed) {
        return passed != null
                && !judgement.supervises()
                && !judgement.policy().distribution().beyondLimitAllowed();
    }
}
