package chat.parley.benchmarks.chaos;

import chat.parley.benchmarks.chaos.History.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether the topic has no holes, the database is equal to it, and owners and limits are as they have to be. */
final class LogCheck {
    private record Place(int partition, long position) {}

    private final History history;
    private final List<Breach> breaches = new ArrayList<>();

    LogCheck(History history) {
        this.history = history;
    }

    /** The topic by the reader's rule: what comes again is left out. */
    static List<Entry> read(List<Entry> topic) {
        var greatest = new HashMap<Integer, Long>();
        var read = new ArrayList<Entry>();
        for (var entry : topic) {
            if (entry.position() > greatest.getOrDefault(entry.partition(), 0L)) {
                greatest.put(entry.partition(), entry.position());
                read.add(entry);
            }
        }
        return read;
    }

    List<Breach> breaches() {
        var log = read(history.topic());
        holes(log);
        repeats();
        sameAsStored(log);
        owners(log);
        limits(log);
        return breaches;
    }

    private void holes(List<Entry> log) {
        var positions = new HashMap<Integer, Long>();
        var sequences = new HashMap<String, Long>();
        for (var entry : log) {
            Long before = positions.put(entry.partition(), entry.position());
            if (entry.position() != (before == null ? 0 : before) + 1) {
                breach(
                        Rule.WITHOUT_HOLES,
                        "partition " + entry.partition() + ": " + before + ", then " + entry.position());
            }
            Long earlier = sequences.put(entry.conversationId(), entry.sequence());
            if (entry.sequence() != (earlier == null ? 0 : earlier) + 1) {
                breach(
                        Rule.WITHOUT_HOLES,
                        "conversation " + entry.conversationId() + ": " + earlier + ", then " + entry.sequence());
            }
        }
    }

    /** The topic may repeat a record, but as it was. */
    private void repeats() {
        var bodies = new HashMap<Place, String>();
        for (var entry : history.topic()) {
            String before = bodies.putIfAbsent(new Place(entry.partition(), entry.position()), entry.body());
            if (before != null && !before.equals(entry.body())) {
                breach(Rule.STORED_AS_PUBLISHED, "came again with another body: " + where(entry));
            }
        }
    }

    private void sameAsStored(List<Entry> log) {
        var stored = new TreeMap<Place, Entry>(
                Comparator.comparingInt(Place::partition).thenComparingLong(Place::position));
        for (var entry : history.stored()) {
            if (stored.put(new Place(entry.partition(), entry.position()), entry) != null) {
                breach(Rule.STORED_AS_PUBLISHED, "stored twice: " + where(entry));
            }
        }
        for (var entry : log) {
            var row = stored.remove(new Place(entry.partition(), entry.position()));
            if (row == null) {
                breach(Rule.STORED_AS_PUBLISHED, "published, but not stored: " + where(entry));
            } else if (!row.body().equals(entry.body())) {
                breach(Rule.STORED_AS_PUBLISHED, "stored otherwise than published: " + where(entry));
            }
        }
        stored.values().forEach(row -> breach(Rule.STORED_AS_PUBLISHED, "stored, but not published: " + where(row)));
    }

    /** Conversations lie on one partition each, so the log's order is theirs. */
    private void owners(List<Entry> log) {
        var owners = new HashMap<String, String>();
        var open = new HashMap<String, String>();
        for (var entry : log) {
            String dialog = entry.dialogId();
            switch (entry.type()) {
                case "DialogOpened", "DialogReopened" -> {
                    String other = open.put(entry.conversationId(), dialog);
                    if (other != null && !other.equals(dialog)) {
                        breach(Rule.ONE_OWNER, "opened while " + other + " was open: " + where(entry));
                    }
                }
                case "OperatorAssigned" -> {
                    String had = owners.put(dialog, String.valueOf(entry.operatorId()));
                    if (had != null && !had.equals(entry.previousOperatorId())) {
                        breach(Rule.ONE_OWNER, "assigned although " + had + " had it: " + where(entry));
                    }
                }
                case "DialogQueued", "DialogReturned" -> owners.remove(dialog);
                case "DialogClosed" -> {
                    owners.remove(dialog);
                    open.remove(entry.conversationId());
                }
                default -> {}
            }
        }
    }

    /**
     * Over all partitions, whose order among each other is that of the instants. What happened within one millisecond
     * counts as one step, because nobody can say what of it was first.
     */
    private void limits(List<Entry> log) {
        var inTime =
                log.stream().sorted(Comparator.comparingLong(Entry::atMillis)).toList();
        var owners = new HashMap<String, String>();
        var loads = new HashMap<String, Integer>();
        for (int i = 0; i < inTime.size(); i++) {
            var entry = inTime.get(i);
            switch (entry.type()) {
                case "OperatorAssigned" -> {
                    leave(entry.dialogId(), owners, loads);
                    owners.put(entry.dialogId(), String.valueOf(entry.operatorId()));
                    loads.merge(String.valueOf(entry.operatorId()), 1, Integer::sum);
                }
                case "DialogQueued", "DialogReturned", "DialogClosed" -> leave(entry.dialogId(), owners, loads);
                default -> {}
            }
            boolean last = i + 1 == inTime.size() || inTime.get(i + 1).atMillis() > entry.atMillis();
            if (last) {
                tooMany(loads, entry);
            }
        }
    }

    /** Said once for each time somebody passes the limit, not for as long as they are beyond it. */
    private void tooMany(Map<String, Integer> loads, Entry entry) {
        loads.forEach((operator, load) -> {
            if (load > history.limit() && operator.equals(entry.operatorId())) {
                breach(Rule.WITHIN_LIMITS, operator + " has " + load + ": " + where(entry));
            }
        });
    }

    private static void leave(String dialog, Map<String, String> owners, Map<String, Integer> loads) {
        String owner = owners.remove(dialog);
        if (owner != null) {
            loads.merge(owner, -1, Integer::sum);
        }
    }

    private void breach(Rule rule, String what) {
        breaches.add(new Breach(rule, what));
    }

    private static String where(Entry entry) {
        return entry.type() + " at " + entry.partition() + "/" + entry.position() + ", dialog " + entry.dialogId();
    }
}
