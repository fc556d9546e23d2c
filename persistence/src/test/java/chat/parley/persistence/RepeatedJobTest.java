package chat.parley.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.TestDatabase;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class RepeatedJobTest {
    private static final int PATIENCE = 20;

    private final SchemaJob schema = new SchemaJob(Flyway.configure()
            .dataSource(TestDatabase.fresh("repeating").dataSource())
            .load());

    @Test
    void theWorkIsRepeatedFromTheMomentThatTheDatabaseIsUpToDate() throws InterruptedException {
        var times = new Semaphore(0);
        var job = new RepeatedJob("repeated", Duration.ofMillis(1), schema, () -> {
            assertThat(schema.isDone()).isTrue();
            times.release();
        });

        job.start();
        schema.start(new StartupEvent());

        assertThat(times.tryAcquire(3, PATIENCE, TimeUnit.SECONDS)).isTrue();
        assertThat(job.isStopping()).isFalse();
        job.stop();
    }

    @Test
    void aJobThatIsStoppedBeginsNothingAnyMoreHoweverLongItWouldRest() throws InterruptedException {
        var times = new Semaphore(0);
        var thread = new AtomicReference<Thread>();
        var goOn = new CountDownLatch(1);
        var job = new RepeatedJob("repeated", Duration.ofHours(1), schema, () -> {
            thread.set(Thread.currentThread());
            times.release();
            goOn.await();
        });
        schema.start(new StartupEvent());
        job.start();
        assertThat(times.tryAcquire(PATIENCE, TimeUnit.SECONDS)).isTrue();

        job.stop();
        assertThat(job.isStopping()).isTrue();
        goOn.countDown();

        assertThat(thread.get().join(Duration.ofSeconds(PATIENCE))).isTrue();
        assertThat(times.availablePermits()).isZero();
    }

    @Test
    void nothingIsDoneWhereTheServiceStopsBeforeTheDatabaseIsThere() throws InterruptedException {
        var times = new Semaphore(0);
        var job = new RepeatedJob("never", Duration.ofMillis(1), schema, times::release);
        schema.stop(new ShutdownEvent());

        job.start();

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("never")) {
                assertThat(thread.join(Duration.ofSeconds(PATIENCE))).isTrue();
            }
        }
        assertThat(times.availablePermits()).isZero();
    }
}
