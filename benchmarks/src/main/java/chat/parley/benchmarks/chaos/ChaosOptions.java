package chat.parley.benchmarks.chaos;

import java.time.Duration;

/**
 * How to make trouble.
 *
 * @param length of the load
 * @param every the step from fault to fault
 * @param rate visitors' messages per second
 * @param visitors who write them in turn
 * @param seed of the faults
 * @param noted whether the result becomes a row of the page
 */
record ChaosOptions(Duration length, Duration every, double rate, int visitors, long seed, boolean noted) {
    /**
     * @param moment makes the seed where none is given
     * @throws IllegalArgumentException says what is not understood
     */
    static ChaosOptions parse(String[] arguments, long moment) {
        double minutes = 30;
        double every = 20;
        double rate = 200;
        int visitors = 40;
        long seed = Math.floorMod(moment, 1_000_000L);
        boolean noted = true;
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            if (option.equals("--no-build")) {
                continue;
            }
            if (option.equals("--no-note")) {
                noted = false;
                continue;
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(option + " is no option, or lacks its value");
            }
            String value = arguments[++i];
            switch (option) {
                case "--minutes" -> minutes = positive(option, value);
                case "--every" -> every = positive(option, value);
                case "--rate" -> rate = positive(option, value);
                case "--visitors" -> visitors = (int) positive(option, value);
                case "--seed" -> seed = Long.parseLong(value);
                default -> throw new IllegalArgumentException("there is no option " + option);
            }
        }
        return new ChaosOptions(seconds(minutes * 60), seconds(every), rate, Math.max(1, visitors), seed, noted);
    }

    private static double positive(String option, String value) {
        double number = Double.parseDouble(value);
        if (!(number > 0) || Double.isInfinite(number)) {
            throw new IllegalArgumentException(option + " has to be more than 0");
        }
        return number;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
