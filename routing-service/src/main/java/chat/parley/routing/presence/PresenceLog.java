package chat.parley.routing.presence;

import java.util.concurrent.CompletionStage;

/** Tells how far a partition of the presence topic reaches, so that nobody is lost whose renewal is merely unread. */
public interface PresenceLog {
    /**
     * @param end the offset after the last record
     * @param behind the offset before which nothing is left to read: committed by this service, or gone by retention
     */
    record Reach(long end, long behind) {}

    /** Asks now; fails when the broker cannot be reached. */
    CompletionStage<Reach> reach(int partition);
}
