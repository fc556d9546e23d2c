package chat.parley.ingest.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A daemon that speaks ClamAV's INSTREAM and takes every file with the word «virus» for one. */
final class Clamd implements AutoCloseable {
    private final ServerSocket socket;

    Clamd() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                answer(client);
            } catch (IOException e) {
                // Closed, or a client that went; the next one is served.
                continue;
            }
        }
    }

    private static void answer(Socket client) throws IOException {
        var in = new DataInputStream(client.getInputStream());
        String command = new String(in.readNBytes("zINSTREAM\0".length()), UTF_8);
        var file = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            file.write(in.readNBytes(length));
        }
        String finding = !command.equals("zINSTREAM\0")
                ? "UNKNOWN COMMAND"
                : file.toString(UTF_8).contains("virus") ? "stream: Test.Virus FOUND" : "stream: OK";
        client.getOutputStream().write((finding + "\0").getBytes(UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
