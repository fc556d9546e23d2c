package chat.parley.launcher.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What is noted about a child, so that it is known again after this process is gone. A number alone says nothing: the
 * system gives the numbers of ended processes to others.
 *
 * @param part which part of the suite it is
 * @param pid its process number
 * @param started when the system says it began
 * @param sign an argument of its command line that no other program has
 * @param port where it listens; 0 for nowhere
 */
public record ProcessMark(String part, long pid, Instant started, String sign, int port) {
    /** The system's own clock may be set a little between two looks. */
    private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);

    /** Notes a running process. */
    public static ProcessMark of(String part, ProcessHandle process, String sign, int port) {
        return new ProcessMark(
                part, process.pid(), process.info().startInstant().orElse(Instant.EPOCH), sign, port);
    }

    /** @return the noted process, if it still runs; empty when its number belongs to another one now */
    public Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheSame);
    }

    private boolean isTheSame(ProcessHandle process) {
        var info = process.info();
        boolean sameStart = info.startInstant()
                .map(start -> Duration.between(start, started).abs().compareTo(CLOCK_GRAIN) <= 0)
                .orElse(false);
        boolean sameCommand = info.arguments()
                .map(arguments -> Arrays.stream(arguments).anyMatch(argument -> argument.contains(sign)))
                .or(() -> info.commandLine().map(line -> line.contains(sign)))
                .orElse(false);
        return sameStart && sameCommand;
    }

    /** Writes it down; whoever reads sees the whole note or the one before. */
    public void writeTo(Path file) throws IOException {
        var properties = new Properties();
        properties.setProperty("part", part);
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("started", started.toString());
        properties.setProperty("sign", sign);
        properties.setProperty("port", Integer.toString(port));
        Files.createDirectories(file.toAbsolutePath().getParent());
        var making = file.resolveSibling(file.getFileName() + ".new");
        try (var writer = Files.newBufferedWriter(making)) {
            properties.store(writer, null);
        }
        Files.move(making, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** @return where the door listens that left its mark there; null where none runs */
    public static @Nullable URI door(Path file) throws IOException {
        var mark = readFrom(file);
        return mark.flatMap(ProcessMark::running).isEmpty()
                ? null
                : URI.create("http://localhost:" + mark.get().port());
    }

    /** @return what is written there; empty where there is nothing or something else */
    public static Optional<ProcessMark> readFrom(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(new ProcessMark(
                    properties.getProperty("part", ""),
                    Long.parseLong(properties.getProperty("pid", "")),
                    Instant.parse(properties.getProperty("started", "")),
                    properties.getProperty("sign", ""),
                    Integer.parseInt(properties.getProperty("port", ""))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
