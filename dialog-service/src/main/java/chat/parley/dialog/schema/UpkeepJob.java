package chat.parley.dialog.schema;

import chat.parley.persistence.RepeatedJob;
import chat.parley.persistence.SchemaJob;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Keeps the database tidy from the moment that it is up to date. */
@ApplicationScoped
public class UpkeepJob {
    private static final Logger LOG = Logger.getLogger(UpkeepJob.class);
    private static final Duration BETWEEN = Duration.ofHours(1);

    private final UpkeepStore upkeep;
    private final InstantSource clock;
    private final RepeatedJob job;

    UpkeepJob(SchemaJob schema, DataSource database, InstantSource clock) {
        this.upkeep = new UpkeepStore(database);
        this.clock = clock;
        this.job = new RepeatedJob("upkeep", BETWEEN, schema, this::tidy);
    }

    void start(@Observes StartupEvent event) {
        job.start();
    }

    void stop(@Observes ShutdownEvent event) {
        job.stop();
    }

    private void tidy() {
        try {
            upkeep.run(clock.instant());
        } catch (SQLException e) {
            LOG.warnf("the upkeep is put off: SQLSTATE %s, %s", e.getSQLState(), e.getMessage());
        }
    }
}
