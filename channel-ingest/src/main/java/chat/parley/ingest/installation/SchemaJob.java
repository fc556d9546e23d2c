package chat.parley.ingest.installation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/** Brings the database up to date as soon as it can be reached; the web chat needs none and does not wait for it. */
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
        Thread.ofVirtual().name("schema").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stop.countDown();
    }

    private void run() {
        while (stop.getCount() > 0) {
            try {
                flyway.migrate();
                done.countDown();
                return;
            } catch (RuntimeException e) {
                LOG.warnf("the database is not ready: %s", e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            boolean stopping = stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debugf("tries again, stopping: %s", stopping);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }
}
