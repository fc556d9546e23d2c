package chat.parley.launcher.build;

import java.nio.file.Path;
import java.util.Set;

/**
 * A module of the Maven build.
 *
 * @param name its folder's name
 * @param folder where it is
 * @param needs names of the modules its own code needs, tests left aside
 */
record Module(String name, Path folder, Set<String> needs) {
    /** Where the stamp of its last build is; goes away with the rest when the module is cleaned. */
    Path stamp() {
        return folder.resolve("target").resolve(".parley-built");
    }
}
