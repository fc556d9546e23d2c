package chat.parley.benchmarks.chaos;

import chat.parley.benchmarks.chaos.History.Entry;
import chat.parley.benchmarks.chaos.History.Seen;
import chat.parley.benchmarks.chaos.History.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Takes down what clients send, are told and show, and how long each of it took. For use by several threads. Times are
 * those of {@link System#nanoTime}.
 */
final class Recorder {
    private static final long LONGEST_MICROS = Duration.ofMinutes(10).toNanos() / 1_000;

    private record Waited(long at, long nanos) {}

    private static final class Message {
        private final String client;
        private final List<String> readers;
        private final long at;
        private boolean accepted;
        private boolean given;
        private int refused;

        Message(String client, List<String> readers, long at) {
            this.client = client;
            this.readers = readers;
            this.at = at;
        }
    }

    private final Map<String, Message> messages = new LinkedHashMap<>();
    private final List<Seen> seen = new ArrayList<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final List<Waited> waits = new ArrayList<>();
    private final Histogram acknowledged = new Histogram(LONGEST_MICROS, 3);
    private final Histogram shown = new Histogram(LONGEST_MICROS, 3);
    private int connections;

    /**
     * @param client whose messages are to stay in order
     * @param readers who have to show it
     * @param at when it was due to be sent
     */
    synchronized void sent(String client, String text, List<String> readers, long at) {
        messages.put(text, new Message(client, readers, at));
    }

    /** The client was told that it is stored. */
    synchronized void accepted(String text, long now) {
        var message = messages.get(text);
        if (message != null && !message.accepted) {
            message.accepted = true;
            record(acknowledged, now - message.at);
            waits.add(new Waited(message.at, now - message.at));
        }
    }

    /**
     * The client was told that it is not stored.
     *
     * @param last whether the client gives it up
     */
    synchronized void refused(@Nullable String text, String code, boolean last) {
        refusals.merge(code, 1, Integer::sum);
        var message = text == null ? null : messages.get(text);
        if (message != null) {
            message.refused++;
            message.given = last;
        }
    }

    /** A client shows it; the first of its readers other than its author ends the wait. */
    synchronized void seen(String client, String text, long now) {
        seen.add(new Seen(client, text));
        var message = messages.get(text);
        if (message != null && message.readers.getFirst().equals(client)) {
            record(shown, now - message.at);
        }
    }

    /** A client has lost its socket and tries to get another. */
    synchronized void connectedAgain() {
        connections++;
    }

    /** How often clients tried to connect again. */
    synchronized int connections() {
        return connections;
    }

    /** How long each message took until it was known to be stored. @param began when the load did */
    synchronized List<Aftermath.Pause> pauses(long began) {
        return waits.stream()
                .map(wait -> new Aftermath.Pause(Duration.ofNanos(wait.at() - began), Duration.ofNanos(wait.nanos())))
                .toList();
    }

    /** How often each refusal was said. */
    synchronized Map<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }

    /** Microseconds from when a message was due to its author's being told that it is stored. */
    synchronized Histogram acknowledged() {
        return acknowledged.copy();
    }

    /** Microseconds from when a message was due to its being shown to whom it is for. */
    synchronized Histogram shown() {
        return shown.copy();
    }

    /** Whether everybody has shown what is for them, of what was accepted. */
    synchronized boolean complete() {
        var all = new java.util.HashSet<>(seen);
        return messages.entrySet().stream()
                .filter(each -> each.getValue().accepted)
                .allMatch(each -> each.getValue().readers.stream()
                        .allMatch(reader -> all.contains(new Seen(reader, each.getKey()))));
    }

    /** Everything, beside what topic and database hold. */
    synchronized History history(List<Entry> topic, List<Entry> stored, int limit) {
        var sent = new ArrayList<Sent>();
        messages.forEach((text, message) -> sent.add(new Sent(
                message.client,
                text,
                message.readers,
                message.accepted
                        ? History.Answer.ACCEPTED
                        : message.given ? History.Answer.REFUSED : History.Answer.NONE,
                message.refused)));
        return new History(sent, seen, topic, stored, limit);
    }

    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(nanos / 1_000, 1, LONGEST_MICROS));
    }
}
