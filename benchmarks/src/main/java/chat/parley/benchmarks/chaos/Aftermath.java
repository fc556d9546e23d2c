package chat.parley.benchmarks.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long people had to wait because of one fault.
 *
 * @param messages that were due between it and the next, and a moment before
 * @param longest until one of them was known to be stored
 * @param slow how many of them took longer than {@link #BEARABLE}
 */
record Aftermath(Fault fault, int messages, Duration longest, int slow) {
    /** What a visitor puts up with [N-12]. */
    static final Duration BEARABLE = Duration.ofSeconds(5);

    /** What was on its way when the fault came belongs to it as well. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

    /** A message was stored so long after it was due. @param due since the load began */
    record Pause(Duration due, Duration length) {}

    /** One for each fault, in their order. */
    static List<Aftermath> of(List<Fault> faults, List<Pause> pauses) {
        var all = new ArrayList<Aftermath>();
        for (int i = 0; i < faults.size(); i++) {
            var from = faults.get(i).at().minus(ON_ITS_WAY);
            var to = i + 1 < faults.size() ? faults.get(i + 1).at().minus(ON_ITS_WAY) : Duration.ofDays(1);
            var lengths = pauses.stream()
                    .filter(pause ->
                            pause.due().compareTo(from) >= 0 && pause.due().compareTo(to) < 0)
                    .map(Pause::length)
                    .toList();
            all.add(new Aftermath(
                    faults.get(i),
                    lengths.size(),
                    lengths.stream().max(Duration::compareTo).orElse(Duration.ZERO),
                    (int) lengths.stream()
                            .filter(length -> length.compareTo(BEARABLE) > 0)
                            .count()));
        }
        return all;
    }

    /** As one line for people. */
    String line() {
        return String.format(
                java.util.Locale.ROOT,
                "%-60s longest wait %5.1f s, %d of %d over %d s",
                fault.line(),
                longest.toMillis() / 1_000.0,
                slow,
                messages,
                BEARABLE.toSeconds());
    }
}
