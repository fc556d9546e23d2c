package chat.parley.launcher.suite;

import chat.parley.contracts.topic.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How a suite is to run.
 *
 * @param root the project's folder: the built services are below it
 * @param home where data, logs and notes of running processes go; one suite at a time runs on it
 * @param doorHost the address the door listens on
 * @param doorPort the door's port; 0 for a free one
 * @param parts what runs; the rest is left out
 * @param demo whether the demo account and its people are made
 * @param partitions of each topic
 * @param environment added to each part's own
 * @param heaps megabytes, of the parts that need another than their usual one
 * @param fresh whether data of earlier runs are removed first
 * @param startsNoted whether starts are noted, so that later ones are quicker; costs some of this one
 * @param longLived whether the optimising compiler is used however few processors there are: better after some minutes,
 *     worse before
 * @param startPatience how long the start of everything may take
 */
public record SuiteOptions(
        Path root,
        Path home,
        String doorHost,
        int doorPort,
        Set<Part> parts,
        boolean demo,
        int partitions,
        Map<Part, Map<String, String>> environment,
        Map<Part, Integer> heaps,
        boolean fresh,
        boolean startsNoted,
        boolean longLived,
        Duration startPatience) {

    /** @throws IllegalArgumentException when the root is no folder of the project */
    public SuiteOptions {
        root = root.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
        parts = Set.copyOf(parts);
        environment = Map.copyOf(environment);
        heaps = Map.copyOf(heaps);
        if (!Files.isRegularFile(root.resolve("launcher").resolve("pom.xml"))) {
            throw new IllegalArgumentException("not Parley's folder: " + root);
        }
    }

    /** Everything, with demo data, on a free port of loopback. */
    public static SuiteOptions of(Path root, Path home) {
        return new SuiteOptions(
                root,
                home,
                "127.0.0.1",
                0,
                EnumSet.allOf(Part.class),
                true,
                Topic.PARTITIONS_ON_ONE_MACHINE,
                Map.of(),
                Map.of(),
                false,
                false,
                false,
                Duration.ofMinutes(4));
    }

    /** The project's folder, found from a folder inside of it, such as the one a module's tests run in. */
    public static Path rootAbove(Path inside) {
        for (var folder = inside.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("launcher").resolve("pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalArgumentException("not inside of Parley's folder: " + inside);
    }

    /** These, with another door. */
    public SuiteOptions withDoor(String host, int port) {
        return new SuiteOptions(
                root,
                home,
                host,
                port,
                parts,
                demo,
                partitions,
                environment,
                heaps,
                fresh,
                startsNoted,
                longLived,
                startPatience);
    }

    /** These, without some parts. */
    public SuiteOptions without(Set<Part> leftOut) {
        var rest = EnumSet.noneOf(Part.class);
        parts.stream().filter(part -> !leftOut.contains(part)).forEach(rest::add);
        return new SuiteOptions(
                root,
                home,
                doorHost,
                doorPort,
                rest,
                demo,
                partitions,
                environment,
                heaps,
                fresh,
                startsNoted,
                longLived,
                startPatience);
    }

    /** These, with variables added to one part's environment; they win over the suite's own. */
    public SuiteOptions withEnvironment(Part part, Map<String, String> added) {
        var all = new EnumMap<Part, Map<String, String>>(Part.class);
        all.putAll(environment);
        var merged = new HashMap<>(all.getOrDefault(part, Map.of()));
        merged.putAll(added);
        all.put(part, Map.copyOf(merged));
        return new SuiteOptions(
                root,
                home,
                doorHost,
                doorPort,
                parts,
                demo,
                partitions,
                all,
                heaps,
                fresh,
                startsNoted,
                longLived,
                startPatience);
    }

    /** These, with another heap for one part than is enough for a laptop, in megabytes. */
    public SuiteOptions withHeap(Part part, int megabytes) {
        var all = new HashMap<>(heaps);
        all.put(part, megabytes);
        return new SuiteOptions(
                root,
                home,
                doorHost,
                doorPort,
                parts,
                demo,
                partitions,
                environment,
                all,
                fresh,
                startsNoted,
                longLived,
                startPatience);
    }

    /** These, with or without the demo account. */
    public SuiteOptions withDemo(boolean wanted) {
        return new SuiteOptions(
                root,
                home,
                doorHost,
                doorPort,
                parts,
                wanted,
                partitions,
                environment,
                heaps,
                fresh,
                startsNoted,
                longLived,
                startPatience);
    }

    /** These, with another number of partitions per topic. */
    public SuiteOptions withPartitions(int number) {
        return new SuiteOptions(
                root,
                home,
                doorHost,
                doorPort,
                parts,
                demo,
                number,
                environment,
                heaps,
                fresh,
                startsNoted,
                longLived,
                startPatience);
    }

    /** These, with or without the data of earlier runs. */
    public SuiteOptions withFresh(boolean wanted) {
        return new SuiteOptions(
                root,
                home,
                doorHost,
                doorPort,
                parts,
                demo,
                partitions,
                environment,
                heaps,
                wanted,
                startsNoted,
                longLived,
                startPatience);
    }

    /** These, with or without noting starts. */
    public SuiteOptions withStartsNoted(boolean wanted) {
        return new SuiteOptions(
                root,
                home,
                doorHost,
                doorPort,
                parts,
                demo,
                partitions,
                environment,
                heaps,
                fresh,
                wanted,
                longLived,
                startPatience);
    }

    /** These, for minutes or for days. */
    public SuiteOptions withLongLived(boolean wanted) {
        return new SuiteOptions(
                root,
                home,
                doorHost,
                doorPort,
                parts,
                demo,
                partitions,
                environment,
                heaps,
                fresh,
                startsNoted,
                wanted,
                startPatience);
    }
}
