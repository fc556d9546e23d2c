package chat.parley.ingest.erasure;

import chat.parley.ingest.media.MediaStore;
import chat.parley.persistence.RepeatedJob;
import chat.parley.persistence.SchemaJob;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/** Deletes the bytes of erased files, and says when all of an erasure is done. A place that is away is tried again. */
@ApplicationScoped
public class ErasureJob {
    private static final Logger LOG = Logger.getLogger(ErasureJob.class);
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final ErasureStore store;
    private final MediaStore media;
    private final InstantSource clock;
    private final RepeatedJob job;

    ErasureJob(SchemaJob schema, ErasureStore store, MediaStore media, InstantSource clock) {
        this.store = store;
        this.media = media;
        this.clock = clock;
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
            delete();
        } catch (IOException | RuntimeException e) {
            LOG.warnf("files are deleted later: %s", e.toString());
        }
    }

    private void delete() throws IOException {
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
