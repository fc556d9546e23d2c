package chat.parley.launcher.build;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The checks of the modules that are not written in Java, one after the other beside Maven: both leave a processor idle
 * for half of their time. They begin when Maven has built those modules, and each is a script of its module's own.
 */
final class ScriptChecks {
    /** Where a module keeps its check; run without arguments, it fails with an exit code. */
    static final String SCRIPT = "scripts/check.sh";
    /** Keeps Maven from running them too. */
    static final String SKIP = "-Dscripts.check.skip=true";

    private static final Duration PATIENCE = Duration.ofMinutes(25);

    private final List<Module> modules;
    private final Path log;
    private final Map<String, String> environment;
    private final Map<String, ReactorSummary.Row> rows = new LinkedHashMap<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("script-checks").unstarted(this::runAll);
    private volatile Optional<Process> running = Optional.empty();
    private boolean begun;

    /**
     * @param modules those with a {@link #SCRIPT}
     * @param log gets all they say, replacing what is there
     * @param environment added to this process's own
     */
    ScriptChecks(List<Module> modules, Path log, Map<String, String> environment) {
        this.modules = modules;
        this.log = log;
        this.environment = environment;
    }

    /** The modules that have a check of their own. */
    static List<Module> among(List<Module> modules) {
        return modules.stream()
                .filter(module -> Files.isExecutable(module.folder().resolve(SCRIPT)))
                .toList();
    }

    /** Maven begins with a module; once the last of ours is behind it, the checks begin. */
    void mavenBeginsWith(String module, List<String> mavensOrder) {
        int last = modules.stream()
                .mapToInt(ours -> mavensOrder.indexOf(ours.name()))
                .max()
                .orElse(-1);
        if (!begun && last >= 0 && mavensOrder.indexOf(module) > last) {
            begin();
        }
    }

    private void begin() {
        begun = true;
        var ending = new Thread(this::end, "end script checks");
        Runtime.getRuntime().addShutdownHook(ending);
        thread.start();
    }

    /** Waits for the end of all; begins them now when Maven never came that far. */
    Map<String, ReactorSummary.Row> await() throws Refusal {
        if (!begun) {
            begin();
        }
        try {
            if (!thread.join(PATIENCE)) {
                end();
                throw new Refusal("The checks of " + names() + " do not come to an end; see " + log + ".");
            }
        } catch (InterruptedException e) {
            end();
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.");
        }
        return rows;
    }

    private void runAll() {
        try (var copy = new PrintWriter(Files.newBufferedWriter(log))) {
            for (var module : modules) {
                long begin = System.nanoTime();
                int code = run(module, copy);
                double seconds = (System.nanoTime() - begin) / 1e9;
                var result = code == 0 ? ReactorSummary.Result.SUCCESS : ReactorSummary.Result.FAILURE;
                rows.put(module.name(), new ReactorSummary.Row(result, seconds));
            }
        } catch (IOException e) {
            System.out.println("  The checks of " + names() + " cannot be run: " + e.getMessage());
        }
    }

    private int run(Module module, PrintWriter copy) throws IOException {
        // Tests of services wait for moments; these only take as long as they take, so they get what is left over.
        var builder = new ProcessBuilder(
                        "nice", "-n", "5", module.folder().resolve(SCRIPT).toString())
                .directory(module.folder().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        running = Optional.of(process);
        process.getOutputStream().close();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(copy::println);
        }
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private String names() {
        return String.join(", ", modules.stream().map(Module::name).toList());
    }

    private void end() {
        running.ifPresent(process -> {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        });
    }
}
