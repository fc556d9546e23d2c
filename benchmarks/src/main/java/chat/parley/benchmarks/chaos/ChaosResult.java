package chat.parley.benchmarks.chaos;

import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What came of a run.
 *
 * @param aftermaths of the faults that were done, in their order
 * @param messages that were sent, answers of operators included
 * @param breaches in the order of their rules
 * @param acknowledged microseconds until a message's author was told that it is stored
 * @param shown microseconds until a message was shown to whom it is for
 * @param refusals how often each code was said to a client that then tried again or gave up
 * @param connections how often clients tried to connect again
 * @param late parts that were not ready again in the end, with the end of their logs
 */
record ChaosResult(
        List<Aftermath> aftermaths,
        int messages,
        List<Breach> breaches,
        Histogram acknowledged,
        Histogram shown,
        Map<String, Integer> refusals,
        int connections,
        List<String> late) {
    /** Whether everything held. */
    boolean good() {
        return breaches.isEmpty() && late.isEmpty();
    }

    /** How often a rule was broken. */
    long breaches(Rule rule) {
        return breaches.stream().filter(breach -> breach.rule() == rule).count();
    }
}
