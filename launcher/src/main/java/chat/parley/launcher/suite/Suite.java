package chat.parley.launcher.suite;

import chat.parley.launcher.door.Door;
import chat.parley.launcher.process.Signal;
import chat.parley.launcher.process.Supervised;
import chat.parley.launcher.start.StartKeeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * All parts running behind one door: {@code up} is one, and so is what the system tests and benchmarks run. Safe for
 * several threads.
 */
public final class Suite implements AutoCloseable {
    private static final Duration SERVICES_END = Duration.ofSeconds(8);
    private static final Duration STORES_END = Duration.ofSeconds(6);

    private final SuiteOptions options;
    private final SuiteFolder folder;
    private final SuiteLock lock;
    private final SuitePlan plan;
    private final Door door;
    private final Map<Part, Supervised> parts;
    private final List<Part> missing;
    /** Ctrl-C may come while parts are still being started by another thread. */
    private volatile boolean closing;

    Suite(
            SuiteOptions options,
            SuiteFolder folder,
            SuiteLock lock,
            SuitePlan plan,
            Door door,
            Map<Part, Supervised> parts,
            List<Part> missing) {
        this.options = options;
        this.folder = folder;
        this.lock = lock;
        this.plan = plan;
        this.door = door;
        this.parts = parts;
        this.missing = missing;
    }

    /**
     * Starts everything and returns when every part is ready.
     *
     * @throws IOException when that cannot be or takes longer than the options' patience; nothing is left running
     */
    public static Suite start(SuiteOptions options) throws IOException {
        var suite = open(options, (name, state, detail) -> {});
        try {
            suite.startParts();
            return suite;
        } catch (IOException | RuntimeException e) {
            suite.close();
            throw e;
        }
    }

    /**
     * Opens the door, with no part behind it yet; {@link #startParts} comes next. Left-overs of an earlier run on the
     * same folder are stopped.
     *
     * @throws IOException when the door's port is taken or another suite runs on the folder
     */
    public static Suite open(SuiteOptions options, Supervised.Listener listener) throws IOException {
        return SuiteOpening.open(options, listener);
    }

    /**
     * Starts every part, those that others need first, and returns when all are ready.
     *
     * @throws IOException when that takes longer than the options' patience; says which part is late and what it said
     */
    public void startParts() throws IOException {
        long deadline = System.nanoTime() + options.startPatience().toNanos();
        startIfThere(Part.DATABASE);
        startIfThere(Part.KAFKA);
        if (parts.containsKey(Part.KEYCLOAK)) {
            Thread.ofVirtual().name("install Keycloak").start(this::installKeycloak);
        }
        awaitIfThere(Part.DATABASE, deadline);
        startIfThere(Part.KEYCLOAK);
        awaitIfThere(Part.KAFKA, deadline);
        Part.services().forEach(this::startIfThere);
        for (var part : parts.keySet()) {
            awaitIfThere(part, deadline);
        }
    }

    /** Ahead of its turn, because the first time it takes longer than all the rest. */
    private void installKeycloak() {
        try {
            plan.installKeycloak();
        } catch (IOException e) {
            // Keycloak's own start tries again and then says what is wrong.
            return;
        }
    }

    private void startIfThere(Part part) {
        var supervised = parts.get(part);
        if (supervised != null && !closing) {
            supervised.start();
        }
    }

    private void awaitIfThere(Part part, long deadline) throws IOException {
        var supervised = parts.get(part);
        if (supervised == null) {
            return;
        }
        var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        if (!supervised.awaitState(Supervised.State.READY, left)) {
            throw new IOException(part.title() + " is not ready after "
                    + options.startPatience().toSeconds() + " s; the end of its log, " + folder.log(part) + ":\n"
                    + LogTail.of(folder.log(part), 15));
        }
    }

    /** The JDK's program that runs the parts. */
    public Path java() {
        return plan.java();
    }

    /** Those of the running programs whose start was noted; see {@link SuiteOptions#startsNoted}. */
    public List<StartKeeper.NotedStart> notedStarts() {
        return plan.noted().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new StartKeeper.NotedStart(
                        entry.getValue().cache(), entry.getValue().arguments(), () -> running(entry.getKey())))
                .toList();
    }

    private OptionalLong running(Part part) {
        var process =
                closing ? Optional.<ProcessHandle>empty() : supervised(part).process();
        return process.map(handle -> OptionalLong.of(handle.pid())).orElse(OptionalLong.empty());
    }

    /** The public origin, such as {@code http://localhost:8080}. */
    public URI door() {
        return URI.create("http://localhost:" + door.port());
    }

    /** Where a part answers HTTP without the door, for health, metrics and {@code /internal}. */
    public URI address(Part part) {
        return URI.create(plan.address(part));
    }

    /** Kafka's bootstrap servers. */
    public String kafka() {
        return plan.kafka();
    }

    /** The JDBC address of a part's database; user and password are separate. */
    public String jdbcUrl(Part part) {
        return plan.jdbcUrl(part);
    }

    /** The role of a part's database. */
    public String databaseUser(Part part) {
        return plan.databaseUser(part);
    }

    /** The password of {@link #databaseUser}. */
    public String databasePassword(Part part) {
        try {
            return plan.databasePassword(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Services that were not built and so do not run. */
    public List<Part> missing() {
        return missing;
    }

    /** Where data, logs and notes are. */
    public SuiteFolder folder() {
        return folder;
    }

    /** What a part prints. */
    public Path log(Part part) {
        return folder.log(part);
    }

    /** Where a part is in its life. */
    public Supervised.State state(Part part) {
        return supervised(part).state();
    }

    /** How often a part's process was started so far. */
    public int starts(Part part) {
        return supervised(part).starts();
    }

    /** @throws IllegalStateException while it has no process */
    public long pid(Part part) {
        return process(part).pid();
    }

    /** Kills a part without a warning; it is started again after a wait, see {@link #awaitReady}. */
    public void kill(Part part) {
        supervised(part).kill();
    }

    /** Holds a part still: it keeps its connections and does nothing. */
    public void pause(Part part) {
        Signal.STOP.sendTo(process(part));
    }

    /** Lets a part go on after {@link #pause}. */
    public void resume(Part part) {
        Signal.CONT.sendTo(process(part));
    }

    /** Ends a part in order; it stays down until {@link #start(Part)}. */
    public void stop(Part part) {
        supervised(part).requestEnd();
        supervised(part).awaitEnd(SERVICES_END);
    }

    /** Starts a part again after {@link #stop}; does not wait. */
    public void start(Part part) {
        supervised(part).start();
    }

    /** @throws IllegalStateException when it is not ready in time */
    public void awaitReady(Part part, Duration patience) {
        if (!supervised(part).awaitState(Supervised.State.READY, patience)) {
            throw new IllegalStateException(
                    part.title() + " is not ready after " + patience + ": " + LogTail.of(folder.log(part), 15));
        }
    }

    private ProcessHandle process(Part part) {
        return supervised(part).process().orElseThrow(() -> new IllegalStateException(part.title() + " does not run"));
    }

    private Supervised supervised(Part part) {
        var found = parts.get(part);
        if (found == null) {
            throw new IllegalArgumentException(part.title() + " is not in this suite");
        }
        return found;
    }

    /** Stops everything in order: who uses others first, the door last. Takes up to 15 s. */
    @Override
    public void close() {
        closing = true;
        end(SERVICES_END, part -> part.isService() || part == Part.KEYCLOAK);
        end(STORES_END, part -> true);
        door.close();
        try {
            for (var part : parts.keySet()) {
                Files.deleteIfExists(folder.mark(part));
            }
            Files.deleteIfExists(folder.doorMark());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.close();
        }
    }

    /** Ends some parts at the same time. */
    private void end(Duration patience, Predicate<Part> which) {
        var ending = parts.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        // Asking PostgreSQL to end waits for its end.
        var asking = ending.stream()
                .map(part -> Thread.ofVirtual().start(part::requestEnd))
                .toList();
        long deadline = System.nanoTime() + patience.toNanos();
        ending.forEach(part -> part.awaitEnd(Duration.ofNanos(Math.max(1, deadline - System.nanoTime()))));
        asking.forEach(Suite::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
