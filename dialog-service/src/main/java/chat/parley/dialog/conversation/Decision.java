package chat.parley.dialog.conversation;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.outcome.Outcome;
import java.util.List;

/** What a command led to. */
public sealed interface Decision {
    /** How the command ended, as its issuer is told. */
    Outcome outcome();

    /**
     * Done, or nothing to do.
     *
     * @param after the conversation's new state
     * @param events in order; empty when there was nothing to do
     * @param keys idempotency keys that are used up now
     */
    record Accepted(Outcome.Accepted outcome, Conversation after, List<DialogEvent> events, List<IdempotencyKey> keys)
            implements Decision {}

    /** Not done; nothing has changed. */
    record Refused(Outcome.Refused outcome) implements Decision {}

    /** The command came before, and this is how it ended then. */
    record Repeated(Outcome outcome) implements Decision {}
}
