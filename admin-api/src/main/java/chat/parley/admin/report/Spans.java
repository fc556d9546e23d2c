package chat.parley.admin.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Stretches of time, and what they come to together. */
final class Spans {
    private Spans() {}

    /** @param until not included; after {@code from} */
    record Span(Instant from, Instant until) {
        /** What of it is within the other; empty for nothing. */
        Optional<Span> within(Instant begin, Instant end) {
            Instant first = from.isBefore(begin) ? begin : from;
            Instant last = until.isAfter(end) ? end : until;
            return first.isBefore(last) ? Optional.of(new Span(first, last)) : Optional.empty();
        }

        long millis() {
            return until.toEpochMilli() - from.toEpochMilli();
        }
    }

    /** The same stretches without what several of them cover, in their order. */
    static List<Span> merged(List<Span> spans) {
        var merged = new ArrayList<Span>();
        for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            Span last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || span.from().isAfter(last.until())) {
                merged.add(span);
            } else if (span.until().isAfter(last.until())) {
                merged.set(merged.size() - 1, new Span(last.from(), span.until()));
            }
        }
        return merged;
    }

    /** How long they are together; what several of them cover counts once. */
    static long covered(List<Span> spans) {
        return sum(merged(spans));
    }

    /** How long they are, each for itself. */
    static long sum(List<Span> spans) {
        return spans.stream().mapToLong(Span::millis).sum();
    }

    /** How many there were at once at most; one that begins when another ends is not at once with it. */
    static int most(List<Span> spans) {
        record Step(Instant at, int change) {}
        var steps = new ArrayList<Step>();
        for (Span span : spans) {
            steps.add(new Step(span.from(), 1));
            steps.add(new Step(span.until(), -1));
        }
        steps.sort(Comparator.comparing(Step::at).thenComparing(Step::change));
        int now = 0;
        int most = 0;
        for (Step step : steps) {
            now += step.change();
            most = Math.max(most, now);
        }
        return most;
    }
}
