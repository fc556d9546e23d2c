package chat.parley.routing.decision;

import chat.parley.contracts.decision.RoutingDecision;
import java.util.OptionalLong;

/**
 * A decision that will not be taken back.
 *
 * @param queuedSequence the sequence of the event by which its dialog waits; empty where it does not, or where an older
 *     version made the decision
 */
record Committed(RoutingDecision decision, OptionalLong queuedSequence) {}
