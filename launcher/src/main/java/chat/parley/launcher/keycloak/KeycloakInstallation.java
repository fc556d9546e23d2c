package chat.parley.launcher.keycloak;

import chat.parley.launcher.process.ChildCommand;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/**
 * Keycloak's programs with its build step done: which database, which path, which features. It is only read while
 * Keycloak runs, so several homes share one.
 *
 * @param directory where the programs are
 */
public record KeycloakInstallation(Path directory) {
    /** What is fixed by the build step; another list gives another installation. */
    private static final List<String> BUILD_OPTIONS =
            List.of("--db=postgres", "--http-relative-path=/auth", "--health-enabled=true");

    private static final String COMPLETE = ".complete";
    private static final int PATIENCE_MINUTES = 5;

    /**
     * Unpacks and builds it, unless that was done before with the same archive and options; takes half a minute then.
     *
     * @param archive the distribution as a zip
     * @param tools below which it goes
     * @param java the program to run it with
     * @throws IOException when it cannot be unpacked or its build fails; says where the log is
     */
    public static KeycloakInstallation ensure(Path archive, Path tools, Path java) throws IOException {
        if (!Files.isRegularFile(archive)) {
            throw new IOException("Keycloak's distribution is not at " + archive + "; build module launcher");
        }
        var home = at(archive, tools).directory();
        var name = home.getFileName().toString();
        Files.createDirectories(tools);
        // Two suites may come here at once; the lock ends with its holder, even a killed one.
        synchronized (KeycloakInstallation.class) {
            try (var channel = FileChannel.open(
                            tools.resolve("keycloak.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                if (held.isValid() && !Files.exists(home.resolve(COMPLETE))) {
                    unpack(archive, home);
                    build(home, java, tools.resolve(name + ".log"));
                    Files.createFile(home.resolve(COMPLETE));
                }
            }
        }
        return new KeycloakInstallation(home);
    }

    /**
     * Where {@link #ensure} puts it, whether it was called or not.
     */
    public static KeycloakInstallation at(Path archive, Path tools) throws IOException {
        long size = Files.isRegularFile(archive) ? Files.size(archive) : 0;
        var name = archive.getFileName().toString().replace(".zip", "") + "-"
                + Integer.toHexString(List.of(BUILD_OPTIONS, size).hashCode());
        return new KeycloakInstallation(tools.resolve(name));
    }

    private static void unpack(Path archive, Path home) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                // The archive's own top folder carries its version; ours is the home.
                var inside = entry.getName().replaceFirst("^[^/]*/", "");
                var target = home.resolve(inside).normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("the archive points outside of itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.write(target, zip.readAllBytes());
                }
            }
        }
    }

    private static void build(Path home, Path java, Path log) throws IOException {
        Files.deleteIfExists(log);
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.add("-Xmx512m");
        command.add("-XX:+UseSerialGC");
        command.addAll(entryPoint(home));
        command.add("build");
        command.addAll(BUILD_OPTIONS);
        var process = new ChildCommand(command, Map.of(), home, log).start();
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException("Keycloak's build has not ended within 5 minutes; see " + log);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Keycloak was built", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException("Keycloak's build failed; see " + log);
        }
    }

    /**
     * Arguments of a Java program that is Keycloak, as its own script has them: Java options, class path, main class.
     * The script itself would stand as one more process between us and Keycloak.
     *
     * @param home with lib, conf, providers and data
     */
    private static List<String> entryPoint(Path home) {
        return with(
                home,
                home.resolve("lib").resolve("quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    }

    /**
     * As its own script's, for a server whose build step is done. The JVM's own class loader finds everything: an
     * ahead-of-time cache knows no classes of others, and Keycloak's packaging brings its own.
     *
     * @param home with conf and data
     * @param programs the installation's folder, the same for all homes
     */
    static List<String> serverPoint(Path home, Path programs) {
        var lib = programs.resolve("lib");
        // What the build step changed and made comes before what it was made from.
        var classPath = Stream.of(
                        lib.resolve("quarkus").resolve("transformed-bytecode.jar"),
                        lib.resolve("quarkus").resolve("generated-bytecode.jar"),
                        lib.resolve("app").resolve("*"),
                        lib.resolve("lib").resolve("boot").resolve("*"),
                        lib.resolve("lib").resolve("main").resolve("*"))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        return with(home, classPath, "org.keycloak.quarkus.runtime.KeycloakMain");
    }

    private static List<String> with(Path home, String classPath, String mainClass) {
        return List.of(
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Dkeycloak.theme.dir=" + home.resolve("themes"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dquarkus-log-max-startup-records=10000",
                "-Dpicocli.disable.closures=true",
                "-Dfile.encoding=UTF-8",
                "-Djava.security.egd=file:/dev/urandom",
                "-Duser.language=en",
                "-Duser.country=US",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                mainClass);
    }
}
