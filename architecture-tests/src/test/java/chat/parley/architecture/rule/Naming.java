package chat.parley.architecture.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Which names say nothing about the thing that has them. */
public final class Naming {
    private static final Set<String> EMPTY_WORDS = Set.of(
            "util",
            "utils",
            "utility",
            "utilities",
            "helper",
            "helpers",
            "common",
            "commons",
            "manager",
            "managers",
            "impl",
            "impls");

    /** Words for a layer; a package is named after what it is about. */
    private static final Set<String> LAYERS = Set.of(
            "base",
            "controller",
            "controllers",
            "core",
            "domain",
            "dto",
            "dtos",
            "entities",
            "entity",
            "misc",
            "model",
            "models",
            "repositories",
            "repository",
            "service",
            "services",
            "shared",
            "types");

    private Naming() {}

    /** Whether one of the words in a name like {@code OrderHelper2} or {@code string-utils} is an empty one. */
    public static boolean isEmpty(String name) {
        return Arrays.stream(name.split("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z]+", -1))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(EMPTY_WORDS::contains);
    }

    static boolean isLayer(String packageName) {
        return Arrays.stream(packageName.split("\\.", -1)).anyMatch(LAYERS::contains);
    }
}
