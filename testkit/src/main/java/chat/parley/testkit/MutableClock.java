package chat.parley.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. */
public final class MutableClock extends Clock {
    private final Now now;
    private final ZoneId zone;

    /** What clocks of several zones share. */
    private static final class Now {
        private volatile Instant instant;

        private Now(Instant instant) {
            this.instant = instant;
        }
    }

    private MutableClock(Now now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** In UTC. */
    public static MutableClock at(Instant start) {
        return new MutableClock(new Now(start), ZoneOffset.UTC);
    }

    /** @param start ISO 8601, for example {@code 2026-11-21T09:00:00Z} */
    public static MutableClock at(String start) {
        return at(Instant.parse(start));
    }

    /** @param step negative to go back */
    public synchronized void advance(Duration step) {
        set(instant().plus(step));
    }

    public void set(Instant instant) {
        now.instant = instant;
    }

    @Override
    public Instant instant() {
        return now.instant;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** Shares its time with this one. */
    @Override
    public Clock withZone(ZoneId other) {
        return new MutableClock(now, other);
    }
}
