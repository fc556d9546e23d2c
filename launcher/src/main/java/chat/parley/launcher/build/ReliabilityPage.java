package chat.parley.launcher.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The dated results of full test runs, one row each, in {@code docs/reliability.md}. */
final class ReliabilityPage {
    private static final String HEAD = """
            # Reliability

            Every full run of the tests (`./parley test --full`: with the long ones) adds a row here by itself.

            | began (UTC) | commit | modules | passed | failed | minutes |
            |---|---|---|---|---|---|
            """;

    private ReliabilityPage() {}

    static void append(Path root, Instant began, Instant ended, List<String> modules, TestCount count)
            throws IOException {
        var page = root.resolve("docs").resolve("reliability.md");
        if (!Files.exists(page)) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, HEAD);
        }
        var row = row(began, ended, commit(root), modules, count);
        Files.writeString(page, row + "\n", StandardOpenOption.APPEND);
    }

    static String row(Instant began, Instant ended, String commit, List<String> modules, TestCount count) {
        return "| %s | %s | %s | %d | %d | %d |"
                .formatted(
                        began.truncatedTo(ChronoUnit.SECONDS),
                        commit,
                        modules.isEmpty() ? "all" : String.join(" ", modules),
                        count.passed(),
                        count.failures().size(),
                        Math.max(1, Duration.between(began, ended).toMinutes()));
    }

    /** The short name of the commit, with a plus sign when files differ from it. */
    private static String commit(Path root) throws IOException {
        var process = new ProcessBuilder("git", "describe", "--always", "--dirty=+")
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return said.matches("[0-9a-f]{4,40}\\+?") ? said : "none";
    }
}
