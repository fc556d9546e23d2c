package chat.parley.benchmarks.chaos;

import chat.parley.launcher.suite.Part;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Which faults come when, by a seed: the same seed, length and step give the same faults on every machine. Every fault
 * that there is comes once before any comes again.
 */
final class Schedule {
    /** Longer than a client waits for a sign of life, and than a partition's owner may be silent. */
    private static final int LONGEST_MILLIS = 12_000;

    private static final int SHORTEST_MILLIS = 1_000;

    private Schedule() {}

    /**
     * @param length of the load; the last fault leaves at least one step until its end
     * @param every the step from fault to fault; the first comes after one
     */
    static List<Fault> of(long seed, Duration length, Duration every) {
        // The numbers of this class are the same everywhere and for ever, which not all generators promise.
        var random = new Random(seed);
        var faults = new ArrayList<Fault>();
        Deque<Fault> dealt = new ArrayDeque<>();
        for (var at = every; at.plus(every).compareTo(length) <= 0; at = at.plus(every)) {
            if (dealt.isEmpty()) {
                dealt.addAll(deck(random));
            }
            var next = dealt.removeFirst();
            faults.add(new Fault(at, next.kind(), next.part(), duration(next.kind(), random)));
        }
        return faults;
    }

    /** Every fault that there is, shuffled. */
    private static List<Fault> deck(Random random) {
        var deck = new ArrayList<Fault>();
        for (var kind : FaultKind.values()) {
            for (var part : Part.values()) {
                if (kind.befalls(part)) {
                    deck.add(new Fault(Duration.ZERO, kind, part, Duration.ZERO));
                }
            }
        }
        Collections.shuffle(deck, random);
        return deck;
    }

    private static Duration duration(FaultKind kind, Random random) {
        // Drawn in any case, so that one kind more does not move all the others' lengths.
        int millis = SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS);
        return kind.lasts() ? Duration.ofMillis(millis) : Duration.ZERO;
    }
}
