package chat.parley.architecture.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.architecture.Tree;
import chat.parley.contracts.topic.Topic;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final String FLAG = "parley.refresh";
    private static final Pattern SERIES = Pattern.compile("\\b([a-z]+_[a-z_]+|up)\\b(?=\\s*(?:[\\[{)<>=]|$| [<>=/*]))");
    private static final Pattern MATCHED = Pattern.compile("([a-z_]+)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("([a-z]+)\\s*(?:=~|!=|!~|=)");
    private static final Pattern GROUPED = Pattern.compile("by \\(([a-z, ]+)\\)");

    /** Labels that the scraping adds, and those of percentiles. */
    private static final Set<String> OF_THE_SCRAPE = Set.of("job", "pod", "service", "le", "quantile");

    @Test
    @Tag("N-26")
    void alertsAndDashboardsSpeakOfMeasuresThatTheServicesHave() {
        var known = new HashMap<String, Metric>();
        Metric.inTheCode().values().forEach(metric -> metric.series().forEach(name -> known.put(name, metric)));
        for (var asked : expressions()) {
            var tags = new TreeSet<>(OF_THE_SCRAPE);
            var names = seriesIn(asked);
            assertThat(names).as(asked).isNotEmpty();
            for (var name : names) {
                if (!name.equals("up")) {
                    assertThat(known).as(asked).containsKey(name);
                    tags.addAll(known.get(name).tags());
                }
            }
            MATCHED.matcher(asked)
                    .results()
                    .forEach(match -> LABEL.matcher(match.group(2))
                            .results()
                            .forEach(label -> assertThat(tags).as(asked).contains(label.group(1))));
            GROUPED.matcher(asked)
                    .results()
                    .forEach(match ->
                            assertThat(tags).as(asked).contains(match.group(1).split(", ")));
        }
    }

    @Test
    @Tag("N-26")
    void eachAlertHasAPageThatSaysWhatToDo() throws IOException {
        var pages = new TreeSet<String>();
        for (var rule : rules()) {
            var page = rule.getAnnotations().get("runbook");
            var text = Files.readString(Tree.ROOT.resolve(page));
            pages.add(page);

            assertThat(page)
                    .isEqualTo("docs/runbooks/"
                            + rule.getAlert()
                                    .replaceFirst("^Parley", "")
                                    .replaceAll("(?<!^)([A-Z])", "-$1")
                                    .toLowerCase(Locale.ROOT)
                            + ".md");
            assertThat(text)
                    .startsWith("# " + rule.getAlert() + "\n")
                    .contains("Severity: " + rule.getLabels().get("severity") + ".")
                    .contains("`" + rule.getExpr().getStrVal() + "`")
                    .contains("**What it means.**", "**What people see.**", "\n## Look\n- ", "\n## Do\n- ");
            assertThat(rule.getLabels().get("severity")).isIn("critical", "warning");
            assertThat(rule.getAnnotations().get("summary")).isNotBlank();
        }
        assertThat(Tree.files(".md").stream()
                        .map(Tree.Text::name)
                        .filter(name -> name.startsWith("docs/runbooks/") && !name.endsWith("/README.md")))
                .as("no page is left of an alert that is gone")
                .containsExactlyElementsOf(pages);
        var list = Tree.files("docs/runbooks/README.md").getFirst().content();
        assertThat(pages).allMatch(page -> list.contains("(" + page.replaceFirst(".*/", "") + ")"));
    }

    @Test
    @Tag("N-26")
    void slownessBacklogAndFailedDeliveriesRaiseAnAlert() {
        var byName = rules().stream()
                .collect(Collectors.toMap(Rule::getAlert, rule -> rule.getExpr().getStrVal()));

        assertThat(byName.get("ParleyVisitorsWait"))
                .contains("histogram_quantile(0.99", "parley_visitor_outcome_seconds_bucket");
        assertThat(byName.get("ParleyOperatorsHearLate"))
                .contains("histogram_quantile(0.99", "parley_feed_delay_seconds_bucket");
        assertThat(byName.get("ParleyWriterBehind")).contains("parley_writer_lag");
        assertThat(byName).containsKeys("ParleyChannelFails", "ParleyWebhooksFail", "ParleyMailWaits");
        assertThat(byName.get("ParleyPartitionWithoutWriter"))
                .as("a count over nothing is nothing, and then nobody would hear that there is no writer at all")
                .contains("or vector(0)")
                .endsWith("< " + Topic.PARTITIONS_IN_A_CLUSTER);
    }

    @Test
    void metricsAreReadWhereTheServicesTellThem() {
        var monitor = Overlay.of("prod").one(PodMonitor.class, "parley").getSpec();

        assertThat(monitor.getPodMetricsEndpoints()).singleElement().satisfies(endpoint -> {
            assertThat(endpoint.getPath()).isEqualTo("/q/metrics");
            assertThat(endpoint.getPort()).isEqualTo("http");
        });
        Overlay.of("prod").services().forEach((service, workload) -> {
            assertThat(workload.template().getMetadata().getLabels().entrySet())
                    .as(service)
                    .containsAll(monitor.getSelector().getMatchLabels().entrySet());
            assertThat(Tree.files(service + "/pom.xml").getFirst().content())
                    .as(service)
                    .contains("<artifactId>quarkus-micrometer-registry-prometheus</artifactId>");
        });
    }

    @Test
    void theReferenceOfMetricsIsUpToDate() throws IOException {
        var file = Tree.ROOT.resolve("docs/metrics-reference.md");
        var text = page();
        if (Boolean.getBoolean(FLAG)) {
            Files.writeString(file, text);
        }

        assertThat(file)
                .as("`mvn -pl architecture-tests test -D%s=true` writes it anew", FLAG)
                .exists()
                .hasContent(text);
    }

    @Test
    void namesBecomeThoseOfPrometheus() {
        var file = new Tree.Text("a-service/src/main/java/A.java", """
                registry.counter("parley.a.done", "code", code).increment();
                Timer.builder("parley.a.took").publishPercentileHistogram().tag("kind", kind).register(registry);
                Gauge.builder("parley.a.open", all, All::size).description("How many").register(registry);
                """);

        assertThat(Metric.in(file).stream().flatMap(metric -> metric.series().stream()))
                .containsExactlyInAnyOrder(
                        "parley_a_done_total",
                        "parley_a_took_seconds_count",
                        "parley_a_took_seconds_sum",
                        "parley_a_took_seconds_max",
                        "parley_a_took_seconds_bucket",
                        "parley_a_open");
        assertThat(Metric.in(file).stream().flatMap(metric -> metric.tags().stream()))
                .containsExactlyInAnyOrder("code", "kind");
    }

    private static String page() {
        var text = new StringBuilder("""
                # What the services measure

                Made from the code by the tests of `architecture-tests`; `mvn -pl architecture-tests test \
                -Dparley.refresh=true` writes it anew. Each service tells them, and what Quarkus, Kafka's clients and the \
                JVM measure besides, at `/q/metrics` on its own port, never behind the door. Times are in seconds. \
                Nothing personal is in any of them: no ids of accounts, people or conversations.

                | Prometheus | tags | service | what |
                |---|---|---|---|
                """);
        for (var metric : Metric.inTheCode().values()) {
            text.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            String.join(
                                    "`, `", metric.series().stream().sorted().toList()),
                            String.join(", ", metric.tags()),
                            String.join(", ", metric.modules()),
                            metric.description()));
        }
        return text.toString();
    }

    private static List<Rule> rules() {
        return Overlay.of("prod").all(PrometheusRule.class).stream()
                .flatMap(rules -> rules.getSpec().getGroups().stream())
                .flatMap(group -> group.getRules().stream())
                .toList();
    }

    /** Everything that is asked of Prometheus: by alerts, by dashboards, by what scales. */
    private static List<String> expressions() {
        var all = new ArrayList<String>();
        rules().forEach(rule -> all.add(rule.getExpr().getStrVal()));
        int before = all.size();
        for (var board : dashboards().values()) {
            board.path("panels")
                    .forEach(panel -> panel.path("targets")
                            .forEach(target -> all.add(target.path("expr").asText())));
        }
        assertThat(all).hasSizeGreaterThan(before + 20);
        Overlay.of("ha")
                .bare("ScaledObject")
                .forEach(scaler -> scaler.at("/spec/triggers")
                        .forEach(
                                trigger -> all.add(trigger.at("/metadata/query").asText())));
        return all;
    }

    private static Map<String, JsonNode> dashboards() {
        var reader = new ObjectMapper();
        var boards = new HashMap<String, JsonNode>();
        Overlay.of("prod").one(ConfigMap.class, "parley-dashboards").getData().forEach((name, json) -> {
            try {
                boards.put(name, reader.readTree(json));
            } catch (IOException e) {
                throw new AssertionError(name + " is no JSON", e);
            }
        });
        return boards;
    }

    private static Set<String> seriesIn(String expression) {
        var names = SERIES.matcher(expression.replaceAll("\\{[^}]*}", "{"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(names).as(expression).allMatch(name -> name.equals("up") || name.startsWith("parley_"));
        return names;
    }
}
