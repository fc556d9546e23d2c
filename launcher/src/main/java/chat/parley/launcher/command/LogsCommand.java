package chat.parley.launcher.command;

import chat.parley.launcher.suite.LogTail;
import chat.parley.launcher.suite.Part;
import chat.parley.launcher.suite.SuiteFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;

/** Shows what a part printed. */
final class LogsCommand {
    private static final int LINES = 200;

    private final SuiteFolder folder;
    private final PrintStream out;

    LogsCommand(SuiteFolder folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /** @return the exit code */
    int run(List<String> arguments) throws UsageException, IOException, InterruptedException {
        boolean follow = arguments.contains("-f");
        var titles =
                arguments.stream().filter(argument -> !"-f".equals(argument)).toList();
        if (titles.size() != 1) {
            throw new UsageException("logs needs the name of one part, and -f to follow it.");
        }
        var title = titles.getFirst();
        var part = Part.titled(title).orElseThrow(() -> new UsageException(UpOptions.noPart(title)));
        var log = folder.log(part);
        if (!Files.exists(log)) {
            throw new UsageException(title + " has not printed anything yet (" + log + ").");
        }
        if (!follow) {
            out.println(LogTail.of(log, LINES));
            return 0;
        }
        return new ProcessBuilder("tail", "-n", Integer.toString(LINES), "-F", log.toString())
                .inheritIO()
                .start()
                .waitFor();
    }
}
