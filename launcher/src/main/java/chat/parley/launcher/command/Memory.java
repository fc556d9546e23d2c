package chat.parley.launcher.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How much of the machine's memory a process and its children occupy. */
final class Memory {
    private static final long KIBIBYTE = 1024;

    private Memory() {}

    /**
     * Where the system tells it, memory shared by several processes is counted once; PostgreSQL's processes share most
     * of theirs.
     *
     * @return bytes; 0 when the system does not say
     */
    static long of(ProcessHandle process) {
        // Children of the door's process are parts of their own and have their own rows; PostgreSQL's are not.
        var family = new ArrayList<ProcessHandle>();
        family.add(process);
        if (process.info()
                .command()
                .filter(command -> command.endsWith("postgres"))
                .isPresent()) {
            process.descendants().forEach(family::add);
        }
        return family.stream().mapToLong(Memory::proportional).sum();
    }

    private static long proportional(ProcessHandle process) {
        var rollup = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        try {
            for (var line : Files.readAllLines(rollup)) {
                if (line.startsWith("Pss:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE;
                }
            }
        } catch (IOException e) {
            return resident(List.of(process));
        }
        return 0;
    }

    private static long resident(List<ProcessHandle> processes) {
        var pids =
                processes.stream().map(ProcessHandle::pid).map(Object::toString).collect(Collectors.joining(","));
        try {
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", pids)
                    .redirectErrorStream(true)
                    .start();
            try (var lines = ps.inputReader()) {
                return lines.lines()
                                .map(String::strip)
                                .filter(line -> line.matches("\\d+"))
                                .mapToLong(Long::parseLong)
                                .sum()
                        * KIBIBYTE;
            }
        } catch (IOException e) {
            return 0;
        }
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%d", bytes / KIBIBYTE / KIBIBYTE);
    }
}
