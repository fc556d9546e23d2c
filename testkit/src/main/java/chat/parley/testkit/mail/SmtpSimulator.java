package chat.parley.testkit.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A mail server for one user: it wants a login, refuses recipients that do not exist, puts off what comes too fast, and
 * may lose the connection after it has taken a mail.
 */
public final class SmtpSimulator implements AutoCloseable {
    private final ServerSocket server;
    private final String login;
    private final Set<String> gone = new HashSet<>();
    private final List<Taken> mails = new ArrayList<>();
    private boolean down;
    private boolean mute;
    private boolean revoked;
    private int puttingOff;

    /** A mail that was taken, its bytes as Latin letters. */
    public record Taken(String from, String to, String raw) {}

    public SmtpSimulator(String user, String password) {
        this.login = "\0" + user + "\0" + password;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public synchronized void setDown(boolean on) {
        down = on;
    }

    /** Takes mails and loses the connection before it says so. */
    public synchronized void setMute(boolean on) {
        mute = on;
    }

    /** The next mail is put off. */
    public synchronized void putOff() {
        puttingOff++;
    }

    /** The password is good no longer. */
    public synchronized void revoke() {
        revoked = true;
    }

    /** There is no such mailbox any more. */
    public synchronized void remove(String address) {
        gone.add(address);
    }

    public synchronized List<Taken> mails() {
        return List.copyOf(mails);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1))) {
            OutputStream out = client.getOutputStream();
            if (isDown()) {
                say(out, "421 4.3.2 come later");
                return;
            }
            say(out, "220 simulator ESMTP");
            talk(in, out);
        } catch (IOException e) {
            // Clients go when they like.
            return;
        }
    }

    private void talk(BufferedReader in, OutputStream out) throws IOException {
        boolean known = false;
        String from = "";
        String to = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("EHLO")) {
                say(out, "250-simulator\r\n250-SIZE 26214400\r\n250 AUTH PLAIN");
            } else if (command.startsWith("AUTH PLAIN")) {
                known = isKnown(line.substring("AUTH PLAIN".length()).strip());
                say(out, known ? "235 2.7.0 welcome" : "535 5.7.8 the login is not good");
            } else if (command.startsWith("MAIL FROM:")) {
                from = address(line);
                say(out, known ? "250 2.1.0 ok" : "530 5.7.0 log in first");
            } else if (command.startsWith("RCPT TO:")) {
                to = address(line);
                say(out, judge(to));
            } else if (command.equals("DATA")) {
                say(out, "354 go on");
                if (take(new Taken(from, to, data(in)))) {
                    say(out, "250 2.0.0 taken");
                } else {
                    return;
                }
            } else if (command.equals("QUIT")) {
                say(out, "221 2.0.0 bye");
                return;
            } else {
                say(out, command.equals("RSET") || command.equals("NOOP") ? "250 2.0.0 ok" : "502 5.5.1 unknown");
            }
        }
    }

    private synchronized boolean isDown() {
        return down;
    }

    private synchronized boolean isKnown(String shown) {
        try {
            // Whom one acts for may stand before it.
            return !revoked && new String(Base64.getDecoder().decode(shown), UTF_8).endsWith(login);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private synchronized String judge(String to) {
        if (gone.contains(to)) {
            return "550 5.1.1 <" + to + ">: there is no such mailbox";
        }
        if (puttingOff > 0) {
            puttingOff--;
            return "451 4.7.1 too many mails, come later";
        }
        return "250 2.1.5 ok";
    }

    /** Whether the client is told. */
    private synchronized boolean take(Taken mail) {
        mails.add(mail);
        return !mute;
    }

    private static String data(BufferedReader in) throws IOException {
        var data = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            data.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
        }
        return data.toString();
    }

    private static String address(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>')).toLowerCase(Locale.ROOT);
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
