package chat.parley.persistence;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Brings the database up to date as soon as it can be reached. The service is up meanwhile; what needs the database
 * waits, and what does not goes on.
 */
@ApplicationScoped
public class SchemaJob {
    private static final Logger LOG = Logger.getLogger(SchemaJob.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Flyway flyway;
    private final CountDownLatch done = new CountDownLatch(1);
    private final CountDownLatch stop = new CountDownLatch(1);

    SchemaJob(Flyway flyway) {
        this.flyway = flyway;
    }

    /** Whether the tables are as this version needs them. */
    public boolean isDone() {
        return done.getCount() == 0;
    }

    /** Waits until the database is up to date; false when the service stops before that. */
    public boolean awaitDone() throws InterruptedException {
        while (!done.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            if (stop.getCount() == 0) {
                return false;
            }
        }
        return true;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().name("schema").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stop.countDown();
    }

    private void run() {
        boolean going = true;
        while (going && !isDone()) {
            try {
                flyway.migrate();
                done.countDown();
            } catch (RuntimeException e) {
                LOG.warnf("the database is not ready: %s", firstLine(e));
                going = pause();
            }
        }
    }

    /** @return false when it is time to stop */
    private boolean pause() {
        try {
            return !stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String firstLine(RuntimeException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
