package chat.parley.ingest.erasure;

import chat.parley.ingest.media.MediaStore;
import chat.parley.persistence.SchemaJob;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Deletes the bytes of erased files, and says when all of an erasure is done. A place that is away is tried again. */
@ApplicationScoped
public class ErasureJob {
    private static final Logger LOG = Logger.getLogger(ErasureJob.class);
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final SchemaJob schema;
    private final ErasureStore store;
    private final MediaStore media;
    private final InstantSource clock;
    private final CountDownLatch stop = new CountDownLatch(1);

    ErasureJob(SchemaJob schema, ErasureStore store, MediaStore media, InstantSource clock) {
        this.schema = schema;
        this.store = store;
        this.media = media;
        this.clock = clock;
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
                    look();
                } catch (IOException | RuntimeException e) {
                    LOG.warnf("files are deleted later: %s", e.toString());
                }
            } while (!stop.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws IOException {
        List<String> files = store.filesLeft();
        while (!files.isEmpty()) {
            for (String file : files) {
                media.delete(file);
                store.gone(file);
            }
            files = store.filesLeft();
        }
        store.conclude(clock.instant());
    }
}
