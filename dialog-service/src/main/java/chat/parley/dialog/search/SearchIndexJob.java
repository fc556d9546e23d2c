package chat.parley.dialog.search;

import chat.parley.persistence.RepeatedJob;
import chat.parley.persistence.SchemaJob;
import chat.parley.persistence.TransactionStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Takes events into the tables that searches look in, on every replica, beside the path of messages. What came just now
 * goes before what is read again, so that a rebuild does not make anybody's search late.
 */
@ApplicationScoped
public class SearchIndexJob {
    private static final Logger LOG = Logger.getLogger(SearchIndexJob.class);
    private static final Duration BETWEEN = Duration.ofMillis(300);

    private final SearchIndexStore store;
    private final RepeatedJob job;

    SearchIndexJob(SchemaJob schema, TransactionStore transactions) {
        this.store = new SearchIndexStore(transactions);
        this.job = new RepeatedJob("search-index", BETWEEN, schema, this::look);
    }

    void start(@Observes StartupEvent event) {
        job.start();
    }

    void stop(@Observes ShutdownEvent event) {
        job.stop();
    }

    /** Reads the whole past again; returns at once. */
    public void rebuild() {
        store.rebuild();
    }

    /** Events that are not taken in yet, of the past too while it is read again. */
    public long behind() {
        return store.behind();
    }

    private void look() {
        try {
            store.meet();
            while (!job.isStopping() && (store.present() || store.past())) {
                // Each piece is a transaction of its own.
            }
        } catch (RuntimeException e) {
            LOG.warnf("searches are late: %s", e.toString());
        }
    }
}
