package chat.parley.launcher.command;

import chat.parley.launcher.process.ProcessMark;
import chat.parley.launcher.suite.SuiteFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops a suite that runs in another terminal or in the background. */
final class DownCommand {
    private static final int PATIENCE_SECONDS = 40;

    private final SuiteFolder folder;
    private final PrintStream out;

    DownCommand(SuiteFolder folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /** @return the exit code */
    int run() throws IOException, InterruptedException {
        var keeper = ProcessMark.readFrom(folder.doorMark()).flatMap(ProcessMark::running);
        if (keeper.isEmpty()) {
            out.println("Parley does not run.");
            return 0;
        }
        keeper.get().destroy();
        try {
            keeper.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            out.println("Stopped.");
            return 0;
        } catch (TimeoutException e) {
            out.println("Parley (process " + keeper.get().pid() + ") has not ended after " + PATIENCE_SECONDS + " s.");
            return 1;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
