package chat.parley.launcher.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where a suite keeps things.
 *
 * @param home its folder
 */
public record SuiteFolder(Path home) {
    /** What outlives a stop: databases, topics, secrets. */
    public Path data() {
        return home.resolve("data");
    }

    /** A part's own folder of data. */
    Path data(Part part) {
        return data().resolve(part.title());
    }

    /** What a part prints. */
    public Path log(Part part) {
        return logs().resolve(part.title() + ".log");
    }

    /** Where all logs are. */
    public Path logs() {
        return home.resolve("logs");
    }

    /** Passwords and keys made for this suite. */
    public Path secrets() {
        return data().resolve("secrets.properties");
    }

    /** Notes about running processes. */
    Path run() {
        return home.resolve("run");
    }

    /** The note about a part's process. */
    public Path mark(Part part) {
        return run().resolve(part.title() + ".properties");
    }

    /** The note about the process that keeps the parts, which is also the door. */
    public Path doorMark() {
        return run().resolve("door.properties");
    }

    /** Held locked by the process that keeps the parts. */
    Path lock() {
        return run().resolve("lock");
    }

    /** Exists once the broker serves clients. */
    Path brokerReady() {
        return run().resolve("kafka.ready");
    }

    /** Removes all data; nothing may run on them. */
    void removeData() throws IOException {
        if (!Files.exists(data())) {
            return;
        }
        try (var paths = Files.walk(data())) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
