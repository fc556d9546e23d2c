package chat.parley.embedded.postgres;

import chat.parley.embedded.port.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL server, a child process of this one, reachable on loopback only, with a password made at its first
 * start. Its data stay in a directory. A commit is on disk when it returns: {@code fsync} and
 * {@code synchronous_commit} are on. When this process is killed, the server lives on; the next start on the same
 * directory finds and stops it. Not for use by several threads at once, except {@link #createDatabase}.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    /** The only user: a superuser of this server. */
    public static final String USER = "parley";

    private static final String HOST = "127.0.0.1";
    private static final String UTF_8_LOCALE =
            System.getProperty("os.name").startsWith("Mac") ? "en_US.UTF-8" : "C.UTF-8";
    private static final int ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DUPLICATE_DATABASE = "42P04";
    private static final String UNIQUE_VIOLATION = "23505";

    private final Path directory;
    private final Path data;
    private final Path passwordFile;
    private final Path cache;
    private final int wantedPort;
    private final UnprivilegedCommand command = UnprivilegedCommand.forThisUser();
    private @Nullable Postmaster running;
    private int port;

    /** A server on a free port, see {@link #EmbeddedDatabase(Path, int)}. */
    public EmbeddedDatabase(Path directory) {
        this(directory, 0);
    }

    /** As {@link #EmbeddedDatabase(Path, int, Path)}, with the programs in the user's folder of temporary files. */
    public EmbeddedDatabase(Path directory, int port) {
        this(directory, port, defaultCache());
    }

    /**
     * @param directory where its data, password and log are or will be; made when missing
     * @param port what clients connect to; 0 for a free one
     * @param cache where PostgreSQL's programs are unpacked to, about 75 MB; made when missing, may be shared
     */
    public EmbeddedDatabase(Path directory, int port, Path cache) {
        this.directory = directory.toAbsolutePath();
        this.data = this.directory.resolve("data");
        this.passwordFile = this.directory.resolve("password");
        this.cache = cache.toAbsolutePath();
        this.wantedPort = port;
    }

    private static Path defaultCache() {
        return Path.of(System.getProperty("java.io.tmpdir"), "parley-" + System.getProperty("user.name"));
    }

    /**
     * Stops a server that was left over on these data, makes the data where there are none, starts, and returns when
     * clients are served.
     *
     * @throws IllegalStateException when it runs already or cannot start; says why
     */
    public EmbeddedDatabase start() {
        if (running != null) {
            throw new IllegalStateException("this database has been started already");
        }
        try {
            Files.createDirectories(directory);
            var binaries = PostgresBinaries.unpackedBelow(cache);
            Postmaster.of(data).ifPresent(Postmaster::stop);
            initialise(binaries);
            startServer(binaries);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("the database in " + directory + " cannot start", e);
        }
    }

    private void initialise(PostgresBinaries binaries) throws IOException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        if (!Files.exists(passwordFile)) {
            var random = new byte[24];
            new SecureRandom().nextBytes(random);
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(passwordFile, ownerOnly);
            Files.writeString(
                    passwordFile, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        // Made under another name first, so that an initdb that was cut short leaves nothing that looks whole.
        var making = directory.resolve("data.new");
        deleteAll(making);
        command.run(
                List.of(
                        binaries.program("initdb"),
                        "--pgdata=" + making,
                        "--username=" + USER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        // Text search and trigrams ask the system's locale what a letter is; C knows only Latin ones.
                        "--lc-ctype=" + UTF_8_LOCALE,
                        "--no-instructions"),
                directory.resolve("initdb.log"),
                PATIENCE);
        Files.move(making, data);
    }

    private void startServer(PostgresBinaries binaries) {
        for (int attempt = 1; ; attempt++) {
            int tried = FreePort.orFree(wantedPort);
            try {
                command.run(
                        List.of(
                                binaries.program("pg_ctl"),
                                "start",
                                "--pgdata=" + data,
                                "--log=" + directory.resolve("postgres.log"),
                                "--wait",
                                "--timeout=" + PATIENCE.toSeconds(),
                                "--options=" + ServerSettings.options(HOST, tried)),
                        directory.resolve("pg_ctl.log"),
                        PATIENCE.plusSeconds(5));
            } catch (IllegalStateException e) {
                if (wantedPort != 0 || attempt == ATTEMPTS) {
                    throw new IllegalStateException(
                            e.getMessage() + "; see " + directory.resolve("postgres.log"), e.getCause());
                }
                continue;
            }
            port = tried;
            running = Postmaster.of(data)
                    .orElseThrow(() -> new IllegalStateException("PostgreSQL ended right after its start"));
            return;
        }
    }

    /** @return the port clients connect to; only after {@link #start} */
    public int port() {
        if (running == null) {
            throw new IllegalStateException("this database does not run");
        }
        return port;
    }

    /** @return the password of {@link #USER}; only after {@link #start} */
    public String password() {
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the JDBC address of a database of this server, without user and password */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + HOST + ":" + port() + "/" + database;
    }

    /**
     * Makes a database unless it is there.
     *
     * @param name 1 to 63 characters of a-z 0-9 _ -, a letter first
     */
    public void createDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_-]{0,62}")) {
            throw new IllegalArgumentException("not a database name: " + name);
        }
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), USER, password());
                var present = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?");
                var creation = connection.createStatement()) {
            present.setString(1, name);
            if (!present.executeQuery().next()) {
                creation.execute("CREATE DATABASE \"" + name + "\"");
            }
        } catch (SQLException e) {
            // Somebody else made it in this very moment: as good.
            if (!DUPLICATE_DATABASE.equals(e.getSQLState()) && !UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw new IllegalStateException("cannot create database " + name, e);
            }
        }
    }

    /** Stops cleanly, cutting sessions, and waits for it; a second call does nothing. */
    @Override
    public void close() {
        var stopping = running;
        running = null;
        if (stopping != null && stopping.isAlive()) {
            stopping.stop();
        }
    }

    private static void deleteAll(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (var paths = Files.walk(root)) {
            for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
