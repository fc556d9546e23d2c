package chat.parley.launcher.build;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One run of Maven.
 *
 * @param root where it runs
 * @param log gets everything it says, replacing what is there
 * @param environment added to this process's own
 * @param listener gets each line too
 */
record MavenRun(Path root, Path log, Map<String, String> environment, Consumer<String> listener) {
    /** @return Maven's exit code */
    int run(List<String> arguments) throws IOException, Refusal {
        var command = new ArrayList<>(List.of("mvn", "-B"));
        command.addAll(arguments);
        Files.createDirectories(log.toAbsolutePath().getParent());
        var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        // Ctrl-C reaches Maven by itself; anything else that ends this program must end Maven too.
        var ending = new Thread(process::destroy, "end Maven");
        Runtime.getRuntime().addShutdownHook(ending);
        process.getOutputStream().close();
        try (var lines = process.inputReader(StandardCharsets.UTF_8);
                var copy = new PrintWriter(Files.newBufferedWriter(log))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.println(line);
                listener.accept(line);
            }
        }
        try {
            int code = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(ending);
            return code;
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.");
        }
    }
}
