package chat.parley.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files that people write: everything but what is downloaded, built or left by a run. */
public final class Tree {
    /** The folder that all modules are in. */
    public static final Path ROOT = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .resolveSibling("")
            .normalize();

    private static final Set<String> NOT_WRITTEN = Set.of(
            ".git", ".idea", ".parley", ".vscode", "dist", "node_modules", "screenshots", "target", "test-results");

    private static final List<Text> ALL = read();

    /**
     * A file of text.
     *
     * @param name relative to the root, with slashes
     */
    public record Text(String name, String content) {
        public List<String> lines() {
            return content.lines().toList();
        }

        public boolean endsWith(String... suffixes) {
            return Stream.of(suffixes).anyMatch(name::endsWith);
        }

        /** The name without its folder. */
        public String fileName() {
            return name.substring(name.lastIndexOf('/') + 1);
        }

        /** The folder, empty for the root, and with a slash at its end otherwise. */
        public String folder() {
            return name.substring(0, name.lastIndexOf('/') + 1);
        }

        /** The lines that hold the pattern, as {@code file:line: text}. */
        public List<String> linesWith(java.util.regex.Pattern pattern) {
            var lines = lines();
            return java.util.stream.IntStream.range(0, lines.size())
                    .filter(at -> pattern.matcher(lines.get(at)).find())
                    .mapToObj(at -> name + ":" + (at + 1) + ": " + lines.get(at).strip())
                    .toList();
        }
    }

    private Tree() {}

    /** The files whose names end so, in the order of their names. */
    public static List<Text> files(String... suffixes) {
        return ALL.stream().filter(file -> file.endsWith(suffixes)).toList();
    }

    private static List<Text> read() {
        var files = new java.util.ArrayList<Text>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_WRITTEN.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    var name = ROOT.relativize(file).toString().replace('\\', '/');
                    if (isText(name)) {
                        files.add(new Text(name, Files.readString(file)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream().sorted(java.util.Comparator.comparing(Text::name)).toList();
    }

    private static boolean isText(String name) {
        return Stream.of(
                        ".java",
                        ".ts",
                        ".tsx",
                        ".js",
                        ".mjs",
                        ".md",
                        ".yaml",
                        ".yml",
                        ".json",
                        ".properties",
                        ".xml",
                        ".sh",
                        ".sql",
                        ".npmrc")
                .anyMatch(name::endsWith);
    }
}
