package chat.parley.dialog.schema;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Brings the database up to date as soon as it can be reached, and keeps it tidy from then on; the service is up
 * meanwhile and not ready.
 */
@ApplicationScoped
public class SchemaJob {
    private static final Logger LOG = Logger.getLogger(SchemaJob.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration BETWEEN_UPKEEPS = Duration.ofHours(1);

    private final Flyway flyway;
    private final UpkeepStore upkeep;
    private final InstantSource clock;
    private final CountDownLatch done = new CountDownLatch(1);
    private final CountDownLatch stop = new CountDownLatch(1);

    SchemaJob(Flyway flyway, DataSource database, InstantSource clock) {
        this.flyway = flyway;
        this.upkeep = new UpkeepStore(database);
        this.clock = clock;
    }

    /** Whether the tables are as this version needs them. */
    public boolean isDone() {
        return done.getCount() == 0;
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
                LOG.warnf("the database is not ready: %s", e.getMessage());
                going = pause(RETRY);
            }
        }
        while (going) {
            try {
                upkeep.run(clock.instant());
            } catch (SQLException e) {
                LOG.warnf("the upkeep is put off: SQLSTATE %s, %s", e.getSQLState(), e.getMessage());
            }
            going = pause(BETWEEN_UPKEEPS);
        }
    }

    /** @return false when it is time to stop */
    private boolean pause(Duration pause) {
        try {
            return !stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
