package chat.parley.integration.destination;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Spares a destination that does not answer, and everybody else the time it would take [P-19, N-10]. It is kept with
 * the destination, so a restart changes nothing.
 *
 * @param failures attempts failed in a row
 * @param failingSince when the first of them failed; null for none
 * @param openings how often the circuit has opened since the last success
 * @param openUntil before this nothing is sent, and from then one attempt at a time; null while it is closed
 */
public record Circuit(
        int failures,
        @Nullable Instant failingSince,
        int openings,
        @Nullable Instant openUntil) {
    /** Nothing has failed. */
    public static final Circuit CLOSED = new Circuit(0, null, 0, null);

    /** So many failures in a row open it. */
    public static final int THRESHOLD = 5;

    /** After so long without a success the destination is switched off. */
    public static final Duration PATIENCE = Duration.ofHours(24);

    /** Switched off only if it has had at least so many chances. */
    public static final int CHANCES = 10;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final double SPREAD = 0.2;

    /** Whether attempts may be made. */
    public enum State {
        /** As many as a destination may have. */
        CLOSED,
        /** None. */
        OPEN,
        /** One, to see whether it answers again. */
        HALF_OPEN
    }

    public State state(Instant now) {
        if (openUntil == null) {
            return State.CLOSED;
        }
        return now.isBefore(openUntil) ? State.OPEN : State.HALF_OPEN;
    }

    /**
     * After an attempt that a repeat may mend: no answer, or one of trouble on the other side.
     *
     * @param asked how long the destination itself asked to be left alone, which then counts for all its deliveries;
     *     null when it did not
     * @param chance from 0 up to 1, spreads the attempts
     */
    public Circuit failed(Instant now, @Nullable Duration asked, double chance) {
        Instant since = failingSince == null ? now : failingSince;
        State state = state(now);
        if (asked != null) {
            Instant until = now.plus(asked);
            boolean longer = openUntil == null || until.isAfter(openUntil);
            return new Circuit(failures + 1, since, openings + 1, longer ? until : openUntil);
        }
        boolean opens = state == State.HALF_OPEN || (state == State.CLOSED && failures + 1 >= THRESHOLD);
        return opens
                ? new Circuit(failures + 1, since, openings + 1, now.plus(pause(openings, chance)))
                : new Circuit(failures + 1, since, openings, openUntil);
    }

    /** After an answer that is final and not what was hoped for: it is there, so it need not be spared. */
    public Circuit refused(Instant now) {
        return new Circuit(failures + 1, failingSince == null ? now : failingSince, 0, null);
    }

    /** Whether nothing has come of it for so long that it is switched off. */
    public boolean isSpent(Instant now) {
        return failingSince != null && failures >= CHANCES && !now.isBefore(failingSince.plus(PATIENCE));
    }

    private static Duration pause(int openings, double chance) {
        Duration pause = FIRST_PAUSE;
        for (int i = 0; i < openings && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        long millis = Math.min(pause.toMillis(), LONGEST_PAUSE.toMillis());
        return Duration.ofMillis((long) (millis * (1 - SPREAD + 2 * SPREAD * chance)));
    }
}
