package chat.parley.integration.delivery;

import chat.parley.integration.destination.Destination;
import chat.parley.persistence.TransactionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Brings deliveries back, a portion per transaction, so that no one waits long for the locks it takes. */
@ApplicationScoped
public class ReplayStore {
    private static final int PORTION = 500;
    private static final int MOST = 10_000;

    private final DeliveryStore deliveries;
    private final LogStore log;
    private final TransactionStore transactions;
    private final Clock clock;

    ReplayStore(DeliveryStore deliveries, LogStore log, TransactionStore transactions, Clock clock) {
        this.deliveries = deliveries;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Brings these back; how many there are. */
    int replay(Destination destination, List<Long> ids) {
        return transactions.run(connection -> deliveries.replay(
                connection, destination.accountId(), destination.destinationId(), ids, clock.instant()));
    }

    /** Brings back what is asked for, as far as it is allowed at once. */
    Replayed replay(Destination destination, ReplayRequest request) {
        if (request.isByIds()) {
            return new Replayed(replay(destination, request.ids()), false);
        }
        Wanted wanted = request.range();
        int replayed = 0;
        long after = 0;
        while (replayed < MOST) {
            long from = after;
            List<Long> ids = transactions.run(connection ->
                    log.ids(connection, destination.accountId(), destination.destinationId(), wanted, from, PORTION));
            replayed += replay(destination, ids);
            if (ids.size() < PORTION) {
                return new Replayed(replayed, false);
            }
            after = ids.getLast();
        }
        return new Replayed(replayed, true);
    }
}
