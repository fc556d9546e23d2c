package chat.parley.routing.place;

import org.jspecify.annotations.Nullable;

/**
 * How long one place of a queue takes: a moving average over those who were given to an operator lately, of the time
 * each had waited by the places each had had before them, so that long waits say as much as they know.
 */
final class WaitEstimate {
    /** How much of what was known still counts after one more; the last 20 or so decide. */
    private static final double KEPT = 0.95;

    private static final int FINE_SECONDS = 60;
    private static final int FINE_STEP = 5;
    private static final int COARSE_SECONDS = 600;
    private static final int COARSE_STEP = 30;
    private static final int ROUGH_STEP = 60;

    private double millis;
    private double places;

    /** Somebody who stood at {@code place} when first looked at was given to an operator after {@code waited} ms. */
    void given(int place, long waited) {
        millis = millis * KEPT + waited;
        places = places * KEPT + place;
    }

    /** In whole seconds, in steps that grow with it; null while nobody has been given to an operator. */
    @Nullable
    Integer seconds(int place) {
        if (places == 0) {
            return null;
        }
        var exact = millis / places * place / 1_000;
        var step = exact <= FINE_SECONDS ? FINE_STEP : exact <= COARSE_SECONDS ? COARSE_STEP : ROUGH_STEP;
        return (int) Math.max(step, Math.round(exact / step) * step);
    }
}
