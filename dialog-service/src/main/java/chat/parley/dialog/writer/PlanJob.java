package chat.parley.dialog.writer;

import chat.parley.contracts.id.AccountId;
import chat.parley.dialog.conversation.AccountPolicies;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Has timers looked at again when the settings they follow have changed, while this process runs or while none did. The
 * request is a timer itself, due at once: it outlives a crash and queues behind what came before it.
 */
final class PlanJob {
    private static final Logger LOG = Logger.getLogger(PlanJob.class);

    private final SessionStore session;
    private final AccountPolicies policies;
    private final InstantSource clock;

    PlanJob(SessionStore session, AccountPolicies policies, InstantSource clock) {
        this.session = session;
        this.policies = policies;
        this.clock = clock;
    }

    /** Does nothing where nothing has changed since the last look at this partition. */
    void look(OwnedPartition partition) throws SQLException {
        // Read first: what changes meanwhile is seen by the next look.
        long revision = policies.revision();
        Map<AccountId, String> planned = partition.planned();
        if (planned == null) {
            planned = PlanStore.planned(session.connection(), partition.number);
        } else if (partition.plannedRevision() == revision) {
            return;
        }
        var moved = new HashMap<AccountId, String>();
        for (Map.Entry<AccountId, String> stamp : policies.stamps().entrySet()) {
            if (!stamp.getValue().equals(planned.get(stamp.getKey()))) {
                moved.put(stamp.getKey(), stamp.getValue());
            }
        }
        if (!moved.isEmpty()) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            int dialogs =
                    session.inTransaction(connection -> PlanStore.lookAgain(connection, partition.number, moved, now));
            if (dialogs > 0) {
                LOG.debugf("partition %d: timers of %d dialogs are looked at again", partition.number, dialogs);
                partition.timerSet(now);
            }
            planned.putAll(moved);
        }
        partition.planned(planned, revision);
    }
}
