package chat.parley.notification.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;

/** A mail server for one connection that misbehaves as it is told; a step is a command's first word, a whole command, or the last dot. */
final class SmtpScript implements AutoCloseable {
    private final ServerSocket server;
    private final Map<String, String> answers = new HashMap<>();
    private String cutAt = "";
    private String cutAfter = "";
    private String silentAt = "";

    SmtpScript() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    SmtpScript answering(String step, String answer) {
        answers.put(step, answer);
        return this;
    }

    /** Closes the link instead of answering. */
    SmtpScript cutting(String step) {
        cutAt = step;
        return this;
    }

    /** Closes the link right after the answer. */
    SmtpScript cuttingAfter(String step) {
        cutAfter = step;
        return this;
    }

    SmtpScript silentAt(String step) {
        silentAt = step;
        return this;
    }

    /** @return its port */
    int start() {
        Thread.ofPlatform().daemon().start(this::run);
        return server.getLocalPort();
    }

    private void run() {
        try (Socket link = server.accept();
                var in = new BufferedReader(new InputStreamReader(link.getInputStream(), UTF_8))) {
            say(link, "220 script");
            boolean inData = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (inData && !line.equals(".")) {
                    continue;
                }
                String step = inData ? "." : line.split("[ :]", 2)[0];
                inData = step.equals("DATA");
                if (step.equals(cutAt)) {
                    return;
                }
                if (!step.equals(silentAt)) {
                    String usual = answers.getOrDefault(step, inData ? "354 go on" : "250 ok");
                    say(link, answers.getOrDefault(line, usual));
                }
                if (step.equals(cutAfter)) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client has gone, which ends the script.
            return;
        }
    }

    private static void say(Socket link, String line) throws IOException {
        link.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
        link.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
