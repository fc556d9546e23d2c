package chat.parley.notification.socket;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.notification.login.Login;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Which sockets are let in, and how much an operator may send over all of theirs. Safe for many threads. */
public final class Admission {
    private record MonotonicTime(LongSupplier nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private record Person(AccountId account, OperatorId operator) {}

    private final String origin;
    private final int burst;
    private final int perSecond;
    private final TimeMeter time;
    private final BooleanSupplier ready;
    private final ConcurrentMap<Person, Bucket> budgets = new ConcurrentHashMap<>();
    private volatile boolean draining;

    /**
     * @param door whose origin pages must have
     * @param burst frames an operator may send at once
     * @param perSecond frames an operator may send in the long run
     * @param nanos a monotonic clock
     * @param ready whether sockets can be served now
     */
    public Admission(URI door, int burst, int perSecond, LongSupplier nanos, BooleanSupplier ready) {
        this.origin = originOf(door);
        this.burst = burst;
        this.perSecond = perSecond;
        this.time = new MonotonicTime(nanos);
        this.ready = ready;
    }

    /** Why a new socket cannot be let in; empty when it can. */
    public Optional<Ending> objection(@Nullable String itsOrigin) {
        if (itsOrigin == null || !origin.equals(itsOrigin.toLowerCase(Locale.ROOT))) {
            return Optional.of(Ending.FORBIDDEN_ORIGIN);
        }
        if (draining) {
            return Optional.of(Ending.RESTARTING);
        }
        return ready.getAsBoolean() ? Optional.empty() : Optional.of(Ending.NOT_READY);
    }

    /** From now on nobody is let in: this replica goes. */
    public void drain() {
        draining = true;
    }

    public boolean isDraining() {
        return draining;
    }

    /** Counts a frame of this operator; false when they have sent too many. */
    public boolean allows(Login login) {
        return budgets.computeIfAbsent(
                        new Person(login.accountId(), login.operatorId()),
                        person -> Bucket.builder()
                                .withCustomTimePrecision(time)
                                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                                .build())
                .tryConsume(1);
    }

    /** Forgets the budgets that nobody uses; a forgotten one and a full one are the same. */
    public void forgetIdle() {
        budgets.values().removeIf(bucket -> bucket.getAvailableTokens() >= burst);
    }

    /** Scheme, host and port as browsers write them: without the port that is the scheme's own. */
    private static String originOf(URI door) {
        String scheme = String.valueOf(door.getScheme()).toLowerCase(Locale.ROOT);
        boolean own = door.getPort() == -1
                || (scheme.equals("http") && door.getPort() == 80)
                || (scheme.equals("https") && door.getPort() == 443);
        return scheme + "://" + String.valueOf(door.getHost()).toLowerCase(Locale.ROOT)
                + (own ? "" : ":" + door.getPort());
    }
}
