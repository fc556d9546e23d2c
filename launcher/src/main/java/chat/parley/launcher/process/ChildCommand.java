package chat.parley.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program to run as a child.
 *
 * @param arguments program first
 * @param environment added to this process's own; secrets go here and never into the arguments, which everybody sees
 * @param directory where it runs
 * @param log gets what it prints, after what is there already
 */
public record ChildCommand(List<String> arguments, Map<String, String> environment, Path directory, Path log) {
    private static final String BEFORE_LOGS_GROW_LARGE = ".1";
    private static final long LARGE_LOG = 20L * 1024 * 1024;

    /** @throws IllegalArgumentException without a program */
    public ChildCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
    }

    /**
     * Starts it. It does not hear the terminal's Ctrl-C or hang-up, which reach every process of the terminal at
     * once: its parent stops the children, in their order.
     */
    public Process start() throws IOException {
        Files.createDirectories(directory);
        Files.createDirectories(log.toAbsolutePath().getParent());
        if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
            Files.move(
                    log,
                    log.resolveSibling(log.getFileName() + BEFORE_LOGS_GROW_LARGE),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        // exec keeps the process number, and a signal ignored by the shell stays ignored in what it becomes.
        var command = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "parley"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }
}
