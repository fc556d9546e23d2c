package chat.parley.admin.installation;

import chat.parley.admin.operator.IdentityProvider;
import chat.parley.admin.operator.OperatorCreationJob;
import chat.parley.admin.relay.RelayJob;
import chat.parley.persistence.SchemaJob;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Plants the demo where it is wanted as soon as the database is up to date, and lets the relay begin. The service is up
 * meanwhile, and says that it is not ready.
 */
@ApplicationScoped
public class InstallationJob {
    private static final Logger LOG = Logger.getLogger(InstallationJob.class);

    private final SchemaJob schema;
    private final DemoStore demo;
    private final RelayJob relay;
    private final OperatorCreationJob creations;
    private final InstallationConfig config;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean done;

    public InstallationJob(
            SchemaJob schema,
            DemoStore demo,
            RelayJob relay,
            OperatorCreationJob creations,
            InstallationConfig config) {
        this.schema = schema;
        this.demo = demo;
        this.relay = relay;
        this.creations = creations;
        this.config = config;
    }

    /** Whether the database is up to date, so that requests can be answered. */
    public boolean isDone() {
        return done;
    }

    void onStart(@Observes StartupEvent event) {
        Thread.ofVirtual().name("installation").start(this::run);
    }

    void onStop(@Observes ShutdownEvent event) {
        stop.countDown();
        relay.stop();
    }

    private void run() {
        if (!awaitSchema()) {
            return;
        }
        boolean complained = false;
        while (!done && !stops(Duration.ZERO)) {
            try {
                if (config.demo()) {
                    demo.plant();
                }
                done = true;
                relay.start();
            } catch (RuntimeException e) {
                if (!complained) {
                    LOG.warnf("the database is not ready yet: %s", firstCause(e));
                    complained = true;
                }
                stops(config.retryAfter());
            }
        }
        do {
            try {
                creations.clean();
            } catch (IdentityProvider.Unavailable e) {
                LOG.debugf("half-made logins stay for now: %s", e.getMessage());
            } catch (RuntimeException e) {
                LOG.warnf("half-made logins stay for now: %s", e.getMessage());
            }
        } while (!stops(config.cleanEvery()));
    }

    private boolean awaitSchema() {
        try {
            return schema.awaitDone();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What the database says itself is a page long. */
    private static Throwable firstCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private boolean stops(Duration within) {
        try {
            return stop.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
