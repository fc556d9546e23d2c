package chat.parley.integration.export;

import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.persistence.SchemaJob;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Brings exports on, each on a thread of its own and a page at a time, so that a slow list holds up no other. */
@ApplicationScoped
public class ExportJob {
    private static final Logger LOG = Logger.getLogger(ExportJob.class);
    private static final int AT_ONCE = 8;

    private final IntegrationConfig config;
    private final SchemaJob schema;
    private final ExportPageJob pages;
    private final Semaphore news = new Semaphore(0);
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Thread thread =
            Thread.ofPlatform().name("contact-export").daemon().unstarted(this::run);
    private volatile boolean stopping;

    ExportJob(IntegrationConfig config, SchemaJob schema, ExportPageJob pages) {
        this.config = config;
        this.schema = schema;
        this.pages = pages;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        news.release();
        thread.join(Duration.ofSeconds(2));
    }

    /** There may be a page to hand over now. */
    public void look() {
        news.release();
    }

    private void run() {
        try {
            if (!schema.awaitDone()) {
                return;
            }
            while (!stopping) {
                if (!begin()) {
                    boolean told = news.tryAcquire(config.exportPace().toMillis(), TimeUnit.MILLISECONDS);
                    LOG.tracef("looks again, told: %s", told);
                }
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins a page; whether there was one. */
    private boolean begin() {
        if (!room.tryAcquire()) {
            return false;
        }
        try {
            Optional<Export> export = pages.claim();
            if (export.isPresent()) {
                Thread.ofVirtual().name("contact-export-page").start(() -> handOver(export.get()));
                return true;
            }
        } catch (RuntimeException e) {
            LOG.warnf("exports cannot be read now: %s", e.toString());
        }
        room.release();
        return false;
    }

    private void handOver(Export export) {
        try {
            pages.handOver(export);
        } catch (RuntimeException e) {
            // The page counts as lost when its time is over, and is handed over again.
            LOG.errorf(e, "a page of the export of %s could not be noted", export.destinationId());
        } finally {
            room.release();
            look();
        }
    }
}
