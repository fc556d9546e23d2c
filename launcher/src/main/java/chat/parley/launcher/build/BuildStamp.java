package chat.parley.launcher.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a module's last build was made of. It also says when the result was written, so that a result that somebody
 * else's build replaced is not taken for this one.
 */
final class BuildStamp {
    private BuildStamp() {}

    /** Whether the module's result is there and was made of exactly these sources. */
    static boolean isFresh(Module module, String fingerprint) throws IOException {
        if (!Files.isRegularFile(module.stamp())) {
            return false;
        }
        return Files.readString(module.stamp()).equals(content(module, fingerprint));
    }

    /** Notes that the module's result is now made of these sources. */
    static void write(Module module, String fingerprint) throws IOException {
        Files.createDirectories(module.stamp().getParent());
        Files.writeString(module.stamp(), content(module, fingerprint));
    }

    private static String content(Module module, String fingerprint) throws IOException {
        return fingerprint + " " + result(module).map(BuildStamp::written).orElse("nothing");
    }

    /** The service's runnable jar where it has one, else the module's own jar. */
    private static Optional<Path> result(Module module) throws IOException {
        var target = module.folder().resolve("target");
        var runnable = target.resolve("quarkus-app").resolve("quarkus-run.jar");
        if (Files.exists(runnable)) {
            return Optional.of(runnable);
        }
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (var files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches("parley-.*\\.jar"))
                    .filter(file -> !file.getFileName().toString().contains("-sources"))
                    .max(Comparator.comparing(BuildStamp::written));
        }
    }

    private static String written(Path file) {
        try {
            FileTime time = Files.getLastModifiedTime(file);
            return String.format("%020d", time.toMillis());
        } catch (IOException e) {
            return "unknown";
        }
    }
}
