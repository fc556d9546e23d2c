package chat.parley.notification.socket;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.notification.audience.Listener;
import chat.parley.notification.login.Login;
import chat.parley.notification.shift.Shifts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One open socket: whose it is, when it was heard of last, and until when it may stay. Instants of this class's
 * methods in nanoseconds are of a monotonic clock. Safe for many threads; its lock also orders what is sent.
 */
public final class Session {
    /**
     * How long things may take.
     *
     * @param hello until the first hello
     * @param silence without any frame
     * @param tokenGrace after the token has run out
     * @param lease of presence; renewed three times as often
     * @param typing between two typing signals of a dialog
     */
    public record Patience(Duration hello, Duration silence, Duration tokenGrace, Duration lease, Duration typing) {}

    /** Who has said hello here. */
    public record Member(Login login, DeviceId deviceId, Listener listener) {}

    private final String id;
    private final String address;
    private final Line line;
    private final Patience patience;
    private final TypingPace typing;
    private final long openedAt;
    private volatile @Nullable Member member;
    private volatile boolean ended;
    private volatile boolean watching;
    private long heardAt;
    private long leasedAt;
    private PresenceStatus wished = PresenceStatus.OFFLINE;
    private PresenceStatus most = PresenceStatus.ONLINE;
    private long leases;
    private boolean helloHeard;

    /**
     * @param id unique for ever: leases carry it, so that replicas tell two sockets of a device apart
     * @param address from where it was opened
     */
    public Session(String id, String address, Line line, Patience patience, long nowNanos) {
        this.id = id;
        this.address = address;
        this.line = line;
        this.patience = patience;
        this.typing = new TypingPace(patience.typing());
        this.openedAt = nowNanos;
        this.heardAt = nowNanos;
        this.leasedAt = nowNanos;
    }

    public String id() {
        return id;
    }

    public String address() {
        return address;
    }

    /** Null until the first hello. */
    public @Nullable Member member() {
        return member;
    }

    public boolean belongsTo(AccountId account) {
        Member present = member;
        return present != null && present.login().accountId().equals(account);
    }

    /** Whether who is on the sites is told here. */
    public boolean watchesVisitors() {
        return watching;
    }

    void watchVisitors(boolean watch) {
        watching = watch;
    }

    TypingPace typing() {
        return typing;
    }

    /** The client has sent something. */
    public synchronized void heard(long nowNanos) {
        heardAt = nowNanos;
    }

    /**
     * The operator has said hello.
     *
     * @param join runs before {@code welcome} is sent, and nothing else is sent in between: from the moment the
     *     session is found by the feed, everything reaches the client, and the welcome is first
     */
    public synchronized void welcome(Member newMember, Runnable join, Supplier<String> welcome) {
        member = newMember;
        join.run();
        send(welcome.get());
    }

    /** What the operator may see has changed. */
    public synchronized void hear(Listener listener) {
        Member present = member;
        if (present != null) {
            member = new Member(present.login(), present.deviceId(), listener);
        }
    }

    /**
     * Runs {@code announcing} while nobody else asks for a lease to announce, so that leases go out in the order of
     * their numbers and the last word is the last one said.
     */
    public synchronized void inOrder(Runnable announcing) {
        announcing.run();
    }

    /** Sends a frame; dropped when the socket has ended. */
    public synchronized void send(String frame) {
        if (!ended) {
            line.send(frame);
        }
    }

    /** Ends the socket; only the first ending counts. */
    public synchronized void end(Ending ending) {
        if (!ended) {
            ended = true;
            line.end(ending);
        }
    }

    /** The client has gone. */
    public synchronized void gone() {
        ended = true;
    }

    public boolean isOver() {
        return ended;
    }

    /** Why the socket must end now; empty when it may stay. */
    public synchronized Optional<Ending> overdue(long nowNanos, Instant now) {
        Member present = member;
        if (present == null) {
            return since(openedAt, nowNanos, patience.hello())
                    ? Optional.of(Ending.NOT_AUTHENTICATED)
                    : Optional.empty();
        }
        if (since(heardAt, nowNanos, patience.silence())) {
            return Optional.of(Ending.SILENT);
        }
        return now.isAfter(present.login().expiresAt().plus(patience.tokenGrace()))
                ? Optional.of(Ending.NOT_AUTHENTICATED)
                : Optional.empty();
    }

    /** A lease to announce, numbered within the session from 0: number 0 tells other replicas of a new socket. */
    public record Announcement(PresenceLease lease, String sessionId, long number) {}

    /** The operator says how present they wish to be; the lease to announce, empty before hello. */
    public synchronized Optional<Announcement> present(PresenceStatus newStatus, long nowNanos) {
        wished = newStatus;
        return announcement(nowNanos);
    }

    /**
     * The operator's working time says how present they may be at most [T-11]; the lease to announce, empty where that
     * changes nothing. What they wish stays, and holds again as soon as it may.
     */
    public synchronized Optional<Announcement> limit(PresenceStatus newMost, long nowNanos) {
        PresenceStatus before = status();
        most = newMost;
        return ended || status() == before ? Optional.empty() : announcement(nowNanos);
    }

    /** What this device counts as. */
    public synchronized PresenceStatus status() {
        return Shifts.counted(wished, most);
    }

    /** What the operator said last. */
    public synchronized PresenceStatus wished() {
        return wished;
    }

    /** The lease to renew now, if it is time; nothing is renewed for a device that is offline. */
    public synchronized Optional<Announcement> renewal(long nowNanos) {
        return ended
                        || status() == PresenceStatus.OFFLINE
                        || !since(leasedAt, nowNanos, patience.lease().dividedBy(3))
                ? Optional.empty()
                : announcement(nowNanos);
    }

    /**
     * Whether a lease of this session's device, heard of on the log, says that the device has a newer socket, perhaps
     * on another replica: the first lease of another socket counts, if it stands after this one's own first.
     */
    public synchronized boolean isReplacedBy(String sessionId, long number) {
        if (number > 0) {
            return false;
        }
        if (sessionId.equals(id)) {
            helloHeard = true;
            return false;
        }
        return helloHeard;
    }

    private Optional<Announcement> announcement(long nowNanos) {
        Member present = member;
        if (present == null) {
            return Optional.empty();
        }
        leasedAt = nowNanos;
        PresenceStatus status = status();
        long millis = status == PresenceStatus.OFFLINE ? 0 : patience.lease().toMillis();
        var lease = new PresenceLease(
                present.login().accountId(), present.login().operatorId(), present.deviceId(), status, millis);
        return Optional.of(new Announcement(lease, id, leases++));
    }

    private static boolean since(long start, long nowNanos, Duration time) {
        return nowNanos - start >= time.toNanos();
    }
}
