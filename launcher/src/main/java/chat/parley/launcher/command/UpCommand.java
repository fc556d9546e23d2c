package chat.parley.launcher.command;

import chat.parley.launcher.start.StartKeeper;
import chat.parley.launcher.suite.Part;
import chat.parley.launcher.suite.Suite;
import chat.parley.launcher.suite.SuiteOptions;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** Runs the suite until it is told to stop. */
final class UpCommand {
    private static final int FAILED = 1;
    /** The suite by itself takes less of the machine's processors. */
    private static final double BUSY = 0.4;

    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Path root;
    private final PrintStream out;
    private final boolean terminal;

    UpCommand(Path root, PrintStream out, boolean terminal) {
        this.root = root;
        this.out = out;
        this.terminal = terminal;
    }

    /** @return the exit code */
    int run(UpOptions options) throws IOException, UsageException, InterruptedException {
        int port = DoorPort.choose(options.host(), options.port(), out);
        var suiteOptions = SuiteOptions.of(root, options.home())
                .withDoor(options.host(), port)
                .without(options.leftOut())
                .withDemo(options.demo())
                .withFresh(options.fresh())
                .withLongLived(options.longLived())
                .withStartsNoted(true);
        var titles = suiteOptions.parts().stream().sorted().map(Part::title).toList();
        var progress = new Progress(out, terminal, titles);
        var ended = new CountDownLatch(1);
        var suite = Suite.open(suiteOptions, progress);
        var keeper = new StartKeeper(suite.java(), suite::notedStarts, UpCommand::isIdle, LOOK);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(suite, keeper, progress, ended), "stop the suite"));
        for (var part : suite.missing()) {
            out.println("  " + part.title() + " is not built and is left out");
        }
        try {
            suite.startParts();
        } catch (IOException e) {
            progress.settle();
            out.println();
            out.println(e.getMessage());
            return FAILED;
        }
        progress.settle();
        out.printf(Locale.ROOT, "%nParley is ready after %.0f s.%n%s%n", progress.seconds(), where(suite, options));
        Thread.ofVirtual()
                .name("keep the starts")
                .start(new StartKeeper(suite.java(), suite::notedStarts, UpCommand::isIdle, LOOK));
        ended.await();
        return 0;
    }

    private static boolean isIdle() {
        return MACHINE.getCpuLoad() < BUSY;
    }

    private void stop(Suite suite, StartKeeper keeper, Progress progress, CountDownLatch ended) {
        progress.settle();
        progress.silence();
        out.println("Stopping…");
        keeper.end();
        suite.close();
        out.println("Stopped.");
        ended.countDown();
    }

    private String where(Suite suite, UpOptions options) {
        var door = suite.door();
        var text = new StringBuilder();
        text.append("  Demo shop   ").append(door).append("/widget/demo/\n");
        text.append("  Console     ").append(door).append("/console/\n");
        if (options.demo()) {
            text.append("              ann, boris: operators; vera: supervisor; admin: administrator\n");
            text.append("              password of all four: parley-demo\n");
        }
        text.append("  Keycloak    ").append(door).append("/auth/admin/   user keycloak-admin, password in\n");
        text.append("              ").append(suite.folder().secrets()).append("\n");
        text.append("  Logs        ./parley logs PART -f, or ")
                .append(suite.folder().logs())
                .append("\n");
        text.append("Ctrl-C stops everything; the data stay.");
        return text.toString();
    }
}
