package chat.parley.launcher.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The modules of the build and which needs which, as the pom files say. */
final class ModuleGraph {
    private static final Pattern MODULE = Pattern.compile("<module>([a-z-]+)</module>");
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>parley-([a-z-]+)</artifactId>");

    private final Map<String, Module> modules;

    private ModuleGraph(Map<String, Module> modules) {
        this.modules = modules;
    }

    /** @param root the folder of the parent pom */
    static ModuleGraph read(Path root) throws IOException {
        var names = MODULE.matcher(Files.readString(root.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
        var modules = new LinkedHashMap<String, Module>();
        for (var name : names) {
            var folder = root.resolve(name);
            var needs = needs(Files.readString(folder.resolve("pom.xml")));
            needs.retainAll(names);
            modules.put(name, new Module(name, folder, Set.copyOf(needs)));
        }
        return new ModuleGraph(modules);
    }

    /** The modules that the pom's dependencies name, but for those of its tests. */
    static Set<String> needs(String pom) {
        var needs = new TreeSet<String>();
        DEPENDENCY.matcher(pom).results().map(found -> found.group(1)).forEach(dependency -> {
            var artifact = ARTIFACT.matcher(dependency);
            if (artifact.find() && !dependency.contains("<scope>test</scope>")) {
                needs.add(artifact.group(1));
            }
        });
        return needs;
    }

    /** Every module, in the order of the build. */
    List<Module> all() {
        return List.copyOf(modules.values());
    }

    /** @throws IllegalArgumentException when there is none */
    Module named(String name) {
        var module = modules.get(name);
        if (module == null) {
            throw new IllegalArgumentException(
                    "There is no module " + name + "; the modules are " + String.join(", ", modules.keySet()) + ".");
        }
        return module;
    }

    /** The named modules and all they need, directly or through others, in the order of the build. */
    List<Module> closure(Collection<String> names) {
        var reached = new LinkedHashSet<String>();
        var next = new ArrayDeque<>(names);
        while (!next.isEmpty()) {
            var name = next.pop();
            if (reached.add(name)) {
                next.addAll(named(name).needs());
            }
        }
        return modules.values().stream()
                .filter(module -> reached.contains(module.name()))
                .toList();
    }
}
