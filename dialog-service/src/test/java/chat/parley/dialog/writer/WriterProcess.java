package chat.parley.dialog.writer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.ds.PGSimpleDataSource;

/** A writer in a process of its own, as a member of the group. Says on its output when it comes to a step. */
final class WriterProcess {
    private WriterProcess() {}

    /** Arguments: broker, partitions, slot, database's address, user, password, step to wait at or {@code none}, time of timers. */
    public static void main(String[] arguments) {
        var source = new PGSimpleDataSource();
        source.setUrl(arguments[3]);
        source.setUser(arguments[4]);
        source.setPassword(arguments[5]);
        var config = new WriterConfig(
                arguments[0],
                arguments[2],
                Integer.parseInt(arguments[1]),
                Set.of(),
                Duration.ofSeconds(4),
                1_000,
                10_000,
                Duration.ofSeconds(30),
                Duration.ofSeconds(1));
        String wanted = arguments[6];
        var timers = Duration.parse(arguments[7]);
        var policy = timers.isZero() ? new QuietPolicy() : new TimedPolicy(timers);
        var writer = new CommandConsumer(
                config,
                source,
                account -> policy,
                InstantSource.system(),
                step -> {
                    if (step.name().equals(wanted)) {
                        standStill(step);
                    }
                },
                WriterWatch.NOBODY);
        var working = new Thread(writer);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            writer.close();
            try {
                working.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        Thread.ofPlatform().daemon().start(() -> {
            boolean told = false;
            while (!told) {
                told = writer.status().ready() && !writer.status().partitions().isEmpty();
                // Spinning would take a core from the start that is waited for.
                LockSupport.parkNanos(1_000_000);
            }
            System.out.println("READY " + InstantSource.system().instant());
        });
        working.start();
    }

    /** Once: tells the test, which then stops this process with a signal, and goes on when it is told to. */
    private static synchronized void standStill(Step step) {
        if (Boolean.getBoolean("stood")) {
            return;
        }
        System.setProperty("stood", "true");
        System.out.println("AT " + step);
        try {
            int answer = System.in.read();
            System.out.println("ON " + answer);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
