package chat.parley.launcher.command;

import chat.parley.launcher.process.ProcessMark;
import chat.parley.launcher.suite.Part;
import chat.parley.launcher.suite.SuiteFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A table of the parts as seen from outside. */
final class StatusCommand {
    private static final String ROW = "%-22s %-9s %8s %7s %10s %6s%n";
    private static final int NOTHING_RUNS = 3;

    private final SuiteFolder folder;
    private final PrintStream out;
    private final Instant now;

    StatusCommand(SuiteFolder folder, PrintStream out, Instant now) {
        this.folder = folder;
        this.out = out;
        this.now = now;
    }

    /** @return the exit code: 0 when the suite runs, 3 when it does not */
    int run() throws IOException {
        out.printf(Locale.ROOT, ROW, "part", "state", "pid", "MB", "up for", "port");
        boolean door = print("door (and keeper)", folder.doorMark());
        long total = memory(folder.doorMark());
        for (var part : Part.values()) {
            print(part.title(), folder.mark(part));
            total += memory(folder.mark(part));
        }
        out.printf(Locale.ROOT, ROW, "together", "", "", Memory.megabytes(total), "", "");
        return door ? 0 : NOTHING_RUNS;
    }

    private boolean print(String title, Path file) throws IOException {
        var mark = ProcessMark.readFrom(file);
        Optional<ProcessHandle> process = mark.flatMap(ProcessMark::running);
        if (process.isEmpty()) {
            out.printf(Locale.ROOT, ROW, title, mark.isEmpty() ? "off" : "ended", "", "", "", "");
            return false;
        }
        out.printf(
                Locale.ROOT,
                ROW,
                title,
                "running",
                process.get().pid(),
                Memory.megabytes(Memory.of(process.get())),
                age(mark.get().started()),
                mark.get().port());
        return true;
    }

    private static long memory(Path file) throws IOException {
        var process = ProcessMark.readFrom(file).flatMap(ProcessMark::running);
        return process.isEmpty() ? 0 : Memory.of(process.get());
    }

    private String age(Instant started) {
        var age = Duration.between(started, now);
        return String.format(Locale.ROOT, "%d:%02d:%02d", age.toHours(), age.toMinutesPart(), age.toSecondsPart());
    }
}
