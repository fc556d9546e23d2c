package chat.parley.architecture.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.architecture.Tree;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What a laptop with a container engine is told agrees with the services and with what a cluster is told. */
@Tag("N-15")
class ComposeTest {
    private static final Set<String> KNOWN = Set.of(
            "cap_drop",
            "command",
            "depends_on",
            "entrypoint",
            "environment",
            "healthcheck",
            "image",
            "mem_limit",
            "network_mode",
            "networks",
            "ports",
            "read_only",
            "restart",
            "security_opt",
            "stop_grace_period",
            "tmpfs",
            "user",
            "volumes");

    private static final Set<String> ONCE = Set.of("folders", "topics");

    /** What a laptop leaves at its default besides what a cluster does. */
    private static final Set<String> OF_A_CLUSTER = Set.of(
            "PARLEY_KAFKA_CA",
            "PARLEY_KAFKA_LOGIN",
            "PARLEY_KAFKA_PROTOCOL",
            "PARLEY_MAIL_FROM",
            "PARLEY_MAIL_REPLY_TO",
            "PARLEY_PARTITIONS",
            "PARLEY_S3_ACCESS_KEY",
            "PARLEY_S3_BUCKET",
            "PARLEY_S3_ENDPOINT",
            "PARLEY_S3_REGION",
            "PARLEY_S3_SECRET_KEY",
            "PARLEY_SMTP_HOST",
            "PARLEY_SMTP_PASSWORD",
            "PARLEY_SMTP_USER",
            "PARLEY_STANDBY_REPLICAS");

    private final Map<String, Object> file = object(yaml().load(text("deploy/compose.yaml")));
    private final Map<String, Map<String, Object>> services = objects(file.get("services"));

    @Test
    void everyMemberIsKnownAndEverythingThatIsNamedIsThere() {
        assertThat(services).hasSize(12).containsKeys("door", "kafka", "keycloak", "postgresql");
        services.forEach((name, service) -> {
            assertThat(KNOWN).as(name).containsAll(service.keySet());
            objects(service.get("depends_on")).forEach((other, how) -> {
                var condition = String.valueOf(how.get("condition"));
                assertThat(services).as(name).containsKey(other);
                if (ONCE.contains(other)) {
                    assertThat(condition).as(other).isEqualTo("service_completed_successfully");
                } else {
                    assertThat(condition).as(other).isIn("service_healthy", "service_started");
                }
            });
            assertThat(service.containsKey("healthcheck"))
                    .as("%s has a health check", name)
                    .isNotEqualTo(ONCE.contains(name));
            for (var volume : texts(service.get("volumes"))) {
                var source = volume.split(":", 2)[0];
                if (source.startsWith("./")) {
                    assertThat(Files.isRegularFile(Tree.ROOT.resolve("deploy").resolve(source)))
                            .as(volume)
                            .isTrue();
                    assertThat(volume).endsWith(":ro");
                } else {
                    assertThat(object(file.get("volumes"))).as(name).containsKey(source);
                }
            }
        });
    }

    @Test
    void imagesHaveTheVersionsOfTheBuild() {
        var pom = text("pom.xml");
        Overlay.of("dev")
                .services()
                .keySet()
                .forEach(service ->
                        assertThat(image(service)).isEqualTo("parley/" + service + ":" + property(pom, "version")));
        assertThat(image("kafka"))
                .isEqualTo("apache/kafka:" + property(pom, "kafka.version"))
                .isEqualTo(image("topics"));
        assertThat(image("keycloak")).endsWith(":" + property(pom, "keycloak.version"));
        assertThat(services.keySet()).allSatisfy(name -> assertThat(image(name)).matches(".+:\\d+\\.\\d.*"));
    }

    @Test
    void everyVariableThatIsSetIsReadAndEveryOneThatIsReadIsSet() {
        for (var service : Overlay.of("dev").services().keySet()) {
            var set = new TreeSet<>(environment(service).keySet());
            set.remove("JAVA_TOOL_OPTIONS");
            var read = EnvironmentTest.readBy(service);
            assertThat(read).as("%s reads what it is told", service).containsAll(set);
            read.removeAll(set);
            read.removeAll(EnvironmentTest.LEFT.keySet());
            assertThat(OF_A_CLUSTER)
                    .as("what %s is not told has a good default", service)
                    .containsAll(read);
        }
    }

    @Test
    void servicesRunAsNobodyInParticularAndAreReachedByTheDoorAlone() {
        for (var name : Overlay.of("dev").services().keySet()) {
            var service = services.getOrDefault(name, Map.of());
            assertThat(service)
                    .as(name)
                    .containsEntry("user", "10001:10001")
                    .containsEntry("read_only", true)
                    .containsEntry("cap_drop", List.of("ALL"))
                    .doesNotContainKey("ports");
            assertThat(environment(name)).containsEntry("PARLEY_PORT", "8080");
            assertThat(service.get("healthcheck").toString()).contains("/127.0.0.1/8080", "/q/health/ready");
        }
        assertThat(services.entrySet().stream()
                        .filter(service -> service.getValue().containsKey("ports")))
                .singleElement()
                .satisfies(
                        door -> assertThat(texts(door.getValue().get("ports"))).containsExactly("127.0.0.1:8080:8080"));
    }

    @Test
    void addressesLeadToServicesAndNothingSecretIsWrittenDown() {
        var address = Pattern.compile("(?:http|jdbc:postgresql)://([a-z-]+):(\\d+)");
        services.forEach((name, service) -> environment(name).forEach((variable, value) -> {
            if (variable.matches(".*(PASSWORD|SECRET|SECRET_KEY)")) {
                assertThat(value).as(variable).matches("\\$\\{PARLEY_[A-Z_]+:\\?.+}");
            }
            address.matcher(value)
                    .results()
                    .filter(match -> !match.group(1).equals("localhost"))
                    .forEach(match -> {
                        assertThat(services).as(variable).containsKey(match.group(1));
                        assertThat(match.group(2))
                                .as(value)
                                .isEqualTo(match.group(1).equals("postgresql") ? "5432" : "8080");
                    });
        }));
        var databases = services.keySet().stream()
                .flatMap(name -> environment(name).values().stream())
                .filter(value -> value.startsWith("jdbc:"))
                .map(value -> value.substring(value.lastIndexOf('/') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        var made = Pattern.compile("for name in ([a-z ]+);").matcher(text("deploy/compose/databases.sh"));
        assertThat(made.find()).isTrue();
        assertThat(new TreeSet<>(Arrays.asList(made.group(1).split(" ", -1)))).isEqualTo(databases);
    }

    @Test
    void theDoorHasTheOneTable() {
        var table = new TreeMap<String, String>();
        Pattern.compile("@([a-z-]+) path (.+)\n\thandle @\\1 \\{\n\t\treverse_proxy \\1:8080\n")
                .matcher(text("deploy/compose/Caddyfile"))
                .results()
                .forEach(match -> {
                    for (var path : match.group(2).split(" ", -1)) {
                        table.put(path.replaceAll("/\\*$", ""), match.group(1));
                        assertThat(match.group(2))
                                .as("whole parts of a path")
                                .contains(path.replaceAll("/\\*$", "") + "/*");
                    }
                });

        assertThat(table).isEqualTo(RoutesTest.theDoorsTable());
    }

    @Test
    void topicsAreThoseOfACluster() {
        var wanted = new TreeSet<String>();
        for (var topic : Overlay.of("dev").all(KafkaTopic.class)) {
            var config = new TreeMap<>(topic.getSpec().getConfig());
            config.remove("min.insync.replicas");
            wanted.add("topic " + topic.getMetadata().getName()
                    + config.entrySet().stream()
                            .map(entry -> " --config " + entry.getKey() + "=" + entry.getValue())
                            .collect(Collectors.joining()));
        }
        assertThat(text("deploy/compose/topics.sh").lines().filter(line -> line.startsWith("topic ")))
                .containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(text("deploy/compose/topics.sh"))
                .contains("--partitions " + environment("dialog-service").get("PARLEY_PARTITIONS") + " ");
    }

    private String image(String service) {
        return String.valueOf(services.getOrDefault(service, Map.of()).get("image"));
    }

    private Map<String, String> environment(String service) {
        var environment = new TreeMap<String, String>();
        object(services.getOrDefault(service, Map.of()).get("environment"))
                .forEach((name, value) -> environment.put(name, value.toString()));
        return environment;
    }

    /** Two of one name are an error. */
    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }

    private static String text(String name) {
        try {
            return Files.readString(Tree.ROOT.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String property(String pom, String name) {
        var found = Pattern.compile("<" + name + ">([^<$]+)</" + name + ">").matcher(pom);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    private static Map<String, Object> object(Object value) {
        var object = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> object.put(key.toString(), member));
        }
        return object;
    }

    private static Map<String, Map<String, Object>> objects(Object value) {
        var objects = new LinkedHashMap<String, Map<String, Object>>();
        object(value).forEach((key, member) -> objects.put(key, object(member)));
        return objects;
    }

    private static List<String> texts(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }
}
