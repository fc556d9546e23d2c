package chat.parley.contracts.schema;

import chat.parley.contracts.Family;
import chat.parley.contracts.sample.Samples;
import chat.parley.contracts.topic.Topic;
import java.lang.reflect.RecordComponent;
import java.time.Duration;

/** The page on topics and bodies for people. */
final class EventsPage {
    private static final String SAMPLES = "../../contracts/src/test/resources/samples/";

    private final SourceComments comments;
    private final StringBuilder page = new StringBuilder();

    EventsPage(SourceComments comments) {
        this.comments = comments;
    }

    String text() {
        line("# Topics and what is on them");
        line("");
        line("Made from the records of `contracts` by its tests; `mvn -pl contracts test -Dparley.refresh=true` writes"
                + " it anew. For programs: [asyncapi.json](asyncapi.json) and one JSON Schema per type in"
                + " [schemas](schemas). A `?` behind a field's name means that it is left out where there is nothing to"
                + " say (\"null\" in its meaning); readers ignore fields and types they do not know. How the suite uses"
                + " all this is told in [wire.md](../wire.md).");
        line("");
        topics();
        headers();
        for (var topic : Topic.ALL) {
            if (!topic.equals(Topic.COMMANDS_DLQ)) {
                section(Family.of(topic));
            }
        }
        Family.ALL.stream()
                .filter(family ->
                        Topic.ALL.stream().noneMatch(topic -> topic.name().equals(family.name())))
                .forEach(this::section);
        parts();
        return page.toString();
    }

    private void topics() {
        line("| topic | key | written by | kept | bodies |");
        line("|---|---|---|---|---|");
        for (var topic : Topic.ALL) {
            var family = Family.of(topic);
            line("| `" + topic.name() + "` | " + topic.keyedBy() + " | " + String.join(", ", topic.writers()) + " | "
                    + kept(topic) + " | " + link(family.name(), ContractTypes.name(family.root())) + " |");
        }
        line("");
        line("Each topic has " + Topic.PARTITIONS_ON_ONE_MACHINE + " partitions on one machine and "
                + Topic.PARTITIONS_IN_A_CLUSTER + " in a cluster, fixed for the life of a major version."
                + " `operator.presence.v1` and `settings.v1` are partitioned by the account alone, the others by their"
                + " key, all with Kafka's own hash.");
        line("");
    }

    private static String kept(Topic topic) {
        var policy = topic.config().getOrDefault("cleanup.policy", "delete");
        var retention = topic.config().get("retention.ms");
        var time = retention == null ? "for ever" : duration(Duration.ofMillis(Long.parseLong(retention)));
        return policy.contains("compact") ? "the last per key, " + time : time;
    }

    private static String duration(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " d";
        }
        return time.toHours() > 0 ? time.toHours() + " h" : time.toSeconds() + " s";
    }

    private void headers() {
        line("## Headers");
        line("");
        line("| header | on | meaning |");
        line("|---|---|---|");
        Topic.ALL.stream()
                .flatMap(topic -> TopicHeaders.of(topic).stream())
                .distinct()
                .forEach(header -> line("| `" + header.name() + "` | " + where(header) + " | " + header.meaning()
                        + (header.required() ? "" : "; may be absent") + " |"));
        line("");
    }

    private static String where(TopicHeaders header) {
        var topics = Topic.ALL.stream()
                .filter(topic -> TopicHeaders.of(topic).contains(header))
                .map(Topic::name)
                .toList();
        return topics.size() == Topic.ALL.size() ? "all" : String.join(", ", topics);
    }

    private void section(Family family) {
        line("## " + family.name());
        line("");
        var intro = comments.of(family.root()).text();
        if (!intro.isEmpty() && family.root().isSealed()) {
            line(intro);
            line("");
        }
        family.types().forEach(type -> record(type, family));
    }

    private void record(Class<?> type, Family family) {
        line("### " + type.getSimpleName());
        line("");
        var text = comments.of(type).text();
        if (!text.isEmpty()) {
            line(text);
            line("");
        }
        line("Schema: [" + JsonSchemas.file(type) + "](schemas/" + JsonSchemas.file(type) + "). Samples: "
                + samples(type, family) + ".");
        line("");
        ContractTypes.tag(type)
                .ifPresentOrElse(
                        tag -> table(type, "| `" + tag.property() + "` | `\"" + tag.value() + "\"` | |"),
                        () -> table(type, ""));
    }

    private static String samples(Class<?> type, Family family) {
        return String.join(
                ", ",
                Samples.ALL.stream()
                        .filter(sample -> sample.family().equals(family)
                                && sample.body().getClass().equals(type))
                        .map(sample -> "[" + (sample.variant().isEmpty() ? "usual" : sample.variant()) + "](" + SAMPLES
                                + sample.file() + ")")
                        .toList());
    }

    private void table(Class<?> type, String first) {
        line("| field | type | meaning |");
        line("|---|---|---|");
        if (!first.isEmpty()) {
            line(first);
        }
        for (var component : type.getRecordComponents()) {
            var name = ContractTypes.jsonName(component) + (ContractTypes.isOptional(component) ? "?" : "");
            var meaning = comments.of(type).of(component.getName()).replace("|", "\\|");
            line("| `" + name + "` | " + shown(component) + " | " + meaning + " |");
        }
        line("");
    }

    private static String shown(RecordComponent component) {
        return ContractTypes.element(component.getGenericType())
                .map(element -> "list of " + shown(element))
                .orElseGet(() -> shown(component.getType()));
    }

    private static String shown(Class<?> type) {
        if (ContractTypes.reachable().contains(type)) {
            return "[" + ContractTypes.name(type) + "](schemas/" + JsonSchemas.file(type) + ")";
        }
        return switch (type.getSimpleName()) {
            case "String" -> "text";
            case "boolean" -> "true or false";
            case "Instant" -> "time";
            default -> "number";
        };
    }

    /** Records that stand inside of others, and enumerations. */
    private void parts() {
        line("## Parts");
        line("");
        var bodies =
                Family.ALL.stream().flatMap(family -> family.types().stream()).toList();
        for (var type : ContractTypes.reachable()) {
            if (type.isRecord()
                    && !bodies.contains(type)
                    && ContractTypes.onlyValue(type).isEmpty()) {
                line("### " + ContractTypes.name(type));
                line("");
                var text = comments.of(type).text();
                if (!text.isEmpty()) {
                    line(text);
                    line("");
                }
                ContractTypes.tag(type)
                        .ifPresentOrElse(
                                tag -> table(type, "| `" + tag.property() + "` | `\"" + tag.value() + "\"` | |"),
                                () -> table(type, ""));
            }
        }
        line("### Values");
        line("");
        line("| type | one of | meaning |");
        line("|---|---|---|");
        for (var type : ContractTypes.reachable()) {
            if (type.isEnum()) {
                line("| " + ContractTypes.name(type) + " | `" + String.join("`, `", ContractTypes.enumNames(type))
                        + "` | " + comments.of(type).text() + " |");
            }
        }
    }

    private static String link(String section, String text) {
        return "[" + text + "](#" + section.replace(".", "") + ")";
    }

    private void line(String text) {
        page.append(text.stripTrailing()).append('\n');
    }
}
