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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail server for one user: it wants a login, and everything in its turn, refuses recipients that do not exist and
 * mails or lines that are too long, puts off what comes too fast, and may lose the connection after it has taken a mail.
 */
public final class SmtpSimulator implements AutoCloseable {
    /** In bytes. */
    private static final int LARGEST = 26_214_400;
    /** Without its end. */
    private static final int LONGEST_LINE = 998;

    private static final Pattern SIZE = Pattern.compile(" SIZE=([0-9]{1,12})", Pattern.CASE_INSENSITIVE);

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

    /** What was said so far in one talk: a mail has a sender, then somebody to get it, then its words. */
    private static final class Talk {
        boolean known;
        boolean begun;
        /** Empty for who wants no answer. */
        String from = "";

        String to = "";

        void begin() {
            begun = false;
            from = "";
            to = "";
        }
    }

    private void talk(BufferedReader in, OutputStream out) throws IOException {
        var talk = new Talk();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("EHLO") || command.startsWith("HELO")) {
                talk.begin();
                String able = "250-simulator\r\n250-SIZE " + LARGEST + "\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN";
                say(out, command.startsWith("EHLO") ? able : "250 simulator");
            } else if (command.startsWith("AUTH ")) {
                talk.known = isKnown(line.substring("AUTH ".length()).strip(), in, out);
                say(out, talk.known ? "235 2.7.0 welcome" : "535 5.7.8 the login is not good");
            } else if (command.startsWith("MAIL FROM:")) {
                say(out, from(talk, line));
            } else if (command.startsWith("RCPT TO:")) {
                say(out, to(talk, line));
            } else if (command.equals("DATA")) {
                if (talk.to.isEmpty()) {
                    say(out, "503 5.5.1 say first from whom and to whom");
                    continue;
                }
                say(out, "354 go on");
                String mail = data(in);
                if (mail.length() > LARGEST) {
                    say(out, "552 5.3.4 the mail is too large");
                } else if (mail.lines().anyMatch(each -> each.length() > LONGEST_LINE)) {
                    say(out, "500 5.5.2 a line is too long");
                } else if (take(new Taken(talk.from, talk.to, mail))) {
                    say(out, "250 2.0.0 taken");
                } else {
                    return;
                }
                talk.begin();
            } else if (command.equals("QUIT")) {
                say(out, "221 2.0.0 bye");
                return;
            } else {
                if (command.equals("RSET")) {
                    talk.begin();
                }
                say(out, command.equals("RSET") || command.equals("NOOP") ? "250 2.0.0 ok" : "502 5.5.1 unknown");
            }
        }
    }

    private static String from(Talk talk, String line) {
        if (!talk.known) {
            return "530 5.7.0 log in first";
        }
        if (!line.matches("[^<]*<[^<> ]*>.*")) {
            return "501 5.1.7 whoever sends has an address";
        }
        Matcher size = SIZE.matcher(line);
        if (size.find() && Long.parseLong(size.group(1)) > LARGEST) {
            return "552 5.3.4 the mail is too large";
        }
        talk.begin();
        talk.begun = true;
        talk.from = address(line);
        return "250 2.1.0 ok";
    }

    private String to(Talk talk, String line) {
        if (!talk.begun) {
            return "503 5.5.1 say first from whom";
        }
        if (!line.matches("[^<]*<[^<> ]+@[^<> ]+>.*")) {
            return "501 5.1.3 that is no address";
        }
        String answer = judge(address(line));
        if (answer.startsWith("250")) {
            talk.to = address(line);
        }
        return answer;
    }

    private synchronized boolean isDown() {
        return down;
    }

    /** The login comes at once, or when it is asked for. */
    private boolean isKnown(String said, BufferedReader in, OutputStream out) throws IOException {
        String[] words = said.split(" +", 2);
        String first = words.length > 1 ? words[1] : "";
        if (words[0].equalsIgnoreCase("PLAIN")) {
            return isGood(decoded(first.isEmpty() ? asked("", in, out) : first));
        }
        if (words[0].equalsIgnoreCase("LOGIN")) {
            String user = decoded(first.isEmpty() ? asked("VXNlcm5hbWU6", in, out) : first);
            return isGood("\0" + user + "\0" + decoded(asked("UGFzc3dvcmQ6", in, out)));
        }
        return false;
    }

    private static String asked(String what, BufferedReader in, OutputStream out) throws IOException {
        say(out, "334 " + what);
        String line = in.readLine();
        return line == null ? "" : line.strip();
    }

    private static String decoded(String shown) {
        try {
            return new String(Base64.getDecoder().decode(shown), UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Whom one acts for may stand before it. */
    private synchronized boolean isGood(String shown) {
        return !revoked && shown.endsWith(login);
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
