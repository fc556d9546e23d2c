package chat.parley.benchmarks.chaos;

import java.util.ArrayList;
import java.util.List;

/** Says which rules did not hold in a run, and where. */
final class Checker {
    private Checker() {}

    /** @return empty where all held */
    static List<Breach> check(History history) {
        var breaches = new ArrayList<Breach>();
        breaches.addAll(new LogCheck(history).breaches());
        breaches.addAll(new MessageCheck(history).breaches());
        return breaches;
    }
}
