package chat.parley.launcher.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results of a trial as a table for people. */
public final class CertificationReport {
    private CertificationReport() {}

    public static List<String> of(List<Certification.Result> results) {
        var lines = new ArrayList<String>();
        for (Certification.Result result : results) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s  %-48s %5d ms",
                    result.passed() ? "pass" : "FAIL",
                    result.asked(),
                    result.millis()));
            if (!result.passed()) {
                lines.add("        " + result.failure());
            }
        }
        long failed = results.stream().filter(result -> !result.passed()).count();
        lines.add("");
        lines.add(
                failed == 0
                        ? "All " + results.size() + " checks passed."
                        : failed + " of " + results.size() + " checks failed.");
        return List.copyOf(lines);
    }
}
