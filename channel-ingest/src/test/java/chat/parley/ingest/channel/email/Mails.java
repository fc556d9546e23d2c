package chat.parley.ingest.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.ConversationKey;
import chat.parley.contracts.mail.ReplyAddress;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.Sender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What tests of e-mail have in common. */
final class Mails {
    static final String MAILBOX = "shop@acme.example";
    static final String PASSWORD = "the-password-of-the-mailbox";

    static final ReplyAddress REPLIES = new ReplyAddress("the key of this suite".getBytes(ISO_8859_1));
    static final Conversations CONVERSATIONS = (account, channel, visitor) -> Optional.of(
            new ConversationKey("the key of an account".getBytes(ISO_8859_1)).conversation(channel, visitor.value()));

    private Mails() {}

    /** A mail from the tests' resources. */
    static byte[] fixture(String name) {
        try (var in = Mails.class.getResourceAsStream("/mails/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ConversationId conversation(ChannelConnection connection, String address) {
        return CONVERSATIONS
                .of(
                        connection.accountId(),
                        connection.channelId(),
                        new Sender(address, null, null).visitorId(EmailChannel.KIND))
                .orElseThrow();
    }

    /** The id of a mail of ours to this address. */
    static String ourId(ChannelConnection connection, String address) {
        return "<"
                + REPLIES.of("p1@acme.example", connection.accountId(), conversation(connection, address))
                        .orElseThrow()
                + ">";
    }

    static EmailConfig config(Duration pollWait, int largest) {
        return new EmailConfig() {
            @Override
            public Duration patience() {
                return Duration.ofSeconds(5);
            }

            @Override
            public Duration pollWait() {
                return pollWait;
            }

            @Override
            public int largest() {
                return largest;
            }
        };
    }

    /** Remembers in memory. */
    static MailThreads threads() {
        Map<String, MailThread> known = new HashMap<>();
        return new MailThreads() {
            @Override
            public void note(ChannelConnection connection, String address, String id, String subject) {
                known.merge(address, MailThread.NONE.with(id, subject), (before, one) -> before.with(id, subject));
            }

            @Override
            public MailThread find(ChannelConnection connection, String address) {
                return known.getOrDefault(address, MailThread.NONE);
            }
        };
    }
}
