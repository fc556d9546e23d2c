package chat.parley.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The modules of the suite: where they are, which package is whose, and their compiled classes. */
public final class House {
    /** The services by the name of their module; the value is the name of their package under {@link #PACKAGE}. */
    public static final Map<String, String> SERVICES = Map.of(
            "admin-api", "admin",
            "channel-ingest", "ingest",
            "dialog-service", "dialog",
            "integration-service", "integration",
            "notification-service", "notification",
            "routing-service", "routing");

    public static final String PACKAGE = "chat.parley.";
    public static final String CONTRACTS = PACKAGE + "contracts";
    public static final String PLATFORM = PACKAGE + "platform";
    public static final String PERSISTENCE = PACKAGE + "persistence";
    public static final String EGRESS = PACKAGE + "egress";

    private static final List<String> SHARED = List.of("contracts", "platform", "persistence", "egress");
    private static final List<String> AROUND = List.of("embedded", "testkit", "launcher");

    /** Contracts, platform, persistence, the services, and what starts and tests them. */
    public static final JavaClasses CLASSES = imported();

    private House() {}

    /** The module of a class of a service; empty for everything else. */
    public static Optional<String> serviceOf(JavaClass type) {
        return SERVICES.entrySet().stream()
                .filter(service -> isIn(type, PACKAGE + service.getValue()))
                .map(Map.Entry::getKey)
                .findAny();
    }

    /** Whether the class is in this package or in one below it. */
    public static boolean isIn(JavaClass type, String parent) {
        return (type.getPackageName() + ".").startsWith(parent + ".");
    }

    /** The class that stands in a file of its own: a nested class is a part of what is around it. */
    public static JavaClass outermost(JavaClass type) {
        var outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    private static JavaClasses imported() {
        var modules = new java.util.ArrayList<>(SHARED);
        modules.addAll(SERVICES.keySet());
        modules.addAll(AROUND);
        var folders = modules.stream().map(House::compiled).toList();
        return new ClassFileImporter().withImportOption(House::hasSource).importPaths(folders);
    }

    private static Path compiled(String module) {
        var folder = Tree.ROOT.resolve(module).resolve("target/classes");
        try (var files = Files.isDirectory(folder) ? Files.walk(folder) : java.util.stream.Stream.<Path>empty()) {
            if (files.noneMatch(file -> file.toString().endsWith(".class"))) {
                throw new IllegalStateException("no classes in " + Tree.ROOT.relativize(folder)
                        + ": build all modules first, for example with `mvn test-compile`");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    /** Not so for what an earlier build left of a class that was renamed or deleted since. */
    private static boolean hasSource(Location location) {
        var file = Path.of(location.asURI());
        var name = file.toString();
        int place = name.indexOf("/target/classes/");
        if (place < 0) {
            return true;
        }
        var type = name.substring(place + "/target/classes/".length()).replaceAll("(\\$.*)?\\.class$", ".java");
        return Files.exists(Path.of(name.substring(0, place), "src/main/java", type));
    }
}
