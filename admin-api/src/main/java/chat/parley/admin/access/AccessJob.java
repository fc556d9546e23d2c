package chat.parley.admin.access;

import chat.parley.contracts.settings.Access;
import chat.parley.persistence.RepeatedJob;
import chat.parley.persistence.SchemaJob;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Writes down that a list which nobody confirmed has gone back: it does so everywhere by itself, and the audit and the
 * settings say so after this [N-25].
 */
@ApplicationScoped
public class AccessJob {
    private static final Logger LOG = Logger.getLogger(AccessJob.class);
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final AccessStore store;
    private final RepeatedJob job;

    AccessJob(SchemaJob schema, AccessStore store, InstantSource clock) {
        this.store = store;
        this.job = new RepeatedJob("access", BETWEEN, schema, () -> look(clock.instant()));
    }

    void start(@Observes StartupEvent event) {
        job.start();
    }

    void stop(@Observes ShutdownEvent event) {
        job.stop();
    }

    /** Lets those go back whose time is over at {@code now}. */
    public void look(Instant now) {
        try {
            for (Access waiting : store.waiting()) {
                Instant end = waiting.revertsAt();
                if (end != null && !now.isBefore(end)) {
                    goBack(waiting);
                }
            }
        } catch (RuntimeException e) {
            LOG.debugf("lists of addresses are looked at later: %s", e.toString());
        }
    }

    private void goBack(Access waiting) {
        try {
            store.goBack(waiting);
        } catch (ProblemException e) {
            LOG.debugf("somebody else was first: %s", e.problem().code());
        }
    }
}
