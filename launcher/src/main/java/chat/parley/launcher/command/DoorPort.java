package chat.parley.launcher.command;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Which port the door takes. */
final class DoorPort {
    private static final int USUAL = 8080;
    private static final int TRIED = 100;

    private DoorPort() {}

    /**
     * @param asked the port a person asked for; 0 when they did not care
     * @param out told when the usual port is taken and another is used
     * @throws UsageException when the asked port is taken; names a free one
     */
    static int choose(String host, int asked, PrintStream out) throws UsageException {
        int wanted = asked == 0 ? USUAL : asked;
        if (isFree(host, wanted)) {
            return wanted;
        }
        int other = freeAbove(host, wanted)
                .orElseThrow(() -> new UsageException("Port " + wanted + " is taken, and so are those above it."));
        if (asked != 0) {
            throw new UsageException("Port " + asked + " is taken; " + other + " is free: --port " + other + ".");
        }
        out.println("Port " + wanted + " is taken, so the door is at " + other + ".");
        return other;
    }

    private static OptionalInt freeAbove(String host, int port) {
        return IntStream.range(port + 1, Math.min(port + TRIED, 65_536))
                .filter(candidate -> isFree(host, candidate))
                .findFirst();
    }

    private static boolean isFree(String host, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
