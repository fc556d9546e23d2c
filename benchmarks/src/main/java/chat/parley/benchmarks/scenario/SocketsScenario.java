package chat.parley.benchmarks.scenario;

import chat.parley.benchmarks.load.ConsoleSocket;
import chat.parley.benchmarks.load.OperatorLogin;
import chat.parley.benchmarks.load.SocketHolder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Idle visitors' sockets at one channel-ingest process: what each costs in memory, and how fast all of them are told
 * something, which here is that an operator has come or gone.
 */
public final class SocketsScenario {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final int WAVES = 6;
    private static final int WARM_UP = 200;
    private static final long PATIENCE_NANOS = Duration.ofMinutes(5).toNanos();
    private static final String END = "end";

    private final Vertx vertx;
    private final URI door;
    private final URI service;
    private final long pid;

    /**
     * @param door the public origin
     * @param service where the process itself listens, so that only it holds the sockets
     * @param pid its process
     */
    public SocketsScenario(Vertx vertx, URI door, URI service, long pid) {
        this.vertx = vertx;
        this.door = door;
        this.service = service;
        this.pid = pid;
    }

    /**
     * What was measured.
     *
     * @param heapPerSocket bytes that live in the heap, after a full collection before and after
     * @param restPerSocket bytes by which the process grew outside the live heap
     * @param perSecond frames to sockets while all are told something
     */
    public record Result(
            int sockets, double openedPerSecond, long heapPerSocket, long restPerSocket, double perSecond) {}

    /** @param addresses of this machine that the sockets come from */
    public Result run(int sockets, int addresses) throws Exception {
        // The first sockets load classes and fill caches, which belong to none of those that are measured.
        try (var warmUp = new Held(WARM_UP, addresses)) {
            warmUp.await(SocketHolder.HELD, WARM_UP);
        }
        long heapBefore = liveHeap();
        long residentBefore = resident();
        try (var held = new Held(sockets, addresses)) {
            double opened = sockets / (held.await(SocketHolder.HELD, sockets) / 1e9);
            long heap = (liveHeap() - heapBefore) / sockets;
            long rest = (resident() - residentBefore) / sockets - heap;
            return new Result(sockets, opened, heap, rest, tell(held, sockets));
        }
    }

    /** Lets an operator come and go, and counts until everybody has heard it. */
    private double tell(Held held, int sockets) throws Exception {
        String token = new OperatorLogin(door).token("ann", "parley-demo");
        try (var console = ConsoleSocket.open(vertx, door, token, "offline", frame -> {})) {
            long nanos = 0;
            for (int wave = 1; wave <= WAVES; wave++) {
                console.become(wave % 2 == 1 ? "online" : "offline");
                nanos = held.await(SocketHolder.HEARD, (long) sockets * wave);
            }
            return (double) sockets * WAVES / (nanos / 1e9);
        }
    }

    /** A process that holds sockets, and ends with this. */
    private final class Held implements AutoCloseable {
        private final Process process;
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        Held(int sockets, int addresses) throws IOException {
            process = new ProcessBuilder(List.of(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xmx1g",
                            "-XX:+UseSerialGC",
                            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SocketHolder.class.getName(),
                            service.toString(),
                            door.toString(),
                            "demo-ru",
                            Integer.toString(sockets),
                            Integer.toString(addresses)))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            // Read all the time: a pipe that is full would keep the holder from keeping its sockets alive.
            Thread.ofVirtual().start(() -> {
                try (var told = process.inputReader(StandardCharsets.UTF_8)) {
                    told.lines().forEach(lines::add);
                } catch (IOException | UncheckedIOException e) {
                    // It was ended in the middle of a line.
                    lines.add(e.toString());
                } finally {
                    lines.add(END);
                }
            });
        }

        /** Waits until so many are reported; answers the nanoseconds that the report names. */
        long await(String what, long least) throws IOException, InterruptedException {
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            String line = "nothing";
            long left = PATIENCE_NANOS;
            while (left > 0) {
                String next = lines.poll(left, TimeUnit.NANOSECONDS);
                if (END.equals(next)) {
                    throw new IOException("the holder of sockets has ended after: " + line);
                }
                if (next != null) {
                    line = next;
                    if (line.startsWith(what)) {
                        String[] numbers = line.substring(what.length()).split(" ", -1);
                        if (Long.parseLong(numbers[0]) >= least) {
                            return Long.parseLong(numbers[1]);
                        }
                    }
                }
                left = deadline - System.nanoTime();
            }
            throw new IOException("waited in vain for \"" + what + least + "\", the last was: " + line);
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }

    /** Bytes of what is alive in the heap; asks for a full collection first. */
    private long liveHeap() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asked = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        Matcher total = TOTAL.matcher(answer);
        if (!total.find()) {
            throw new IOException("no histogram: " + answer.lines().findFirst().orElse(""));
        }
        return Long.parseLong(total.group(1));
    }

    private long resident() throws IOException {
        Matcher resident = RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
        if (!resident.find()) {
            throw new IOException("nothing is known of the process");
        }
        return Long.parseLong(resident.group(1)) * 1024;
    }
}
