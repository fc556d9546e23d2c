package chat.parley.ingest.channel.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads mailboxes by IMAP and changes nothing in them. One connection for each mailbox stays open between two looks,
 * as servers do not like to be logged in at all the time.
 */
final class ImapClient {
    private static final Logger LOG = Logger.getLogger(ImapClient.class);
    private static final int AT_ONCE = 50;
    /** How far back is read when a mailbox is numbered anew. */
    private static final Duration LOOKED_BACK = Duration.ofDays(2);

    private final SocketFactory sockets;
    private final Duration patience;
    private final int largest;
    private final InstantSource clock;
    private final ConcurrentMap<String, Opened> open = new ConcurrentHashMap<>();

    private record Opened(MailServer server, IMAPStore store, IMAPFolder inbox) {}

    /** The server does not let us in. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String words) {
            super(words);
        }
    }

    /** Takes the mails in their order. */
    interface Taker {
        void take(byte[] raw) throws InterruptedException;

        /** Of a mail that is too large, or that the server does not give out, its head only. */
        void takeHead(byte[] head, long size) throws InterruptedException;
    }

    ImapClient(SocketFactory sockets, Duration patience, int largest, InstantSource clock) {
        this.sockets = sockets;
        this.patience = patience;
        this.largest = largest;
        this.clock = clock;
    }

    /**
     * Reads what has come since, or waits for it.
     *
     * @param key which mailbox, unlike any other
     * @param after the position that was read last; empty to begin with what comes from now on
     * @param wait for so long
     * @return the position that is read now
     */
    Optional<Long> poll(String key, MailServer server, Optional<Long> after, Duration wait, Taker taker)
            throws IOException, InterruptedException {
        Opened mailbox = opened(key, server);
        boolean done = false;
        try {
            int before = count(mailbox);
            Optional<Long> now = read(mailbox, after, taker);
            if (now.equals(after) && after.isPresent()) {
                // What the server told of while we read, it tells of no more while we listen.
                if (count(mailbox) == before) {
                    listen(mailbox, wait);
                }
                now = read(mailbox, after, taker);
            }
            done = true;
            return now;
        } catch (MessagingException e) {
            throw new IOException("the mailbox broke off: " + words(e), e);
        } finally {
            if (!done) {
                close(key);
            }
        }
    }

    /** Whether the mailbox can be opened; throws {@link Refused} where the server does not let us in. */
    void check(String key, MailServer server) throws IOException {
        // Whoever listens to the mailbox meanwhile keeps their own connection.
        String own = key + "/check";
        try {
            opened(own, server);
        } finally {
            close(own);
        }
    }

    void close(String key) {
        Opened mailbox = open.remove(key);
        if (mailbox != null) {
            try {
                mailbox.store().close();
            } catch (MessagingException e) {
                LOG.debugf("a mailbox went without a goodbye: %s", e.getClass().getName());
            }
        }
    }

    private Opened opened(String key, MailServer server) throws IOException {
        Opened before = open.get(key);
        if (before != null && before.server().equals(server) && before.inbox().isOpen()) {
            return before;
        }
        close(key);
        Properties properties = server.properties(patience.toMillis());
        properties.put("mail.imap.socketFactory", sockets);
        properties.setProperty("mail.imap.peek", "true");
        properties.setProperty("mail.imap.partialfetch", "true");
        properties.setProperty("mail.imap.fetchsize", "1048576");
        try {
            var store = (IMAPStore) Session.getInstance(properties).getStore("imap");
            store.connect(server.host(), server.port(), server.user(), server.password());
            var inbox = (IMAPFolder) store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            var mailbox = new Opened(server, store, inbox);
            open.put(key, mailbox);
            return mailbox;
        } catch (AuthenticationFailedException e) {
            throw new Refused(words(e));
        } catch (MessagingException e) {
            throw new IOException("the mailbox cannot be opened: " + words(e), e);
        }
    }

    private Optional<Long> read(Opened mailbox, Optional<Long> after, Taker taker)
            throws MessagingException, IOException, InterruptedException {
        IMAPFolder inbox = mailbox.inbox();
        hearNews(inbox);
        long validity = inbox.getUIDValidity();
        if (after.isEmpty()) {
            return Optional.of(MailPosition.of(validity, Math.max(0, inbox.getUIDNext() - 1)));
        }
        boolean anew = MailPosition.validity(after.get()) != (int) validity;
        long last = anew ? 0 : MailPosition.uid(after.get());
        Instant oldest = anew ? clock.instant().minus(LOOKED_BACK) : Instant.EPOCH;
        long position = MailPosition.of(validity, last);
        int taken = 0;
        for (Message message : inbox.getMessagesByUID(last + 1, UIDFolder.LASTUID)) {
            long uid = message == null ? 0 : inbox.getUID(message);
            // A range that ends with the last mail holds it even where it is older.
            if (message == null || uid <= last) {
                continue;
            }
            try {
                if (!isOlder(message, oldest)) {
                    take(message, taker);
                    taken++;
                }
            } catch (RuntimeException e) {
                if (position == after.get()) {
                    throw e;
                }
                // What was taken is not taken again; the rest comes next time.
                return Optional.of(position);
            }
            position = MailPosition.of(validity, uid);
            if (taken >= AT_ONCE) {
                return Optional.of(position);
            }
        }
        return Optional.of(position);
    }

    /** How many mails there are by what the server has told us so far. */
    private static int count(Opened mailbox) throws MessagingException {
        return mailbox.inbox().getMessageCount();
    }

    /** A server says what has come when it is asked for whatever. */
    private static void hearNews(IMAPFolder inbox) throws MessagingException {
        inbox.doCommand(protocol -> {
            protocol.noop();
            return null;
        });
    }

    private static boolean isOlder(Message message, Instant oldest) throws MessagingException {
        return message.getReceivedDate() != null
                && message.getReceivedDate().toInstant().isBefore(oldest);
    }

    private void take(Message message, Taker taker) throws MessagingException, IOException, InterruptedException {
        try {
            if (message.getSize() > largest) {
                taker.takeHead(head(message), message.getSize());
                return;
            }
            byte[] raw = raw(message);
            if (raw == null) {
                taker.takeHead(head(message), Math.max(message.getSize(), largest + 1L));
            } else {
                taker.take(raw);
            }
        } catch (MessageRemovedException e) {
            LOG.debug("a mail was removed before it was read");
        }
    }

    /** Null where it is larger than the server said. */
    private byte @Nullable [] raw(Message message) throws MessagingException, IOException {
        var bytes = new Bounded(largest);
        try {
            message.writeTo(bytes);
            return bytes.bytes.toByteArray();
        } catch (IOException e) {
            if (bytes.full) {
                return null;
            }
            throw e;
        }
    }

    private static byte[] head(Message message) throws MessagingException {
        var head = new StringBuilder();
        for (String name : new String[] {"Message-ID", "In-Reply-To", "References", "From", "To", "Subject"}) {
            String[] values = message.getHeader(name);
            if (values != null && values.length > 0) {
                head.append(name).append(": ").append(values[0]).append("\r\n");
            }
        }
        return head.append("\r\n").toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** Waits until something comes, at most so long; a server that cannot say so is asked again after that time. */
    private void listen(Opened mailbox, Duration wait) throws MessagingException, InterruptedException {
        var over = new CountDownLatch(1);
        if (!mailbox.store().hasCapability("IDLE")) {
            boolean never = over.await(wait.toMillis(), TimeUnit.MILLISECONDS);
            LOG.tracef("asks again: %s", never);
            return;
        }
        Thread.ofVirtual().name("imap-listening").start(() -> {
            try {
                // Any command ends the listening; one that came before it had begun is followed by another.
                while (!over.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                    hearNews(mailbox.inbox());
                }
            } catch (MessagingException e) {
                LOG.debugf(
                        "the mailbox went while it was listened to: %s",
                        e.getClass().getName());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        // What comes while the listening begins ends no listening by itself.
        var arrivals = new MessageCountAdapter() {
            @Override
            public void messagesAdded(MessageCountEvent event) {
                try {
                    hearNews(mailbox.inbox());
                } catch (MessagingException e) {
                    LOG.debugf(
                            "the mailbox went while it was listened to: %s",
                            e.getClass().getName());
                }
            }
        };
        mailbox.inbox().addMessageCountListener(arrivals);
        try {
            mailbox.inbox().idle(true);
        } finally {
            over.countDown();
            mailbox.inbox().removeMessageCountListener(arrivals);
        }
    }

    private static String words(Exception failure) {
        String words = String.valueOf(failure.getMessage()).strip();
        return words.length() > 150 ? words.substring(0, 150) : words;
    }

    /** Takes so many bytes and no more. */
    private static final class Bounded extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int most;
        private boolean full;

        Bounded(int most) {
            this.most = most;
        }

        @Override
        public void write(int b) throws IOException {
            room(1);
            bytes.write(b);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            room(length);
            bytes.write(from, offset, length);
        }

        private void room(int length) throws IOException {
            if (bytes.size() + length > most) {
                full = true;
                throw new IOException("it is too large");
            }
        }
    }
}
