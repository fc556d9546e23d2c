package chat.parley.routing.board;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.outcome.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What is re-keyed by account on its way to the board: an event of a dialog, or the refusal of a decision.
 *
 * @param event null on a refusal
 * @param refused null on an event
 */
public record RoutingInput(@Nullable DialogEvent event, Outcome.@Nullable Refused refused) {
    public RoutingInput {
        if ((event == null) == (refused == null)) {
            throw new IllegalArgumentException("an input is an event or a refusal");
        }
    }

    AccountId accountId() {
        if (event != null) {
            return event.meta().accountId();
        }
        if (refused != null) {
            return refused.accountId();
        }
        throw new IllegalStateException("refused by the constructor");
    }
}
