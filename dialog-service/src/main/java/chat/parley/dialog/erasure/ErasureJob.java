package chat.parley.dialog.erasure;

import chat.parley.persistence.RepeatedJob;
import chat.parley.persistence.SchemaJob;
import chat.parley.persistence.TransactionStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Overwrites what the writer has declared erased, on every replica, beside the path of messages. */
@ApplicationScoped
public class ErasureJob {
    private static final Logger LOG = Logger.getLogger(ErasureJob.class);
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final ErasureStore store;
    private final RepeatedJob job;

    ErasureJob(SchemaJob schema, TransactionStore transactions, InstantSource clock) {
        this.store = new ErasureStore(transactions, clock);
        this.job = new RepeatedJob("erasure", BETWEEN, schema, this::look);
    }

    void start(@Observes StartupEvent event) {
        job.start();
    }

    void stop(@Observes ShutdownEvent event) {
        job.stop();
    }

    private void look() {
        try {
            while (!job.isStopping() && store.piece()) {
                // Each piece is a transaction of its own.
            }
        } catch (RuntimeException e) {
            LOG.warnf("an erasure is put off: %s", e.toString());
        }
    }
}
