package chat.parley.testkit.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SmtpSimulatorTest {
    private static final String LOGIN =
            "AUTH PLAIN " + Base64.getEncoder().encodeToString("\0shop\0secret".getBytes(UTF_8));

    /** The code of the last answer. */
    private static String talk(SmtpSimulator server, String... lines) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            String answer = in.readLine();
            for (String line : lines) {
                socket.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
                do {
                    answer = in.readLine();
                } while (answer != null && answer.charAt(3) == '-');
            }
            return answer == null ? "gone" : answer.substring(0, 3);
        }
    }

    @Test
    void refusesStrangersAndMailboxesThatAreGone() throws IOException {
        try (var server = new SmtpSimulator("shop", "secret")) {
            server.remove("ann@example.org");

            assertThat(talk(server, "EHLO me", "MAIL FROM:<a@b>")).isEqualTo("530");
            assertThat(talk(server, "EHLO me", "AUTH PLAIN AGEAYg==")).isEqualTo("535");
            assertThat(talk(server, "EHLO me", LOGIN, "MAIL FROM:<a@b>", "RCPT TO:<ann@example.org>"))
                    .isEqualTo("550");
            server.putOff();
            assertThat(talk(server, "EHLO me", LOGIN, "MAIL FROM:<a@b>", "RCPT TO:<boris@example.org>"))
                    .isEqualTo("451");
        }
    }

    @Test
    void wantsEverythingInItsTurnAndNothingTooLong() throws IOException {
        try (var server = new SmtpSimulator("shop", "secret")) {
            assertThat(talk(server, "EHLO me", LOGIN, "RCPT TO:<c@d>")).isEqualTo("503");
            assertThat(talk(server, "EHLO me", LOGIN, "MAIL FROM:<>", "DATA")).isEqualTo("503");
            assertThat(talk(server, "EHLO me", LOGIN, "MAIL FROM:<a@b>", "RCPT TO:<nobody>"))
                    .isEqualTo("501");
            assertThat(talk(server, "EHLO me", LOGIN, "MAIL FROM:<a@b> SIZE=26214401"))
                    .isEqualTo("552");
            String line = "x".repeat(999) + "\r\n.";
            assertThat(talk(server, "EHLO me", LOGIN, "MAIL FROM:<a@b>", "RCPT TO:<c@d>", "DATA", line))
                    .isEqualTo("500");
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void asksForTheLoginWhereItIsNotSaidAtOnce() throws IOException {
        try (var server = new SmtpSimulator("shop", "secret")) {
            String user = Base64.getEncoder().encodeToString("shop".getBytes(UTF_8));
            String password = Base64.getEncoder().encodeToString("secret".getBytes(UTF_8));

            assertThat(talk(server, "EHLO me", "AUTH LOGIN", user, password)).isEqualTo("235");
            assertThat(talk(server, "EHLO me", "AUTH LOGIN", user, user)).isEqualTo("535");
            assertThat(talk(server, "EHLO me", "AUTH PLAIN", LOGIN.substring("AUTH PLAIN ".length())))
                    .isEqualTo("235");
        }
    }

    @Test
    void takesAMailAndMayLoseTheAnswer() throws IOException {
        try (var server = new SmtpSimulator("shop", "secret")) {
            String[] mail = {"EHLO me", LOGIN, "MAIL FROM:<a@b>", "RCPT TO:<c@d>", "DATA", "Subject: x\r\n\r\n..y\r\n."
            };

            assertThat(talk(server, mail)).isEqualTo("250");
            server.setMute(true);
            assertThat(talk(server, mail)).isEqualTo("gone");
            assertThat(server.mails()).hasSize(2);
            assertThat(server.mails().getFirst().raw()).isEqualTo("Subject: x\r\n\r\n.y\r\n");
        }
    }
}
