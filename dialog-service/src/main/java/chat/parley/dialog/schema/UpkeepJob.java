package chat.parley.dialog.schema;

import chat.parley.persistence.SchemaJob;
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
import org.jboss.logging.Logger;

/** Keeps the database tidy from the moment that it is up to date. */
@ApplicationScoped
public class UpkeepJob {
    private static final Logger LOG = Logger.getLogger(UpkeepJob.class);
    private static final Duration BETWEEN = Duration.ofHours(1);

    private final SchemaJob schema;
    private final UpkeepStore upkeep;
    private final InstantSource clock;
    private final CountDownLatch stop = new CountDownLatch(1);

    UpkeepJob(SchemaJob schema, DataSource database, InstantSource clock) {
        this.schema = schema;
        this.upkeep = new UpkeepStore(database);
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().name("upkeep").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stop.countDown();
    }

    private void run() {
        try {
            if (!schema.awaitDone()) {
                return;
            }
            do {
                try {
                    upkeep.run(clock.instant());
                } catch (SQLException e) {
                    LOG.warnf("the upkeep is put off: SQLSTATE %s, %s", e.getSQLState(), e.getMessage());
                }
            } while (!stop.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
