package chat.parley.ingest.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel's connection has been of late. Changes by what calls to the provider come to.
 *
 * @param failures calls in a row that got no answer
 * @param refusals calls in a row to which the provider said that it does not know us
 * @param reason in the provider's own words; null while all is well
 * @param since when the state began
 * @param version of the setting it speaks of
 * @param externalId which foreign account is connected; null until it is known
 * @param title as people call it there; null until it is known
 */
public record ConnectionHealth(
        ConnectionState state,
        int failures,
        int refusals,
        @Nullable String reason,
        Instant since,
        long version,
        @Nullable String externalId,
        @Nullable String title) {
    /** Failures in a row before the channel counts as unavailable. */
    static final int FAILURES_TOLERATED = 3;
    /** Refusals in a row before the channel is deactivated; an outage alone never deactivates. */
    static final int REFUSALS_TOLERATED = 5;

    /** The reason where the foreign account is another channel's. */
    public static final String TAKEN = "another channel is connected with this account already";

    private static final int LONGEST_REASON = 200;

    /** Of a channel that was just configured. */
    public static ConnectionHealth fresh(long version, Instant now) {
        return new ConnectionHealth(ConnectionState.ACTIVE, 0, 0, null, now, version, null, null);
    }

    /** A call went well. */
    public ConnectionHealth succeeded(Instant now) {
        return failures == 0 && refusals == 0 && state == ConnectionState.ACTIVE
                ? this
                : next(ConnectionState.ACTIVE, 0, 0, null, now);
    }

    /** A call got no answer that says anything of us. */
    public ConnectionHealth failed(String words, Instant now) {
        int more = failures + 1;
        ConnectionState next =
                state == ConnectionState.ACTIVE && more >= FAILURES_TOLERATED ? ConnectionState.UNAVAILABLE : state;
        return next(next, more, refusals, words, now);
    }

    /** The provider does not know us. */
    public ConnectionHealth refused(String words, Instant now) {
        int more = refusals + 1;
        ConnectionState next =
                more >= REFUSALS_TOLERATED ? ConnectionState.DEACTIVATED : atLeast(ConnectionState.UNAVAILABLE);
        return next(next, failures, more, words, now);
    }

    /** The foreign account is another channel's already [C-04]. */
    public ConnectionHealth taken(Instant now) {
        return next(ConnectionState.DEACTIVATED, failures, refusals, TAKEN, now);
    }

    public boolean isTaken() {
        return TAKEN.equals(reason);
    }

    /** Which foreign account it is. */
    public ConnectionHealth known(String id, String name) {
        return new ConnectionHealth(state, failures, refusals, reason, since, version, id, name);
    }

    private ConnectionState atLeast(ConnectionState least) {
        return state.compareTo(least) >= 0 ? state : least;
    }

    private ConnectionHealth next(ConnectionState next, int fails, int refuses, @Nullable String words, Instant now) {
        String kept = words == null || words.length() <= LONGEST_REASON ? words : words.substring(0, LONGEST_REASON);
        return new ConnectionHealth(
                next, fails, refuses, kept, next == state ? since : now, version, externalId, title);
    }
}
