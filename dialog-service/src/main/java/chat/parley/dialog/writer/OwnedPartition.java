package chat.parley.dialog.writer;

import chat.parley.contracts.id.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A partition the group has given to this process, and what is known of it. Used by the loop's thread only. */
final class OwnedPartition {
    /** Where the partition stands in this process. */
    enum State {
        /** Assigned, but not taken over: its records are not read. */
        ARRIVING,
        /** Taken over: its commands are handled. */
        OWNED,
        /** Topic and ledger do not fit together; somebody has to look at it. */
        STOPPED
    }

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(50);
    private static final Duration STOPPED_RETRY = Duration.ofSeconds(30);

    final int number;
    final ConversationCache cache;
    private State state = State.ARRIVING;
    private Place place;
    private OnTopics published = new OnTopics(0, 0);
    private @Nullable Instant nextTimer;
    private @Nullable Map<AccountId, String> planned;
    private long plannedRevision;
    private String detail = "";
    private int failures;
    private long retryAtNanos;

    OwnedPartition(int number, int cachedConversations, long nowNanos) {
        this.number = number;
        this.cache = new ConversationCache(cachedConversations);
        this.place = new Place(number, -1, 0, 0, 0);
        this.retryAtNanos = nowNanos;
    }

    State state() {
        return state;
    }

    Place place() {
        return place;
    }

    OnTopics published() {
        return published;
    }

    /** Why it was stopped; empty while it was not. */
    String detail() {
        return detail;
    }

    /** When the next timer is to be sent; null for none. */
    @Nullable
    Instant nextTimer() {
        return nextTimer;
    }

    void nextTimer(@Nullable Instant next) {
        nextTimer = next;
    }

    /** A timer was set for {@code due}. */
    void timerSet(Instant due) {
        if (nextTimer == null || due.isBefore(nextTimer)) {
            nextTimer = due;
        }
    }

    /** The state of the settings that its timers follow, by account; null while it was not read. */
    @Nullable
    Map<AccountId, String> planned() {
        return planned;
    }

    /** Of the settings when that was compared with them. */
    long plannedRevision() {
        return plannedRevision;
    }

    void planned(Map<AccountId, String> stamps, long revision) {
        planned = stamps;
        plannedRevision = revision;
    }

    /** From now on its commands are handled here. */
    void takenOver(Place at, @Nullable Instant firstTimer) {
        state = State.OWNED;
        place = at;
        published = new OnTopics(at.position(), at.outcomePosition());
        nextTimer = firstTimer;
        planned = null;
        detail = "";
    }

    void committed(Place to) {
        place = to;
        failures = 0;
    }

    /** Everything up to its place is on the topics. */
    void published(Place upTo) {
        published = new OnTopics(upTo.position(), upTo.outcomePosition());
    }

    /** It has to be taken over again, not before {@code atLeast} and the longer the more often this happens. */
    void setBack(long nowNanos, Duration atLeast, Duration longest) {
        state = State.ARRIVING;
        cache.clear();
        Duration backOff = FIRST_BACK_OFF.multipliedBy(1L << Math.min(failures, 16));
        failures++;
        retryAtNanos = nowNanos + max(atLeast, min(backOff, longest)).toNanos();
    }

    /** It stays as it is until somebody has repaired it; looked at again from time to time. */
    void stop(String reason, long nowNanos) {
        state = State.STOPPED;
        cache.clear();
        detail = reason;
        retryAtNanos = nowNanos + STOPPED_RETRY.toNanos();
    }

    boolean toBeTakenOver(long nowNanos) {
        return state != State.OWNED && nowNanos - retryAtNanos >= 0;
    }

    /** How long until it may be taken over; zero or less for now. */
    Duration untilRetry(long nowNanos) {
        return Duration.ofNanos(retryAtNanos - nowNanos);
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
