package chat.parley.dialog.writer;

import chat.parley.dialog.settings.SettingsPolicies;
import chat.parley.persistence.SchemaJob;
import chat.parley.platform.settings.SettingsReader;
import chat.parley.platform.settings.SettingsView;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Runs the writer on a thread of its own, as soon as the tables are there and all settings are known. */
@Singleton
public class WriterJob {
    private static final Logger LOG = Logger.getLogger(WriterJob.class);
    private static final Duration RETRY = Duration.ofMillis(100);
    private static final Duration LAST_BATCH = Duration.ofSeconds(10);

    private final CommandConsumer writer;
    private final SchemaJob schema;
    private final SettingsReader settings;
    private final MeterClient watch;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("writer").unstarted(this::run);

    WriterJob(
            DeployedWriterConfig config,
            DataSource database,
            SchemaJob schema,
            SettingsReader settings,
            SettingsView view,
            InstantSource clock,
            MeterRegistry registry) {
        this.schema = schema;
        this.settings = settings;
        this.watch = new MeterClient(registry);
        this.writer = new CommandConsumer(
                new WriterConfig(
                        config.kafka(),
                        config.slot(),
                        config.partitions(),
                        Set.of(),
                        config.session(),
                        config.mostCommands(),
                        config.cachedConversations(),
                        config.timerPatience(),
                        config.longestBackOff()),
                database,
                new SettingsPolicies(view, System::nanoTime),
                clock,
                Interruptions.NONE,
                watch);
        watch.show(writer.status(), config.partitions());
    }

    /** How the writer is. */
    public WriterStatus status() {
        return writer.status();
    }

    /** Whether everything the writer needs to begin is there. */
    public boolean prepared() {
        return schema.isDone() && settings.isReady();
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stop.countDown();
        writer.close();
        try {
            thread.join(LAST_BATCH);
            watch.hide();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!prepared()) {
                if (stop.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            LOG.info("the writer begins");
            while (stop.getCount() > 0) {
                work();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A process without a writer is of no use: whatever a library throws, the writer goes on. */
    private void work() throws InterruptedException {
        try {
            writer.run();
        } catch (Error e) {
            LOG.error("the writer failed and begins anew", e);
            stop.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
