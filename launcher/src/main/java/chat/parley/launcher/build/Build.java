package chat.parley.launcher.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Builds the stale ones of some modules, without tests. Arguments: the project's folder, then the modules; what they
 * need comes along by itself.
 */
public final class Build {
    private static final Pattern STEP = Pattern.compile("Building parley-([a-z-]+) .*\\[(\\d+)/(\\d+)]");
    private static final List<String> FRONT_ENDS = List.of("operator-console", "widget");
    private static final int REFUSED = 2;

    private final Path root;
    private final ModuleGraph graph;

    private Build(Path root) throws IOException {
        this.root = root;
        this.graph = ModuleGraph.read(root);
    }

    /** See the class. Exit codes: 0 built or nothing to do, 1 failed, 2 something is missing on this machine. */
    public static void main(String[] arguments) throws IOException {
        var all = List.of(arguments);
        try {
            System.exit(
                    new Build(Path.of(all.getFirst()).toAbsolutePath().normalize()).run(all.subList(1, all.size())));
        } catch (Refusal | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(REFUSED);
        }
    }

    /** A module and what its result is to be made of. */
    private record Planned(Module module, String fingerprint) {}

    private int run(List<String> wanted) throws IOException, Refusal {
        var planned = new ArrayList<Planned>();
        var stale = new ArrayList<Module>();
        for (var module : graph.closure(wanted)) {
            var fingerprint = SourceFingerprint.of(root, graph.closure(List.of(module.name())));
            planned.add(new Planned(module, fingerprint));
            if (!BuildStamp.isFresh(module, fingerprint)) {
                stale.add(module);
            }
        }
        if (stale.isEmpty()) {
            return 0;
        }
        Tool.MAVEN.require();
        if (stale.stream().anyMatch(module -> FRONT_ENDS.contains(module.name()))) {
            Tool.NODE.require();
        }
        long began = System.nanoTime();
        System.out.println("Building " + names(stale, ", ") + "; the first time this takes some minutes.");
        int code = build(stale);
        if (code != 0) {
            System.err.println("The build failed; all it said is in " + log() + ".");
            return 1;
        }
        // Fresh ones that stale ones need were packed again too.
        for (var each : planned) {
            BuildStamp.write(each.module(), each.fingerprint());
        }
        System.out.printf(Locale.ROOT, "Built in %.0f s.%n", (System.nanoTime() - began) / 1e9);
        return 0;
    }

    private int build(List<Module> stale) throws IOException, Refusal {
        var arguments = new ArrayList<>(List.of(
                "package",
                "-am",
                "-pl",
                names(stale, ","),
                "-DskipTests",
                "-Dmaven.test.skip",
                "-Dspotless.check.skip"));
        if (stale.stream().noneMatch(module -> FRONT_ENDS.contains(module.name()))) {
            // A front end that a stale service needs was built before; npm need not run again for it.
            arguments.add("-Dexec.skip");
        }
        var missing = new boolean[1];
        if (Files.exists(complete())) {
            arguments.addFirst("-o");
            int code = maven(arguments, missing);
            if (code == 0 || !missing[0]) {
                return code;
            }
            arguments.removeFirst();
            Files.delete(complete());
        }
        int code = maven(arguments, missing);
        if (code == 0) {
            Files.createDirectories(complete().getParent());
            Files.writeString(complete(), "");
        }
        return code;
    }

    /** @param missing set to true when Maven needs something from the network */
    private int maven(List<String> arguments, boolean[] missing) throws IOException, Refusal {
        return new MavenRun(root, log(), Map.of(), line -> {
                    var step = STEP.matcher(line);
                    if (step.find()) {
                        System.out.printf("  %-22s %s of %s%n", step.group(1), step.group(2), step.group(3));
                    } else if (line.contains("offline mode") || line.contains("was not found in")) {
                        missing[0] = true;
                    } else if (line.startsWith("[ERROR]") && !missing[0]) {
                        System.out.println("  " + line);
                    }
                })
                .run(arguments);
    }

    private Path log() {
        return root.resolve(".parley").resolve("logs").resolve("build.log");
    }

    /** There once everything the build needs was fetched, so that it can do without the network. */
    private Path complete() {
        return root.resolve(".parley").resolve("tools").resolve("maven-complete");
    }

    private static String names(List<Module> modules, String separator) {
        return modules.stream().map(Module::name).collect(Collectors.joining(separator));
    }
}
