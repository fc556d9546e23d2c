package chat.parley.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-24")
class SmtpClientTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final AtomicInteger handedOver = new AtomicInteger();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aLetterArrivesAsItWasWritten() throws Exception {
        var letter = letter("Ромашка, ООО", "Посетитель ждёт — 1 мин", Alerts.RECIPIENT);

        assertThat(send(letter)).isEqualTo(new Verdict.Sent());

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo(letter.subject());
        var from = (InternetAddress) mail.getFrom()[0];
        assertThat(from.getPersonal()).isEqualTo("Ромашка, ООО");
        assertThat(from.getAddress()).isEqualTo("parley@chat.example.com");
        assertThat(mail.getHeader("To")).containsExactly(Alerts.RECIPIENT);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Date")).containsExactly("Sat, 21 Nov 2026 09:00:00 +0000");
        var parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(String.valueOf(parts.getBodyPart(0).getContent())).isEqualToNormalizingNewlines(letter.plain());
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo(letter.html());
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(handedOver).hasValue(1);
    }

    @Test
    void everyAttemptHasTheSameMessageId() throws Exception {
        var letter = letter("Acme", "Late", Alerts.RECIPIENT);
        send(letter);
        send(letter);

        var mails = server.getReceivedMessages();
        assertThat(mails[0].getMessageID())
                .isEqualTo(mails[1].getMessageID())
                .isEqualTo("<" + letter.messageKey() + "@chat.example.com>");
    }

    @Test
    void nothingInALetterBeginsAHeader() throws Exception {
        send(letter("Acme\r\nBcc: thief@example.com", "Late\r\nX-Evil: yes\n\n<script>", Alerts.RECIPIENT));

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("X-Evil")).isNull();
        assertThat(GreenMailUtil.getHeaders(mail)).doesNotContain("\nBcc:", "\nX-Evil:");
    }

    @Test
    void whatIsNoOneAddressIsRefusedForGood() {
        for (var address : new String[] {
            "",
            "no address",
            "a@example.com, b@example.com",
            "a@example.com\r\nBcc: b@example.com",
            "Ann <a@example.com>"
        }) {
            assertThat(send(letter("Acme", "Late", address))).as(address).isInstanceOf(Verdict.Hopeless.class);
        }
        assertThat(handedOver).hasValue(0);
    }

    @Test
    @Tag("W-06")
    void oneMailGoesToSeveralAddresses() throws Exception {
        assertThat(send(letter("Acme", "Late", "ann@example.com,bob@example.com")))
                .isEqualTo(new Verdict.Sent());

        assertThat(server.getReceivedMessages()[0].getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("ann@example.com", "bob@example.com");
        assertThat(handedOver).hasValue(1);
    }

    @Test
    @Tag("W-06")
    void whomTheServerDoesNotKnowKeepsTheMailFromNobodyElse() throws Exception {
        try (var script = new SmtpScript().answering("RCPT TO:<gone@example.com>", "550 5.1.1 unknown")) {
            var verdict = client(script.start())
                    .send(letter("Acme", "Late", "gone@example.com,ann@example.com"), this::handOver);

            assertThat(verdict).isInstanceOf(Verdict.Sent.class);
        }
        try (var script = new SmtpScript().answering("RCPT", "550 5.1.1 unknown")) {
            var verdict = client(script.start())
                    .send(letter("Acme", "Late", "gone@example.com,ann@example.com"), this::handOver);

            assertThat(verdict).isInstanceOf(Verdict.Hopeless.class);
        }
    }

    @Test
    void withoutAServerItIsTriedAgainAndNothingWasHandedOver() {
        int port = server.getSmtp().getPort();
        server.stop();

        assertThat(client(port).send(letter("Acme", "Late", Alerts.RECIPIENT), this::handOver))
                .isInstanceOf(Verdict.Again.class);
        assertThat(handedOver).hasValue(0);
    }

    @Test
    void whatSomebodyElseHasByNowIsNotSent() {
        var verdict = client(server.getSmtp().getPort()).send(letter("Acme", "Late", Alerts.RECIPIENT), () -> false);

        assertThat(verdict).isInstanceOf(Verdict.Again.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void theServersAnswerDecidesWhatIsDone() throws Exception {
        assertThat(against(new SmtpScript().answering("RCPT", "550 5.1.1 unknown")))
                .isInstanceOf(Verdict.Hopeless.class);
        assertThat(against(new SmtpScript().answering("RCPT", "450 4.2.1 greylisted")))
                .isInstanceOf(Verdict.Again.class);
        assertThat(against(new SmtpScript().answering("MAIL", "553 sender refused")))
                .isInstanceOf(Verdict.Hopeless.class);
        assertThat(against(new SmtpScript().answering(".", "451 4.3.0 later"))).isInstanceOf(Verdict.Again.class);
        assertThat(against(new SmtpScript().answering(".", "554 5.7.1 spam"))).isInstanceOf(Verdict.Hopeless.class);
        assertThat(against(new SmtpScript())).isInstanceOf(Verdict.Sent.class);
    }

    @Test
    void aLinkCutAfterTheMailLeavesADoubt() throws Exception {
        assertThat(against(new SmtpScript().cutting("."))).isInstanceOf(Verdict.Uncertain.class);
    }

    @Test
    void howTheLinkEndsAfterTheAnswerChangesNothing() throws Exception {
        assertThat(against(new SmtpScript().cutting("QUIT"))).isInstanceOf(Verdict.Sent.class);
        assertThat(against(new SmtpScript().cuttingAfter("."))).isInstanceOf(Verdict.Sent.class);
    }

    @Test
    void aServerThatSaysNothingMoreLeavesADoubt() throws Exception {
        assertThat(against(new SmtpScript().silentAt("."))).isInstanceOf(Verdict.Uncertain.class);
    }

    @Test
    void whatMustBeEncryptedIsNotSentInTheClear() {
        var strict = new SmtpClient(
                "127.0.0.1",
                new Smtp(server.getSmtp().getPort(), EmailConfig.Encryption.STARTTLS),
                new MimeClient("parley@chat.example.com"));

        assertThat(strict.send(letter("Acme", "Late", Alerts.RECIPIENT), this::handOver))
                .isInstanceOf(Verdict.Again.class);
        assertThat(handedOver).hasValue(0);
    }

    private Verdict against(SmtpScript script) throws Exception {
        try (script) {
            return client(script.start()).send(letter("Acme", "Late", Alerts.RECIPIENT), this::handOver);
        }
    }

    private boolean handOver() {
        handedOver.incrementAndGet();
        return true;
    }

    private Verdict send(Letter letter) {
        return client(server.getSmtp().getPort()).send(letter, this::handOver);
    }

    private static SmtpClient client(int port) {
        return new SmtpClient(
                "127.0.0.1", new Smtp(port, EmailConfig.Encryption.NONE), new MimeClient("parley@chat.example.com"));
    }

    private static Letter letter(String sender, String subject, String recipient) {
        return new Letter(
                "overdue.conversation-1.3",
                sender,
                recipient,
                subject,
                "Здравствуйте!\n.\nline after a lone dot\n" + "long ".repeat(400) + "\n",
                "<p>Здравствуйте!</p>",
                Alerts.NINE);
    }

    private record Smtp(int number, EmailConfig.Encryption encryption) implements EmailConfig.Smtp {
        @Override
        public Optional<String> host() {
            return Optional.of("127.0.0.1");
        }

        @Override
        public Optional<Integer> port() {
            return Optional.of(number);
        }

        @Override
        public Optional<String> user() {
            return Optional.empty();
        }

        @Override
        public Optional<String> password() {
            return Optional.empty();
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(1);
        }
    }
}
