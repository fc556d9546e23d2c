package chat.parley.ingest.visitor;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.ingest.limit.TokenBucket;
import chat.parley.platform.identity.VisitorToken;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One open socket of a visitor, from handshake to close. It sends in order, never keeps more than its budget waiting,
 * and knows when it was last heard of. Safe for many threads.
 */
public final class VisitorConnection {
    /** The client reads too slowly; it connects again and heals. */
    public static final int TOO_SLOW = 4413;

    private final Line line;
    private final OutgoingBudget budget;
    private final TokenBucket incoming;
    private final TypingThrottle typing = new TypingThrottle();
    private final String address;
    private final @Nullable String origin;
    private final long openedAt;
    private volatile long heardAt;
    private volatile long nextHeartbeatAt;
    private volatile @Nullable Guest guest;
    private volatile boolean closed;

    /** Who is on the line, once they have said hello. */
    private record Guest(VisitorToken token, Listener listener) {}

    /**
     * @param budget what may wait to go out
     * @param incoming how many frames may come in
     * @param address network address of the visitor
     * @param origin the page's origin as the handshake named it; null when it named none
     * @param nanos a monotonic clock's present value in nanoseconds
     */
    public VisitorConnection(
            Line line,
            OutgoingBudget budget,
            TokenBucket incoming,
            String address,
            @Nullable String origin,
            long nanos) {
        this.line = line;
        this.budget = budget;
        this.incoming = incoming;
        this.address = address;
        this.origin = origin;
        this.openedAt = nanos;
        this.heardAt = nanos;
        this.nextHeartbeatAt = nanos;
    }

    /**
     * Lets the visitor in: from now on they follow their conversation. The welcome is made after the joining and goes
     * out before whatever is heard after it, so that no event falls between the two.
     *
     * @param welcome makes the frame that answers the hello
     */
    public synchronized void welcome(VisitorToken token, Audience audience, Supplier<OutgoingText> welcome) {
        if (closed) {
            return;
        }
        Guest before = guest;
        if (before == null) {
            var listener = new Tab(token.accountId(), token.placementId());
            guest = new Guest(token, listener);
            audience.join(token.conversationId(), listener);
        } else {
            guest = new Guest(token, before.listener());
        }
        send(welcome.get());
    }

    /** Sends a frame, or closes the socket when too much waits already. */
    public synchronized void send(OutgoingText frame) {
        if (closed) {
            return;
        }
        if (!budget.take(frame.bytes())) {
            close(TOO_SLOW, "the client reads too slowly");
            return;
        }
        line.send(frame).whenComplete((nothing, failure) -> budget.left(frame.bytes()));
    }

    /** Closes the socket; later frames go nowhere. */
    public synchronized void close(int code, String reason) {
        if (!closed) {
            closed = true;
            line.close(code, reason);
        }
    }

    /** The socket is gone, whoever closed it. */
    public synchronized void gone(Audience audience) {
        closed = true;
        Guest last = guest;
        if (last != null) {
            audience.leave(last.token().conversationId(), last.listener());
        }
    }

    /** The visitor's token; empty until they have said hello. */
    public Optional<VisitorToken> token() {
        Guest present = guest;
        return present == null ? Optional.empty() : Optional.of(present.token());
    }

    /** A frame came in; false when too many have come in too short a time. */
    public boolean heard(long nanos) {
        heardAt = nanos;
        return incoming.take() == 0;
    }

    /** How long nothing has been heard, in nanoseconds. */
    public long silence(long nanos) {
        return nanos - heardAt;
    }

    /** How long the socket has been open, in nanoseconds. */
    public long age(long nanos) {
        return nanos - openedAt;
    }

    /** Whether it is time for a heartbeat; the next one is due {@code every} nanoseconds later. */
    public boolean heartbeatDue(long nanos, long every) {
        if (nanos - nextHeartbeatAt < 0) {
            return false;
        }
        nextHeartbeatAt = nanos + every;
        return true;
    }

    public TypingThrottle typing() {
        return typing;
    }

    public String address() {
        return address;
    }

    public @Nullable String origin() {
        return origin;
    }

    private final class Tab implements Listener {
        private final AccountId account;
        private final PlacementId placement;

        Tab(AccountId account, PlacementId placement) {
            this.account = account;
            this.placement = placement;
        }

        @Override
        public AccountId accountId() {
            return account;
        }

        @Override
        public PlacementId placementId() {
            return placement;
        }

        @Override
        public void hear(OutgoingText frame) {
            send(frame);
        }

        @Override
        public void reached(long visitorSequence) {
            // A socket gets the event itself.
        }
    }
}
