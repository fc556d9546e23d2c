package chat.parley.ingest.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a ClamAV daemon, by its command INSTREAM: chunks with their lengths before them, and an empty one at the end. */
public final class ClamavClient implements VirusScanClient {
    private static final Pattern FOUND = Pattern.compile("stream: (.{1,200}) FOUND");
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 1_024;

    private final String host;
    private final int port;
    private final Duration patience;

    /** @param patience with the connection, and then with each answer */
    public ClamavClient(String host, int port, Duration patience) {
        this.host = host;
        this.port = port;
        this.patience = patience;
    }

    @Override
    public Finding scan(Path file) {
        int millis = Math.toIntExact(patience.toMillis());
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setSoTimeout(millis);
            var out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(UTF_8));
            try (InputStream in = Files.newInputStream(file)) {
                var chunk = new byte[CHUNK];
                for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
                    out.writeInt(read);
                    out.write(chunk, 0, read);
                }
            }
            out.writeInt(0);
            out.flush();
            return finding(new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), UTF_8));
        } catch (IOException e) {
            return new Unknown(e.getClass().getSimpleName());
        }
    }

    private static Finding finding(String answer) {
        String line = answer.replace("\0", "").strip();
        Matcher found = FOUND.matcher(line);
        if (found.matches()) {
            return new Infected(found.group(1));
        }
        // Anything else, such as a file larger than the daemon takes, says nothing of the file.
        return line.equals("stream: OK") ? new Clean() : new Unknown("another answer than OK");
    }
}
