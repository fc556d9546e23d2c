package chat.parley.ingest.channel.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.egress.AddressClient;
import chat.parley.egress.AddressRule;
import chat.parley.ingest.kit.Arrival;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.Part;
import chat.parley.ingest.kit.Polling;
import chat.parley.ingest.kit.Reading;
import chat.parley.ingest.kit.SendResult;
import chat.parley.ingest.kit.Standing;
import chat.parley.testkit.Wait;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real mail server holds the mailbox. */
@Tag("B-01")
class MailboxTest {
    private static final int LARGEST = 100_000;

    private static GreenMail server;
    private static GreenMailUser shop;

    private final CopyOnWriteArrayList<String> texts = new CopyOnWriteArrayList<>();
    private final Polling.Taker taker = (reading, body) -> {
        if (reading instanceof Reading.Understood understood) {
            texts.add(((Arrival.Message) understood.arrivals().getFirst()).text());
        }
    };

    @BeforeAll
    static void start() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
        });
        server.start();
        shop = server.setUser(Mails.MAILBOX, Mails.MAILBOX, Mails.PASSWORD);
        server.setUser("ann@example.org", "ann@example.org", "ann");
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void empty() throws Exception {
        server.purgeEmailFromAllMailboxes();
    }

    private static EmailChannel channel(Duration wait) {
        return new EmailChannel(
                new AddressClient(new AddressRule(true)),
                Mails.REPLIES,
                Mails.threads(),
                Mails.CONVERSATIONS,
                account -> new Company("Acme", null),
                Mails.config(wait, LARGEST),
                InstantSource.system());
    }

    private static ChannelConnection connection(String password) {
        return new ChannelConnection(
                new AccountId("acme"),
                new ChannelId("c-1"),
                EmailChannel.KIND,
                1,
                "en",
                null,
                Map.of(
                        "address", Mails.MAILBOX,
                        "imapHost", "127.0.0.1",
                        "imapPort", Integer.toString(server.getImap().getPort()),
                        "imapSecurity", "none",
                        "smtpHost", "127.0.0.1",
                        "smtpPort", Integer.toString(server.getSmtp().getPort()),
                        "smtpSecurity", "none"),
                Map.of("password", password));
    }

    private static ChannelConnection connection() {
        return connection(Mails.PASSWORD);
    }

    private static void arrives(String text) throws Exception {
        String raw = "From: ann@example.org\r\nTo: " + Mails.MAILBOX + "\r\nSubject: Desk\r\nIn-Reply-To: <x@y>\r\n\r\n"
                + text + "\r\n";
        shop.deliver(
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw.getBytes(UTF_8))));
    }

    @Test
    void aMailboxIsReadFromNowOnAndEachMailOnce() throws Exception {
        EmailChannel channel = channel(Duration.ofMillis(50));
        arrives("Before");
        Optional<Long> began = channel.poll(connection(), Optional.empty(), taker);
        arrives("One");
        arrives("Two");

        Optional<Long> now = channel.poll(connection(), began, taker);
        Optional<Long> later = channel.poll(connection(), now, taker);

        assertThat(texts).containsExactly("One", "Two");
        assertThat(later).isEqualTo(now);
        channel.disconnect(connection());
    }

    @Test
    void aMailIsSeenAtOnceWhileTheMailboxIsListenedTo() throws Exception {
        EmailChannel channel = channel(Duration.ofSeconds(30));
        Optional<Long> began = channel.poll(connection(), Optional.empty(), taker);
        Thread listening = Thread.ofVirtual().start(() -> {
            try {
                channel.poll(connection(), began, taker);
            } catch (IOException | InterruptedException e) {
                texts.add(e.toString());
            }
        });
        arrives("Now");

        Wait.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(texts).containsExactly("Now"));
        listening.join(Duration.ofSeconds(5));
        assertThat(listening.isAlive()).isFalse();
        channel.disconnect(connection());
    }

    @Test
    void whatIsTooLargeIsToldOfAndHoldsUpNothing() throws Exception {
        EmailChannel channel = channel(Duration.ofMillis(50));
        Optional<Long> began = channel.poll(connection(), Optional.empty(), taker);
        arrives("x".repeat(LARGEST));
        arrives("\u0000 After it");

        channel.poll(connection(), began, taker);

        assertThat(texts).hasSize(2);
        assertThat(texts.getFirst()).contains("was not taken in").contains("Desk");
        assertThat(texts.getLast()).contains("After it");
        channel.disconnect(connection());
    }

    @Test
    void whatCouldNotBeTakenInComesAgainAndWhatWasDoesNot() throws Exception {
        EmailChannel channel = channel(Duration.ofMillis(50));
        Optional<Long> began = channel.poll(connection(), Optional.empty(), taker);
        arrives("One");
        arrives("Two");
        Polling.Taker once = (reading, body) -> {
            if (!texts.isEmpty()) {
                throw new IllegalStateException("not now");
            }
            taker.take(reading, body);
        };

        Optional<Long> now = channel.poll(connection(), began, once);
        channel.poll(connection(), now, taker);

        assertThat(texts).containsExactly("One", "Two");
        channel.disconnect(connection());
    }

    @Test
    void aMailboxThatIsNumberedAnewIsReadAnew() throws Exception {
        EmailChannel channel = channel(Duration.ofMillis(50));
        arrives("One");
        Optional<Long> now = channel.poll(connection(), Optional.empty(), taker);
        long other = MailPosition.of(MailPosition.validity(now.orElseThrow()) + 1L, 7);

        assertThat(channel.poll(connection(), Optional.of(other), taker)).isEqualTo(now);

        assertThat(texts).containsExactly("One");
        channel.disconnect(connection());
    }

    @Test
    void anAnswerArrivesAndItsAnswerIsKnown() throws Exception {
        EmailChannel channel = channel(Duration.ofMillis(50));
        Optional<Long> began = channel.poll(connection(), Optional.empty(), taker);

        assertThat(channel.deliver(connection(), "ann@example.org", new Part.Text("Here you are", null), 7, file -> {
                    throw new IOException("none");
                }))
                .isInstanceOf(SendResult.Accepted.class);

        MimeMessage got = List.of(server.getReceivedMessages()).getFirst();
        assertThat(got.getContent().toString()).startsWith("Here you are");
        assertThat(Mails.REPLIES.conversation(
                        got.getReplyTo()[0].toString(), connection().accountId()))
                .contains(Mails.conversation(connection(), "ann@example.org"));
        // A mailbox of ours that gets it does not take it for a visitor's.
        shop.deliver(got);
        channel.poll(connection(), began, taker);
        assertThat(texts).isEmpty();
        channel.disconnect(connection());
    }

    @Test
    @Tag("C-07")
    void aPasswordThatIsNoneConcernsTheWholeChannel() {
        EmailChannel channel = channel(Duration.ofMillis(50));

        assertThat(channel.check(connection())).isInstanceOf(Standing.Good.class);
        assertThat(channel.check(connection("wrong"))).isInstanceOf(Standing.Disowned.class);
        channel.disconnect(connection());
    }
}
