package chat.parley.ingest.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.egress.AddressClient;
import chat.parley.egress.AddressRule;
import chat.parley.egress.WebhookSignature;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.ChannelContract;
import chat.parley.ingest.kit.Hook;
import chat.parley.ingest.kit.Part;
import chat.parley.ingest.kit.Provider;
import chat.parley.ingest.kit.Standing;
import chat.parley.testkit.mail.SmtpSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B-01")
class EmailContractTest extends ChannelContract {
    @Override
    protected Provider provide() {
        return new Simulated(true);
    }

    private static final class Simulated implements Provider {
        private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

        private final SmtpSimulator smtp = new SmtpSimulator(Mails.MAILBOX, Mails.PASSWORD);
        private final EmailChannel channel;
        private int last;

        Simulated(boolean privateAllowed) {
            channel = new EmailChannel(
                    new AddressClient(new AddressRule(privateAllowed)),
                    Mails.REPLIES,
                    Mails.threads(),
                    Mails.CONVERSATIONS,
                    account -> new Company("Acme", "https://acme.example"),
                    Mails.config(Duration.ofSeconds(1), 1_000_000),
                    InstantSource.system());
        }

        @Override
        public Channel channel() {
            return channel;
        }

        @Override
        public ChannelConnection connection() {
            return connection(
                    Map.of(
                            "address",
                            Mails.MAILBOX,
                            "smtpHost",
                            "127.0.0.1",
                            "smtpPort",
                            Integer.toString(smtp.port()),
                            "smtpSecurity",
                            "none"),
                    Map.of("password", Mails.PASSWORD, "hook", SECRET));
        }

        @Override
        public String addressOf(long person) {
            return person + "@example.org";
        }

        @Override
        public Hook says(long person, String text) {
            return from(person, "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n");
        }

        @Override
        public Hook sendsPicture(long person, String text, byte[] bytes) {
            return from(
                    person,
                    "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n" + text
                            + "\r\n--b\r\nContent-Type: image/jpeg; name=picture.jpg\r\n"
                            + "Content-Transfer-Encoding: base64\r\n\r\n"
                            + Base64.getEncoder().encodeToString(bytes) + "\r\n--b--\r\n");
        }

        private Hook from(long person, String rest) {
            last++;
            return signed(("From: Person " + person + " <" + addressOf(person) + ">\r\nTo: " + Mails.MAILBOX
                            + "\r\nMessage-ID: <m" + last + "@example.org>\r\nMIME-Version: 1.0\r\n" + rest)
                    .getBytes(UTF_8));
        }

        @Override
        public Optional<Hook> edits(long person, String text) {
            return Optional.empty();
        }

        @Override
        public Hook blocks(long person) {
            smtp.remove(addressOf(person));
            String report = new String(Mails.fixture("bounce.eml"), ISO_8859_1)
                    .replace("anna@example.org", addressOf(person))
                    .replace("{{id}}", Mails.ourId(connection(), addressOf(person)));
            return signed(report.getBytes(ISO_8859_1));
        }

        @Override
        public Hook forged(byte[] body) {
            return signed(body, "whsec_b3RoZXI=");
        }

        @Override
        public Hook signed(byte[] body) {
            return signed(body, SECRET);
        }

        private static Hook signed(byte[] body, String secret) {
            Instant now = Instant.now();
            return new Hook(
                    Map.of(
                            "webhook-id", "hook-1",
                            "webhook-timestamp", Long.toString(now.getEpochSecond()),
                            "webhook-signature", WebhookSignature.header(List.of(secret), "hook-1", now, body)),
                    body);
        }

        @Override
        public void outage(boolean on) {
            smtp.setDown(on);
        }

        @Override
        public void loseAnswers(boolean on) {
            smtp.setMute(on);
        }

        @Override
        public void throttle(int seconds) {
            smtp.putOff();
        }

        @Override
        public void revoke() {
            smtp.revoke();
        }

        private List<Mail> sent() {
            return smtp.mails().stream()
                    .map(mail -> {
                        try {
                            return MailParts.read(mail.raw().getBytes(ISO_8859_1));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }

        @Override
        public List<String> texts(long person) {
            return sent().stream()
                    .filter(mail -> mail.recipients().contains(addressOf(person))
                            && mail.files().isEmpty())
                    .map(mail -> mail.text().substring(0, mail.text().indexOf("\n\n-- \n")))
                    .toList();
        }

        @Override
        public int files() {
            return sent().stream().mapToInt(mail -> mail.files().size()).sum();
        }

        @Override
        public void close() {
            smtp.close();
        }
    }

    @Test
    @Tag("W-01")
    @Tag("W-04")
    void anAnswerIsSignedAndFitsIntoItsThread() throws IOException {
        try (var server = new Simulated(true)) {
            Hook asked = server.signed(("Subject: Re: Price list\r\n"
                            + new String(server.says(111, "Hello").body(), UTF_8))
                    .getBytes(UTF_8));
            server.channel().read(server.connection(), asked);
            for (int key = 1; key <= 2; key++) {
                server.channel()
                        .deliver(server.connection(), "111@example.org", new Part.Text("Here", null), key, id -> {
                            throw new IOException("none");
                        });
            }

            String first = server.smtp.mails().getFirst().raw();
            Mail second = server.sent().getLast();

            assertThat(first)
                    .contains("From: Acme <shop@acme.example>")
                    .contains("Subject: Re: Price list\r\n")
                    .contains("In-Reply-To: <m1@example.org>")
                    .contains("X-Parley-Loop: c-1")
                    .contains("Kind regards,\r\nAcme\r\nhttps://acme.example\r\n");
            assertThat(second.follows())
                    .first()
                    .isEqualTo(server.sent().getFirst().messageId());
            assertThat(second.follows()).contains("<m1@example.org>");
            String replyTo = first.lines()
                    .filter(line -> line.startsWith("Reply-To: "))
                    .findFirst()
                    .orElseThrow()
                    .substring("Reply-To: ".length());
            assertThat(Mails.REPLIES.conversation(replyTo, server.connection().accountId()))
                    .contains(Mails.conversation(server.connection(), "111@example.org"));
        }
    }

    @Test
    void nobodyMakesUsConnectToOurOwnNeighbours() {
        try (var server = new Simulated(false)) {
            assertThat(server.channel().check(server.connection()))
                    .isInstanceOfSatisfying(
                            Standing.Away.class,
                            away -> assertThat(away.reason()).contains("no connection to the mail server"));
            assertThat(server.smtp.mails()).isEmpty();
        }
    }
}
