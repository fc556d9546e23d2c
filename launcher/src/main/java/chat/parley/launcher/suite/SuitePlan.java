package chat.parley.launcher.suite;

import chat.parley.launcher.keycloak.KeycloakHome;
import chat.parley.launcher.keycloak.KeycloakInstallation;
import chat.parley.launcher.process.ChildCommand;
import chat.parley.launcher.process.Program;
import chat.parley.launcher.start.StartCache;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How each part of one suite is started: commands, environments, addresses. */
final class SuitePlan {
    private static final String HOST = "127.0.0.1";
    private static final String REALM = "/auth/realms/parley";
    private static final int FEW_PROCESSORS = 4;
    /** The program and the sign come first. */
    private static final int AFTER_SIGN = 2;

    private static final String KEYCLOAK_ADMIN = "keycloak-admin";

    private final SuiteOptions options;
    private final SuiteFolder folder;
    private final Ports ports;
    private final SuiteSecrets secrets;
    private final DatabaseRoles roles;
    private final String door;
    private final Path java;
    private final Map<Part, NotedCommand> noted = new EnumMap<>(Part.class);

    /**
     * A start that is noted.
     *
     * @param arguments of the process, its program first
     */
    record NotedCommand(StartCache cache, List<String> arguments) {}

    /** @param door the public origin, without a slash at its end */
    SuitePlan(SuiteOptions options, SuiteFolder folder, Ports ports, SuiteSecrets secrets, String door) {
        this.options = options;
        this.folder = folder;
        this.ports = ports;
        this.secrets = secrets;
        this.roles = new DatabaseRoles(secrets);
        this.door = door;
        this.java = Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Whether what the part runs is there. */
    boolean isBuilt(Part part) {
        return !part.isService() || Files.isRegularFile(serviceJar(part));
    }

    Program program(Part part) throws IOException {
        return switch (part) {
            case DATABASE ->
                new DatabaseProgram(folder.data(part), ports.of(part), tools(), roles, List.of(Part.values()));
            case KAFKA -> broker();
            case KEYCLOAK -> keycloak();
            case DIALOG_SERVICE,
                    ROUTING_SERVICE,
                    CHANNEL_INGEST,
                    NOTIFICATION_SERVICE,
                    INTEGRATION_SERVICE,
                    ADMIN_API -> service(part);
        };
    }

    /** Programs that all suites of this checkout share. */
    private Path tools() {
        return options.root().resolve(".parley").resolve("tools");
    }

    private Program broker() throws IOException {
        var arguments = javaCommand(
                Part.KAFKA,
                List.of(
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                        "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS"));
        arguments.add("-cp");
        arguments.add(System.getProperty("java.class.path"));
        arguments.add("chat.parley.launcher.broker.BrokerMain");
        arguments.add(folder.data(Part.KAFKA).toString());
        arguments.add(Integer.toString(ports.of(Part.KAFKA)));
        arguments.add(Integer.toString(ports.second(Part.KAFKA)));
        arguments.add(Integer.toString(options.partitions()));
        arguments.add(folder.brokerReady().toString());
        quicken(Part.KAFKA, arguments, classPath());
        return new JavaChild(
                () -> Files.deleteIfExists(folder.brokerReady()),
                command(Part.KAFKA, arguments, Map.of()),
                () -> Files.exists(folder.brokerReady()));
    }

    private Program keycloak() throws IOException {
        var realms = options.root().resolve("deploy").resolve("keycloak");
        var files = new ArrayList<>(List.of(realms.resolve("parley-realm.json")));
        if (options.demo()) {
            files.add(realms.resolve("demo").resolve("parley-users-0.json"));
        }
        var home = folder.data(Part.KEYCLOAK);
        var installation = KeycloakInstallation.at(keycloakArchive(), tools());
        var arguments = javaCommand(Part.KEYCLOAK, List.of("-XX:MaxMetaspaceSize=256m"));
        arguments.addAll(new KeycloakHome(home).entryPoint(installation));
        arguments.addAll(List.of("start", "--optimized", "--import-realm"));
        if (Files.isDirectory(installation.directory())) {
            quicken(Part.KEYCLOAK, arguments, List.of(installation.directory().resolve("lib")));
        }
        var environment = Map.of(
                "KC_DB_URL", jdbcUrl(Part.KEYCLOAK),
                "KC_DB_USERNAME", databaseUser(Part.KEYCLOAK),
                "KC_DB_PASSWORD", databasePassword(Part.KEYCLOAK),
                "KC_BOOTSTRAP_ADMIN_USERNAME", KEYCLOAK_ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", keycloakAdminPassword(),
                "PARLEY_KEYCLOAK_ADMIN_SECRET", adminClientSecret());
        var all = new HashMap<>(environment);
        all.put("KC_HTTP_ENABLED", "true");
        all.put("KC_HTTP_HOST", HOST);
        all.put("KC_HTTP_PORT", Integer.toString(ports.of(Part.KEYCLOAK)));
        all.put("KC_HTTP_MANAGEMENT_PORT", Integer.toString(ports.second(Part.KEYCLOAK)));
        all.put("KC_HTTP_MANAGEMENT_HOST", HOST);
        all.put("KC_HOSTNAME", door + "/auth");
        all.put("KC_HOSTNAME_BACKCHANNEL_DYNAMIC", "true");
        all.put("KC_PROXY_HEADERS", "xforwarded");
        all.put("KC_CACHE", "local");
        all.put("KC_DB_POOL_INITIAL_SIZE", "1");
        all.put("KC_DB_POOL_MIN_SIZE", "1");
        all.put("KC_DB_POOL_MAX_SIZE", "15");
        all.put("KC_HTTP_POOL_MAX_THREADS", "20");
        all.put("KC_LOG_CONSOLE_COLOR", "false");
        return new JavaChild(
                () -> KeycloakHome.prepare(home, installKeycloak(), files),
                command(Part.KEYCLOAK, arguments, all),
                JavaChild.answering(URI.create(realm() + "/protocol/openid-connect/certs")));
    }

    /** Long work the first time; Keycloak's own start does it too where this was not called before. */
    KeycloakInstallation installKeycloak() throws IOException {
        return KeycloakInstallation.ensure(keycloakArchive(), tools(), java);
    }

    private Path keycloakArchive() {
        return options.root().resolve("launcher/target/keycloak/keycloak-quarkus-dist.zip");
    }

    private Program service(Part part) throws IOException {
        var arguments = javaCommand(part, List.of("-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        arguments.add("-jar");
        arguments.add(serviceJar(part).toString());
        quicken(part, arguments, List.of(serviceJar(part).resolveSibling("")));
        return new JavaChild(
                () -> Files.createDirectories(folder.data(part)),
                command(part, arguments, serviceEnvironment(part)),
                JavaChild.answering(URI.create(address(part) + "/q/health/ready")));
    }

    /** What a service is told of the suite around it; what this process was told itself reaches it too. */
    Map<String, String> serviceEnvironment(Part part) throws IOException {
        var environment = new HashMap<String, String>();
        environment.put("PARLEY_PORT", Integer.toString(ports.of(part)));
        environment.put("PARLEY_HOST", HOST);
        environment.put("PARLEY_KAFKA", kafka());
        environment.put("PARLEY_DATABASE_URL", jdbcUrl(part));
        environment.put("PARLEY_DATABASE_USER", databaseUser(part));
        environment.put("PARLEY_DATABASE_PASSWORD", databasePassword(part));
        environment.put("PARLEY_KEYCLOAK_URL", realm());
        environment.put("PARLEY_ISSUER", door + REALM);
        environment.put("PARLEY_DOOR", door);
        environment.put("PARLEY_SECRET_KEY", secrets.key("services"));
        environment.put("PARLEY_SLOT", "0");
        environment.put("PARLEY_DIALOG_URL", address(Part.DIALOG_SERVICE));
        environment.put("PARLEY_INGEST_URL", address(Part.CHANNEL_INGEST));
        environment.put("PARLEY_PARTITIONS", Integer.toString(options.partitions()));
        environment.put("PARLEY_STATE_DIR", folder.data(part).toString());
        if (part == Part.ADMIN_API) {
            environment.put("PARLEY_INTEGRATION_URL", address(Part.INTEGRATION_SERVICE));
            environment.put("PARLEY_NOTIFICATION_URL", address(Part.NOTIFICATION_SERVICE));
            environment.put("PARLEY_DEMO", Boolean.toString(options.demo()));
            environment.put("PARLEY_KEYCLOAK_ADMIN_URL", address(Part.KEYCLOAK) + "/auth");
            environment.put("PARLEY_KEYCLOAK_ADMIN_CLIENT_ID", "parley-admin");
            environment.put("PARLEY_KEYCLOAK_ADMIN_SECRET", adminClientSecret());
        }
        if (part == Part.NOTIFICATION_SERVICE) {
            // Where mails can be looked at; PARLEY_SMTP_HOST in this process's own environment sends them instead.
            environment.put("PARLEY_MAIL_DIR", folder.data(part).resolve("mail").toString());
        }
        return environment;
    }

    private ChildCommand command(Part part, List<String> arguments, Map<String, String> environment) {
        var all = new HashMap<>(environment);
        all.putAll(options.environment().getOrDefault(part, Map.of()));
        return new ChildCommand(arguments, all, folder.home(), folder.log(part));
    }

    /** Everything up to the class path. */
    private ArrayList<String> javaCommand(Part part, List<String> more) {
        var arguments = new ArrayList<String>();
        arguments.add(java.toString());
        // First, so that it is seen even where the system shows only the beginning of a command line.
        arguments.add(LeftOvers.sign(folder.home(), part));
        arguments.add("-Xmx" + options.heaps().getOrDefault(part, part.heapMegabytes()) + "m");
        arguments.add("-Xss512k");
        arguments.add("-XX:+UseSerialGC");
        // Loading classes must not end in full collections, each as long as a second while everything starts.
        arguments.add("-XX:MetaspaceSize=96m");
        boolean few = Runtime.getRuntime().availableProcessors() <= FEW_PROCESSORS;
        boolean optimised = part.isHot() && (!few || options.longLived());
        if (!optimised) {
            // With ten programs on few processors the optimising compiler takes minutes of their time and gives back
            // little of it; see docs/performance.md.
            arguments.add("-XX:TieredStopAtLevel=1");
        }
        arguments.add("-XX:+UseCompactObjectHeaders");
        // What both compilers make is more; a full one ends in full collections.
        arguments.add("-XX:ReservedCodeCacheSize=" + (optimised ? "160m" : "80m"));
        arguments.add("-XX:+ExitOnOutOfMemoryError");
        arguments.add("-Dfile.encoding=UTF-8");
        arguments.add("-Duser.timezone=UTC");
        arguments.add("--enable-native-access=ALL-UNNAMED");
        arguments.add("--sun-misc-unsafe-memory-access=allow");
        arguments.addAll(more);
        return arguments;
    }

    /** With the cache of an earlier start, or so that this one is noted. */
    private void quicken(Part part, List<String> arguments, Collection<Path> program) throws IOException {
        var fit = new ArrayList<>(List.of(System.getProperty("java.vm.version")));
        arguments.stream()
                .filter(argument -> argument.startsWith("-XX") || argument.startsWith("--"))
                .forEach(fit::add);
        var cache = StartCache.of(options.root().resolve(".parley").resolve("start"), part.title(), fit, program);
        if (cache.isKept()) {
            arguments.addAll(AFTER_SIGN, cache.use());
        } else if (options.startsNoted()) {
            arguments.addAll(AFTER_SIGN, cache.record());
            noted.put(part, new NotedCommand(cache, List.copyOf(arguments)));
        }
    }

    /** The starts that are noted, of the parts whose programs were asked for. */
    Map<Part, NotedCommand> noted() {
        return Map.copyOf(noted);
    }

    /** The JDK's program that runs the parts. */
    Path java() {
        return java;
    }

    /** Of this process, which is the broker's too. */
    private static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
    }

    private Path serviceJar(Part part) {
        return options.root().resolve(part.title()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    String kafka() {
        return HOST + ":" + ports.of(Part.KAFKA);
    }

    /** Where the part answers HTTP, without the door. */
    String address(Part part) {
        return "http://" + HOST + ":" + ports.of(part);
    }

    private String realm() {
        return address(Part.KEYCLOAK) + REALM;
    }

    String jdbcUrl(Part part) {
        return "jdbc:postgresql://" + HOST + ":" + ports.of(Part.DATABASE) + "/" + databaseUser(part);
    }

    /** Role and database have the same name. */
    String databaseUser(Part part) {
        return part.database().orElseThrow(() -> new IllegalArgumentException(part.title() + " has no database"));
    }

    String databasePassword(Part part) throws IOException {
        return roles.password(databaseUser(part));
    }

    String keycloakAdminPassword() throws IOException {
        return secrets.password("keycloak.admin");
    }

    private String adminClientSecret() throws IOException {
        return secrets.password("keycloak.client.parley-admin");
    }
}
