package chat.parley.architecture.deploy;

import chat.parley.architecture.Tree;
import chat.parley.architecture.Tree.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A measured value as the code names it.
 *
 * @param name with dots
 * @param tags names of its tags
 * @param buckets whether it is counted in buckets, so that percentiles over all processes can be had
 * @param quantiles whether each process tells its own percentiles
 * @param modules where it is measured
 * @param description empty where the code has none
 */
record Metric(
        String name,
        Kind kind,
        SortedSet<String> tags,
        boolean buckets,
        boolean quantiles,
        SortedSet<String> modules,
        String description) {
    enum Kind {
        COUNTER,
        TIMER,
        GAUGE,
        SUMMARY
    }

    private static final Pattern MADE = Pattern.compile(
            "(?:\\b(Counter|FunctionCounter|Timer|Gauge|DistributionSummary)\\.builder|\\b\\w+\\.(counter|timer|gauge)"
                    + "|\\b(counter))\\((?:\\w+, \\w+,)?\\s*\"(parley\\.[a-z.]+)\"");
    private static final Pattern NAME = Pattern.compile("\"(parley\\.[a-z.]+)\"");
    private static final Pattern WORD = Pattern.compile("\"([a-z]+)\"");
    private static final Pattern TAG = Pattern.compile("\\.tag\\(\\s*\"([a-z]+)\"");
    private static final Pattern DESCRIPTION = Pattern.compile("\\.description\\(\\s*\"([^\"]*)\"");

    /** As Prometheus calls what this becomes there. */
    Set<String> series() {
        var base = name.replace('.', '_');
        return switch (kind) {
            case COUNTER -> Set.of(base + "_total");
            case GAUGE -> Set.of(base);
            case TIMER -> distribution(base + "_seconds");
            case SUMMARY -> distribution(base);
        };
    }

    private Set<String> distribution(String base) {
        var all = new LinkedHashSet<>(List.of(base + "_count", base + "_sum", base + "_max"));
        if (buckets) {
            all.add(base + "_bucket");
        }
        if (quantiles) {
            all.add(base);
        }
        return all;
    }

    /**
     * Those in the code of all services, by name.
     *
     * @throws IllegalStateException when a class that measures has a name of which this cannot tell what it is
     */
    static TreeMap<String, Metric> inTheCode() {
        var found = new TreeMap<String, Metric>();
        for (var file : Tree.files(".java")) {
            if (file.name().contains("/src/main/") && file.content().contains("import io.micrometer.")) {
                in(file).forEach(metric -> found.merge(metric.name(), metric, Metric::and));
            }
        }
        return found;
    }

    static List<Metric> in(Text file) {
        var all = new ArrayList<Metric>();
        var code = file.content();
        var made = MADE.matcher(code);
        while (made.find()) {
            boolean builder = made.group(1) != null;
            var rest = code.substring(made.end(), end(code, made, builder));
            var tags = new TreeSet<String>();
            (builder ? TAG : WORD).matcher(rest).results().forEach(tag -> tags.add(tag.group(1)));
            var description = DESCRIPTION.matcher(rest);
            all.add(new Metric(
                    made.group(4),
                    kind(made),
                    tags,
                    rest.contains(".publishPercentileHistogram()"),
                    rest.contains(".publishPercentiles("),
                    new TreeSet<>(Set.of(file.name().substring(0, file.name().indexOf('/')))),
                    description.find() ? description.group(1) : ""));
        }
        NAME.matcher(code).results().map(name -> name.group(1)).forEach(name -> {
            if (all.stream().noneMatch(metric -> metric.name().equals(name))) {
                throw new IllegalStateException(file.name() + " measures " + name + " in a way that is not understood");
            }
        });
        return all;
    }

    private static Kind kind(Matcher made) {
        var words = made.group(1) != null ? made.group(1) : made.group(2) != null ? made.group(2) : made.group(3);
        return switch (words) {
            case "Counter", "FunctionCounter", "counter" -> Kind.COUNTER;
            case "Timer", "timer" -> Kind.TIMER;
            case "Gauge", "gauge" -> Kind.GAUGE;
            default -> Kind.SUMMARY;
        };
    }

    /** Where the making ends: a builder's at its registration, a call's at its closing parenthesis. */
    private static int end(String code, Matcher made, boolean builder) {
        if (builder) {
            return code.indexOf(".register(", made.end());
        }
        int depth = 1;
        int at = made.end();
        while (depth > 0) {
            depth += code.charAt(at) == '(' ? 1 : code.charAt(at) == ')' ? -1 : 0;
            at++;
        }
        return at;
    }

    private Metric and(Metric other) {
        if (kind != other.kind) {
            throw new IllegalStateException(name + " is a " + kind + " here and a " + other.kind + " there");
        }
        var all = new TreeSet<>(tags);
        all.addAll(other.tags);
        var everywhere = new TreeSet<>(modules);
        everywhere.addAll(other.modules);
        return new Metric(
                name,
                kind,
                all,
                buckets || other.buckets,
                quantiles || other.quantiles,
                everywhere,
                description.isEmpty() ? other.description : description);
    }
}
