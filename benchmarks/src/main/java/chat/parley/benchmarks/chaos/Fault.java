package chat.parley.benchmarks.chaos;

import chat.parley.launcher.suite.Part;
import java.time.Duration;
import java.util.Locale;

/**
 * One thing that is done to one part.
 *
 * @param at since the load began
 * @param lasts zero for what takes no time of its own
 */
record Fault(Duration at, FaultKind kind, Part part, Duration lasts) {
    /** As one line for people. */
    String line() {
        String length = lasts.isZero() ? "" : String.format(Locale.ROOT, " for %.1f s", lasts.toMillis() / 1000.0);
        return String.format(
                Locale.ROOT, "%6.1f s  %s: %s%s", at.toMillis() / 1000.0, part.title(), kind.title(), length);
    }
}
