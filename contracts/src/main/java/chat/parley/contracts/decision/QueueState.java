package chat.parley.contracts.decision;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.PlacementId;
import java.util.Map;

/**
 * How an account's queue stands, told when it changes, at most twice a second [P-03].
 *
 * @param waiting how many dialogs wait
 * @param online how many operators may be given dialogs
 * @param placements how many of them came by each button, where any did [W-72, W-73]
 */
public record QueueState(AccountId accountId, int waiting, int online, Map<PlacementId, Integer> placements) {
    public QueueState {
        // States of before buttons were counted say nothing of them.
        placements = placements == null ? Map.of() : Map.copyOf(placements);
    }

    /** With nobody who came by a button. */
    public QueueState(AccountId accountId, int waiting, int online) {
        this(accountId, waiting, online, Map.of());
    }
}
