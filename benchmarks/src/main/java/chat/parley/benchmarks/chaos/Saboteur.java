package chat.parley.benchmarks.chaos;

import chat.parley.benchmarks.measure.Pace;
import chat.parley.launcher.process.Signal;
import chat.parley.launcher.suite.Part;
import chat.parley.launcher.suite.Suite;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Does the faults of a schedule to a suite. */
final class Saboteur implements AutoCloseable {
    private final Map<Part, Relay> relays = new EnumMap<>(Part.class);
    private final List<Thread> running = new ArrayList<>();
    private final PrintStream out;

    Saboteur(PrintStream out) throws IOException {
        this.out = out;
        for (var part : Part.values()) {
            if (FaultKind.CUT.befalls(part)) {
                relays.put(part, new Relay());
            }
        }
    }

    /** Where a part has to look for its database, so that it can be cut from it. */
    Map<String, String> environment(Part part) {
        var relay = relays.get(part);
        return relay == null
                ? Map.of()
                : Map.of(
                        part == Part.KEYCLOAK ? "KC_DB_URL" : "PARLEY_DATABASE_URL",
                        "jdbc:postgresql://127.0.0.1:" + relay.port() + "/"
                                + part.database().orElseThrow());
    }

    /** Comes before the parts start. */
    void lead(Suite suite) {
        String url = suite.jdbcUrl(Part.DIALOG_SERVICE);
        int port = java.net.URI.create(url.substring("jdbc:".length())).getPort();
        relays.values().forEach(relay -> relay.leadTo(port));
    }

    /** Does one fault and returns at once; it goes on by itself for as long as it lasts. */
    void begin(Suite suite, Fault fault) {
        out.println(Instant.now() + " " + fault.line());
        running.add(Thread.ofVirtual().name(fault.line()).start(() -> {
            try {
                act(suite, fault);
            } catch (IllegalStateException e) {
                // The one before may have left it without a process.
                out.println("          not done: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void act(Suite suite, Fault fault) throws InterruptedException {
        var part = fault.part();
        switch (fault.kind()) {
            case KILL -> suite.kill(part);
            case RESTART -> {
                suite.stop(part);
                suite.start(part);
            }
            case PAUSE -> {
                var still = processes(suite, part);
                still.forEach(Signal.STOP::sendTo);
                try {
                    Pace.until(System.nanoTime() + fault.lasts().toNanos());
                } finally {
                    still.reversed().forEach(Signal.CONT::sendTo);
                }
            }
            case CUT -> {
                var relay = relays.get(part);
                if (relay == null) {
                    throw new IllegalStateException(part.title() + " has no database to be cut from");
                }
                relay.cut();
                try {
                    Pace.until(System.nanoTime() + fault.lasts().toNanos());
                } finally {
                    relay.mend();
                }
            }
        }
    }

    /** PostgreSQL has one for each connection: its first alone would hold nobody up. */
    private static List<ProcessHandle> processes(Suite suite, Part part) {
        var first = ProcessHandle.of(suite.pid(part))
                .orElseThrow(() -> new IllegalStateException(part.title() + " does not run"));
        var all = new ArrayList<ProcessHandle>();
        all.add(first);
        first.descendants().forEach(all::add);
        return all;
    }

    /** Waits until every fault has ended. */
    void awaitEnd(Duration patience) throws InterruptedException {
        for (var thread : running) {
            thread.join(patience);
        }
    }

    /** Everything runs and is whole again. @param patience for each part */
    void awaitAll(Suite suite, Duration patience, Consumer<String> late) {
        for (var part : Part.values()) {
            try {
                suite.awaitReady(part, patience);
            } catch (IllegalStateException e) {
                late.accept(e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        running.forEach(Thread::interrupt);
        relays.values().forEach(Relay::close);
    }
}
