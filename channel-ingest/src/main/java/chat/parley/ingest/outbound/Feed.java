package chat.parley.ingest.outbound;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.signal.Signal;

/** Gets everything live, each event and each outcome once. Called on one thread; must not block. */
public interface Feed {
    void event(DialogEvent event);

    void outcome(Outcome outcome);

    void signal(Signal signal);
}
