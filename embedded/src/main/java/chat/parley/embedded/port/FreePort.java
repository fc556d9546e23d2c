package chat.parley.embedded.port;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds a TCP port of loopback that nothing listens on. */
public final class FreePort {
    private FreePort() {}

    /** @return {@code wanted} itself unless it is 0; for 0 a port that was free a moment ago */
    public static int orFree(int wanted) {
        return wanted == 0 ? find() : wanted;
    }

    /** @return a port that was free a moment ago; somebody else may take it before the caller does */
    public static int find() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on loopback", e);
        }
    }
}
