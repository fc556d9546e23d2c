package chat.parley.images;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an image is made of.
 *
 * @param service for example {@code dialog-service}
 * @param version of the project; the image's tag
 * @param revision of the sources, as the version control names it
 * @param source where the sources are; empty where that is not said
 * @param base by digest, or {@code scratch} for none: then a Java runtime has to come from elsewhere
 * @param app the folder that Quarkus made
 */
record ImagePlan(String service, String version, String revision, String source, String base, Path app) {
    static final String SCRATCH = "scratch";

    /** The user that the manifests run it as too. */
    static final String USER = "10001:10001";

    /** Where the files of a service are. */
    static final String HOME = "/app";

    static final int PORT = 8080;

    /**
     * One layer.
     *
     * @param files below {@code app}, and at the same place below {@link #HOME}
     */
    record Layer(String name, List<String> files) {}

    /** From what changes seldom to what changes always, so that an upgrade fetches little. */
    List<Layer> layers() {
        return List.of(
                new Layer("libraries", List.of("lib")),
                new Layer("framework", List.of("quarkus", "quarkus-run.jar")),
                new Layer("service", List.of("app")));
    }

    /** Without a shell, so that a signal to stop reaches the service itself. */
    static List<String> entryPoint() {
        return List.of(
                "java",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dfile.encoding=UTF-8",
                "-jar",
                HOME + "/quarkus-run.jar");
    }

    /** Where it comes from, in the words that registries know (OCI image annotations). */
    Map<String, String> labels() {
        var labels = new TreeMap<>(Map.of(
                "org.opencontainers.image.title",
                "Parley " + service,
                "org.opencontainers.image.version",
                version,
                "org.opencontainers.image.revision",
                revision,
                "org.opencontainers.image.licenses",
                "Apache-2.0"));
        if (!source.isEmpty()) {
            labels.put("org.opencontainers.image.source", source);
        }
        return labels;
    }

    String name() {
        return "parley/" + service + ":" + version;
    }
}
