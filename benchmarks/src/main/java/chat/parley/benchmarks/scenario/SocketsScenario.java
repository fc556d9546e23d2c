package chat.parley.benchmarks.scenario;

import chat.parley.benchmarks.load.ConsoleSocket;
import chat.parley.benchmarks.load.OperatorLogin;
import chat.parley.benchmarks.load.SocketHolder;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    private static final long PATIENCE_NANOS = 60_000_000_000L;

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
        long heapBefore = liveHeap();
        long residentBefore = resident();
        long began = System.nanoTime();
        Process holder = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
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
        try (var told = new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
            await(told, SocketHolder.HELD, sockets, Long.MAX_VALUE);
            double opened = sockets / seconds(began);
            long heap = (liveHeap() - heapBefore) / sockets;
            long rest = (resident() - residentBefore) / sockets - heap;
            return new Result(sockets, opened, heap, rest, tell(told, sockets));
        } finally {
            holder.destroy();
            holder.waitFor();
        }
    }

    /** Lets an operator come and go, and counts until everybody has heard it. */
    private double tell(BufferedReader told, int sockets) throws Exception {
        String token = new OperatorLogin(door).token("ann", "parley-demo");
        try (var console = ConsoleSocket.open(vertx, door, token, "offline", frame -> {})) {
            long heard = latest(told);
            long nanos = 0;
            for (int wave = 1; wave <= WAVES; wave++) {
                console.become(wave % 2 == 1 ? "online" : "offline");
                // The clock begins with the first socket that hears it, so that it measures the telling alone.
                await(told, SocketHolder.HEARD, heard + 1, System.nanoTime() + PATIENCE_NANOS);
                long begin = System.nanoTime();
                heard += sockets;
                await(told, SocketHolder.HEARD, heard, System.nanoTime() + PATIENCE_NANOS);
                nanos += System.nanoTime() - begin;
            }
            return (double) sockets * WAVES / (nanos / 1e9);
        }
    }

    private static long latest(BufferedReader told) throws IOException {
        long number = 0;
        String line = told.readLine();
        while (line != null) {
            if (line.startsWith(SocketHolder.HEARD)) {
                number = Long.parseLong(line.substring(SocketHolder.HEARD.length()));
                if (!told.ready()) {
                    return number;
                }
            }
            line = told.readLine();
        }
        throw new IOException("the holder of sockets has ended");
    }

    private static void await(BufferedReader told, String what, long least, long deadline) throws IOException {
        String line = told.readLine();
        while (line != null) {
            if (line.startsWith(what) && Long.parseLong(line.substring(what.length())) >= least) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("not all have heard it: " + line);
            }
            line = told.readLine();
        }
        throw new IOException("the holder of sockets has ended");
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

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
