package chat.parley.launcher.build;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/** A number that changes when something changes that the result of a module's build depends on. */
final class SourceFingerprint {
    /** Made by builds and tests, not sources. */
    private static final Set<String> MADE =
            Set.of("target", "node_modules", "dist", "test-results", "screenshots", "coverage", ".git", ".vite");

    private SourceFingerprint() {}

    /**
     * @param root the project's folder; its pom and compiler settings count for every module
     * @param modules the module and all it needs; their tests do not count
     */
    static String of(Path root, Collection<Module> modules) throws IOException {
        var files = new TreeSet<Path>();
        files.add(root.resolve("pom.xml"));
        files.add(root.resolve(".mvn").resolve("jvm.config"));
        for (var module : modules) {
            collect(module.folder(), files);
        }
        var digest = sha256();
        for (var file : files) {
            if (Files.isRegularFile(file)) {
                var name = root.relativize(file).toString().getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(name.length).flip());
                digest.update(name);
                digest.update(ByteBuffer.allocate(Long.BYTES)
                        .putLong(Files.size(file))
                        .flip());
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void collect(Path folder, Set<Path> files) throws IOException {
        var tests = folder.resolve("src").resolve("test");
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean made = MADE.contains(directory.getFileName().toString());
                return made || directory.equals(tests) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
