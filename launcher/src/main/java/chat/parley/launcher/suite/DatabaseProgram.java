package chat.parley.launcher.suite;

import chat.parley.embedded.postgres.EmbeddedDatabase;
import chat.parley.launcher.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** PostgreSQL with every part's database and role. */
final class DatabaseProgram implements Program {
    private final Path directory;
    private final int port;
    private final Path tools;
    private final DatabaseRoles roles;
    private final Collection<Part> parts;
    private volatile @Nullable EmbeddedDatabase server;

    /** @param tools where PostgreSQL's programs are unpacked to */
    DatabaseProgram(Path directory, int port, Path tools, DatabaseRoles roles, Collection<Part> parts) {
        this.directory = directory;
        this.port = port;
        this.tools = tools;
        this.roles = roles;
        this.parts = parts;
    }

    @Override
    public ProcessHandle start() throws IOException {
        var starting = new EmbeddedDatabase(directory, port, tools).start();
        try {
            roles.ensure(starting, parts);
            var first = Files.readAllLines(postmasterFile(directory)).getFirst();
            server = starting;
            return ProcessHandle.of(Long.parseLong(first.strip()))
                    .orElseThrow(() -> new IOException("PostgreSQL ended right after its start"));
        } catch (IOException | RuntimeException e) {
            starting.close();
            throw e;
        }
    }

    /** PostgreSQL's own note about its process; its first line is the number. */
    static Path postmasterFile(Path directory) {
        return directory.resolve("data").resolve("postmaster.pid");
    }

    @Override
    public boolean isReady() {
        return server != null;
    }

    @Override
    public void requestEnd(ProcessHandle running) {
        var stopping = server;
        if (stopping != null) {
            stopping.close();
        }
    }
}
