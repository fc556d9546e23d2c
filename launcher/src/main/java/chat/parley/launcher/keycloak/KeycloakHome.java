package chat.parley.launcher.keycloak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What one running Keycloak needs of its own: the realm files it reads at its first start, and room for temporary
 * ones. Everything else is a link to the shared installation.
 *
 * @param directory the folder
 */
public record KeycloakHome(Path directory) {
    private static final List<String> SHARED = List.of("lib", "conf", "providers", "themes");

    /**
     * Makes it, or brings it up to date.
     *
     * @param realmFiles named as Keycloak wants them: {@code <realm>-realm.json}, {@code <realm>-users-<n>.json}
     */
    public static KeycloakHome prepare(Path directory, KeycloakInstallation installation, List<Path> realmFiles)
            throws IOException {
        var imports = Files.createDirectories(directory.resolve("data").resolve("import"));
        Files.createDirectories(directory.resolve("data").resolve("tmp"));
        for (var name : SHARED) {
            link(directory.resolve(name), installation.directory().resolve(name));
        }
        try (var old = Files.list(imports)) {
            for (var file : old.toList()) {
                Files.delete(file);
            }
        }
        for (var file : realmFiles) {
            Files.copy(file, imports.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        return new KeycloakHome(directory);
    }

    private static void link(Path link, Path target) throws IOException {
        try {
            if (Files.readSymbolicLink(link).equals(target)) {
                return;
            }
            Files.delete(link);
        } catch (NoSuchFileException e) {
            // The first time: there is no link yet.
            Files.createDirectories(link.toAbsolutePath().getParent());
        }
        Files.createSymbolicLink(link, target);
    }

    /** Java options, class path and main class that run it with an installation's programs. */
    public List<String> entryPoint(KeycloakInstallation installation) {
        return KeycloakInstallation.serverPoint(directory, installation.directory());
    }
}
