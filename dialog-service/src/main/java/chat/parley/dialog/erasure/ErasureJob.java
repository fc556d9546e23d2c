package chat.parley.dialog.erasure;

import chat.parley.persistence.SchemaJob;
import chat.parley.persistence.TransactionStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Overwrites what the writer has declared erased, on every replica, beside the path of messages. */
@ApplicationScoped
public class ErasureJob {
    private static final Logger LOG = Logger.getLogger(ErasureJob.class);
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final SchemaJob schema;
    private final ErasureStore store;
    private final CountDownLatch stop = new CountDownLatch(1);

    ErasureJob(SchemaJob schema, TransactionStore transactions, InstantSource clock) {
        this.schema = schema;
        this.store = new ErasureStore(transactions, clock);
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().name("erasure").daemon().start(this::run);
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
                    while (stop.getCount() > 0 && store.piece()) {
                        // Each piece is a transaction of its own.
                    }
                } catch (RuntimeException e) {
                    LOG.warnf("an erasure is put off: %s", e.toString());
                }
            } while (!stop.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
