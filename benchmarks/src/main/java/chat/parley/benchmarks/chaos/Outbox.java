package chat.parley.benchmarks.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a client has sent and not been answered, as the widget and the console keep it: each frame goes out again with
 * the same ids on every new connection, and where no answer comes. For use by several threads. Times are those of
 * {@link System#nanoTime}.
 */
final class Outbox {
    private static final long AGAIN = Duration.ofSeconds(8).toNanos();
    private static final long AFTER_REFUSAL = Duration.ofSeconds(2).toNanos();

    private static final class Unanswered {
        private final String frame;
        private long due;

        Unanswered(String frame, long due) {
            this.frame = frame;
            this.due = due;
        }
    }

    private final Map<String, Unanswered> waiting = new LinkedHashMap<>();

    /** @param ref the command's id */
    synchronized void add(String ref, String frame, long now) {
        waiting.put(ref, new Unanswered(frame, now));
    }

    /** Everything goes out again, in its order. */
    synchronized void connected(long now) {
        waiting.values().forEach(each -> each.due = now);
    }

    /** What has to go out now, oldest first; each comes again after a while. */
    synchronized List<String> due(long now) {
        var due = new ArrayList<String>();
        for (var each : waiting.values()) {
            if (each.due - now <= 0) {
                each.due = now + AGAIN;
                due.add(each.frame);
            }
        }
        return due;
    }

    /** Not now: it goes out again soon. */
    synchronized void refused(String ref, long now) {
        var found = waiting.get(ref);
        if (found != null) {
            found.due = now + AFTER_REFUSAL;
        }
    }

    /** @return whether it was waited for */
    synchronized boolean answered(String ref) {
        return waiting.remove(ref) != null;
    }

    /** Whether nothing is waited for. */
    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    @Override
    public synchronized String toString() {
        Iterator<String> refs = waiting.keySet().iterator();
        return waiting.size() + " unanswered" + (refs.hasNext() ? ", the first is " + refs.next() : "");
    }
}
