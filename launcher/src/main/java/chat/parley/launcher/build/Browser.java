package chat.parley.launcher.build;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Chromium that the journeys run in. */
final class Browser {
    /** Names the program, for tests and for people who have theirs elsewhere. */
    static final String VARIABLE = "PARLEY_CHROMIUM";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> ELSEWHERE = List.of(
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    private static final String ADVICE = "The journeys need Chromium: install it (apt-get install chromium, "
            + "brew install --cask chromium) or set " + VARIABLE + " to the program.";

    private Browser() {}

    /**
     * Finds it; where there is none, installs Debian's when this runs as root.
     *
     * @throws Refusal when there is none and none can be installed
     */
    static Path ensure(Map<String, String> environment) throws IOException, Refusal {
        var found = find(environment);
        if (found.isPresent()) {
            return found.get();
        }
        boolean root = "root".equals(System.getProperty("user.name"));
        if (!root || onPath(environment, "apt-get").isEmpty()) {
            throw new Refusal(ADVICE);
        }
        System.out.println("Installing Chromium with apt-get for the journeys.");
        run("apt-get", "update", "-q");
        run("apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium");
        return find(environment).orElseThrow(() -> new Refusal(ADVICE));
    }

    static Optional<Path> find(Map<String, String> environment) throws Refusal {
        var named = environment.get(VARIABLE);
        if (named != null) {
            if (!Files.isExecutable(Path.of(named))) {
                throw new Refusal(VARIABLE + " is no program: " + named);
            }
            return Optional.of(Path.of(named));
        }
        return NAMES.stream()
                .flatMap(name -> onPath(environment, name).stream())
                .findFirst()
                .or(() -> ELSEWHERE.stream()
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst());
    }

    private static Optional<Path> onPath(Map<String, String> environment, String name) {
        for (var folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            var program = Path.of(folder.isEmpty() ? "." : folder).resolve(name);
            if (Files.isExecutable(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    private static void run(String... command) throws IOException, Refusal {
        try {
            var builder = new ProcessBuilder(command).inheritIO();
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            if (builder.start().waitFor() != 0) {
                throw new Refusal(String.join(" ", command) + " failed. " + ADVICE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.");
        }
    }
}
