package chat.parley.ingest.channel.email;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.mail.ReplyAddress;
import chat.parley.contracts.text.EmailAddress;
import chat.parley.egress.AddressClient;
import chat.parley.egress.GuardedSockets;
import chat.parley.egress.WebhookSignature;
import chat.parley.ingest.kit.Arrival;
import chat.parley.ingest.kit.Capabilities;
import chat.parley.ingest.kit.Capabilities.Ability;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.Hook;
import chat.parley.ingest.kit.LiveSecrets;
import chat.parley.ingest.kit.Part;
import chat.parley.ingest.kit.Polling;
import chat.parley.ingest.kit.Reading;
import chat.parley.ingest.kit.RemoteFile;
import chat.parley.ingest.kit.SendResult;
import chat.parley.ingest.kit.Sender;
import chat.parley.ingest.kit.Standing;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A mailbox of an account: read by IMAP or handed over mail by mail, answered from by SMTP. */
public final class EmailChannel implements Channel, Polling {
    public static final ChannelKind KIND = EmailReading.KIND;
    /** In a channel's settings: the mailbox's address. */
    public static final String ADDRESS = "address";
    /** The secrets of a channel: of the mail servers, and what a mail that is handed over is signed with. */
    public static final String PASSWORD = "password";

    public static final String HOOK = "hook";

    private static final Capabilities CAPABILITIES = new Capabilities(
            100_000,
            18L * 1024 * 1024,
            25L * 1024 * 1024,
            new Capabilities.Pace(10, 5, Duration.ofSeconds(1)),
            Set.of(Ability.WHOLE),
            null);

    private final ImapClient imap;
    private final SmtpClient smtp;
    private final EmailReading reading;
    private final MailThreads threads;
    private final Conversations conversations;
    private final Function<AccountId, Company> companies;
    private final EmailConfig config;
    private final InstantSource clock;

    /** @param addresses says which servers may be connected to */
    public EmailChannel(
            AddressClient addresses,
            ReplyAddress replies,
            MailThreads threads,
            Conversations conversations,
            Function<AccountId, Company> companies,
            EmailConfig config,
            InstantSource clock) {
        var sockets = new GuardedSockets(addresses);
        this.imap = new ImapClient(sockets, config.patience(), config.largest(), clock);
        this.smtp = new SmtpClient(sockets, config.patience());
        this.reading = new EmailReading(replies, conversations);
        this.threads = threads;
        this.conversations = conversations;
        this.companies = companies;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public ChannelKind kind() {
        return KIND;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    /** A whole mail, as a mail server hands it over, signed as Standard Webhooks has it. */
    @Override
    public Reading read(ChannelConnection connection, Hook hook) {
        boolean good = WebhookSignature.isGood(
                LiveSecrets.of(connection, HOOK, clock.instant()),
                hook.header("webhook-id"),
                hook.header("webhook-timestamp"),
                hook.header("webhook-signature"),
                hook.body(),
                clock.instant());
        return good ? readParked(connection, hook.body()) : new Reading.Refused(401, "wrong-signature");
    }

    @Override
    public Reading readParked(ChannelConnection connection, byte[] body) {
        try {
            Mail mail = MailParts.read(body);
            return noted(connection, mail, reading.of(connection, mail));
        } catch (IOException e) {
            return new Reading.Odd(null, "no-mail", "");
        }
    }

    private Reading noted(ChannelConnection connection, Mail mail, Reading what) {
        if (what instanceof Reading.Understood understood
                && understood.arrivals().getFirst() instanceof Arrival.Message message) {
            threads.note(connection, message.sender().externalId(), mail.messageId(), mail.subject());
        }
        return what;
    }

    @Override
    public SendResult deliver(
            ChannelConnection connection, String externalVisitorId, Part part, int idempotencyKey, Files files) {
        return switch (part) {
            case Part.Text text -> send(connection, externalVisitorId, text, idempotencyKey, files);
            case Part.File(var attachment, var repliesTo) ->
                send(
                        connection,
                        externalVisitorId,
                        new Part.Text("", repliesTo, List.of(attachment), List.of()),
                        idempotencyKey,
                        files);
            case Part.Edit e -> new SendResult.Rejected("a mail that was sent cannot be changed");
            case Part.Delete d -> new SendResult.Rejected("a mail that was sent cannot be taken back");
        };
    }

    private SendResult send(ChannelConnection connection, String to, Part.Text part, int idempotencyKey, Files files) {
        Optional<MailServer> server = MailServer.of(connection, "smtp");
        String mailbox = connection.config(ADDRESS, "");
        if (server.isEmpty() || mailbox.isEmpty()) {
            return new SendResult.Rejected("no mail server is set that sends");
        }
        AccountId account = connection.accountId();
        ConversationId conversation = conversations
                .of(account, connection.channelId(), new Sender(to, null, null).visitorId(KIND))
                .orElse(null);
        String host = mailbox.substring(mailbox.indexOf('@') + 1);
        String plain = "p" + idempotencyKey + "@" + host;
        String id = "<" + Objects.requireNonNullElse(reading.signed(plain, account, conversation), plain) + ">";
        var letter = new MailLetter(
                id,
                mailbox,
                Objects.requireNonNullElse(reading.signed(mailbox, account, conversation), mailbox),
                to,
                connection.channelId().value().toLowerCase(Locale.ROOT),
                part.text(),
                part.files(),
                part.repliesTo(),
                threads.find(connection, to),
                companies.apply(account),
                EmailWords.of(connection.language()),
                clock.instant());
        SendResult result = smtp.send(server.get(), mailbox, to, session -> MimeClient.write(session, letter, files));
        if (result instanceof SendResult.Accepted || result instanceof SendResult.Unknown) {
            threads.note(connection, to, id, "");
        }
        return result;
    }

    @Override
    public void typing(ChannelConnection connection, String externalVisitorId) {
        // Nobody sees it.
    }

    @Override
    public InputStream fetch(ChannelConnection connection, RemoteFile file) throws IOException {
        throw new IOException("files come with their mail");
    }

    @Override
    public boolean writesFirst(ChannelConnection connection) {
        return MailServer.of(connection, "smtp").isPresent()
                && !connection.config(ADDRESS, "").isEmpty();
    }

    /** Not the mailbox itself: it would answer itself. */
    @Override
    public Optional<Sender> stranger(ChannelConnection connection, String address) {
        String mailbox = address.toLowerCase(Locale.ROOT);
        if (!writesFirst(connection)
                || !EmailAddress.isOne(mailbox)
                || mailbox.equals(connection.config(ADDRESS, "").toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        return Optional.of(new Sender(mailbox, null, null));
    }

    @Override
    public Standing check(ChannelConnection connection) {
        String address = connection.config(ADDRESS, "");
        if (address.isEmpty()) {
            return new Standing.Away("no address is set");
        }
        try {
            Optional<MailServer> incoming = MailServer.of(connection, "imap");
            if (incoming.isPresent()) {
                imap.check(key(connection), incoming.get());
            }
        } catch (ImapClient.Refused e) {
            return new Standing.Disowned(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Standing.Away(String.valueOf(e.getMessage()));
        }
        SendResult refused = MailServer.of(connection, "smtp").map(smtp::check).orElse(null);
        if (refused instanceof SendResult.Disowned disowned) {
            return new Standing.Disowned(disowned.reason());
        }
        return refused == null
                ? new Standing.Good(address.toLowerCase(Locale.ROOT), address)
                : new Standing.Away(refused.words());
    }

    @Override
    public Standing connect(ChannelConnection connection, URI hook) {
        return check(connection);
    }

    @Override
    public void disconnect(ChannelConnection connection) {
        imap.close(key(connection));
    }

    @Override
    public boolean isPolled(ChannelConnection connection) {
        return MailServer.of(connection, "imap").isPresent();
    }

    @Override
    public boolean isPositionOurs() {
        return true;
    }

    @Override
    public Optional<Long> poll(ChannelConnection connection, Optional<Long> after, Polling.Taker taker)
            throws IOException, InterruptedException {
        MailServer server = MailServer.of(connection, "imap")
                .orElseThrow(() -> new IOException("no mail server is set that is read from"));
        return imap.poll(key(connection), server, after, config.pollWait(), new ImapClient.Taker() {
            @Override
            public void take(byte[] raw) throws InterruptedException {
                taker.take(readParked(connection, raw), raw);
            }

            @Override
            public void takeHead(byte[] head, long size) throws InterruptedException {
                taker.take(readHead(connection, head, size), head);
            }
        });
    }

    /** A mail that is too large is told of in the dialog and left where it is. */
    private Reading readHead(ChannelConnection connection, byte[] head, long size) {
        try {
            Mail mail = MailParts.read(head);
            String line = EmailWords.of(connection.language()).tooLarge(size, config.largest(), mail.subject());
            return noted(connection, mail, reading.ofHead(connection, mail, line));
        } catch (IOException e) {
            return new Reading.Odd(null, "no-mail", "");
        }
    }

    private static String key(ChannelConnection connection) {
        return connection.accountId() + "/" + connection.channelId();
    }
}
