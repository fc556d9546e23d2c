package chat.parley.benchmarks.chaos;

import chat.parley.benchmarks.chaos.History.Entry;
import chat.parley.benchmarks.chaos.History.Seen;
import chat.parley.benchmarks.chaos.History.Sent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether every message got to where it had to, once and in its order. */
final class MessageCheck {
    private final History history;
    private final List<Breach> breaches = new ArrayList<>();

    MessageCheck(History history) {
        this.history = history;
    }

    List<Breach> breaches() {
        var log = new LinkedHashMap<String, Integer>();
        for (var entry : LogCheck.read(history.topic())) {
            place(entry, log);
        }
        var screens = new LinkedHashMap<String, Map<String, Integer>>();
        for (var seen : history.seen()) {
            place(seen, screens.computeIfAbsent(seen.client(), client -> new LinkedHashMap<>()));
        }
        for (var sent : history.sent()) {
            arrived(sent, log, screens);
        }
        order("the log", log);
        screens.forEach((client, screen) -> order("what " + client + " saw", screen));
        return breaches;
    }

    private void place(Entry entry, Map<String, Integer> log) {
        String text = entry.text();
        if (text != null && log.putIfAbsent(text, log.size()) != null) {
            breaches.add(new Breach(
                    Rule.NOT_DOUBLED,
                    "«" + text + "» is in the log again at " + entry.partition() + "/" + entry.position()));
        }
    }

    private void place(Seen seen, Map<String, Integer> screen) {
        if (screen.putIfAbsent(seen.text(), screen.size()) != null) {
            breaches.add(new Breach(Rule.NOT_DOUBLED, seen.client() + " saw «" + seen.text() + "» again"));
        }
    }

    private void arrived(Sent sent, Map<String, Integer> log, Map<String, Map<String, Integer>> screens) {
        boolean logged = log.containsKey(sent.text());
        switch (sent.answer()) {
            case NONE ->
                breaches.add(new Breach(
                        Rule.ANSWERED,
                        sent.client() + " was told nothing of «" + sent.text() + "», which is " + (logged ? "" : "not ")
                                + "in the log"));
            case ACCEPTED -> {
                if (!logged) {
                    breaches.add(
                            new Breach(Rule.NOT_LOST, "«" + sent.text() + "» was acknowledged and is not in the log"));
                }
            }
            case REFUSED -> {
                if (logged) {
                    breaches.add(new Breach(Rule.ANSWERED, "«" + sent.text() + "» was refused and is in the log"));
                }
            }
        }
        if (logged) {
            for (var reader : sent.readers()) {
                if (!screens.getOrDefault(reader, Map.of()).containsKey(sent.text())) {
                    breaches.add(new Breach(Rule.NOT_LOST, reader + " never saw «" + sent.text() + "»"));
                }
            }
        }
    }

    /** What was refused once was sent again later, on purpose behind what had been accepted meanwhile. */
    private void order(String where, Map<String, Integer> places) {
        var last = new HashMap<String, Sent>();
        for (var sent : history.sent()) {
            Integer place = places.get(sent.text());
            if (place == null || sent.refused() > 0) {
                continue;
            }
            var before = last.put(sent.client(), sent);
            if (before != null && places.getOrDefault(before.text(), -1) > place) {
                breaches.add(new Breach(
                        Rule.IN_ORDER,
                        "in " + where + " «" + sent.text() + "» is before «" + before.text() + "» of the same client"));
            }
        }
    }
}
