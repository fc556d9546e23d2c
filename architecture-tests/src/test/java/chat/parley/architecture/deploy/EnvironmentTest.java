package chat.parley.architecture.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.architecture.House;
import chat.parley.architecture.Tree;
import chat.parley.contracts.topic.Topic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class EnvironmentTest {
    private static final Pattern READ = Pattern.compile("\\$\\{(PARLEY_[A-Z0-9_]+)");
    private static final Pattern ACCESS = Pattern.compile("\"(PARLEY_[A-Z_]+)\"");

    /** What a cluster leaves at its default, and why. */
    static final Map<String, String> LEFT = Map.of(
            "PARLEY_DEMO", "everybody knows the demo account's passwords",
            "PARLEY_ALLOW_PRIVATE_ADDRESSES", "only for trials on one machine",
            "PARLEY_MAIL_DIR", "mails are sent, not written to a folder",
            "PARLEY_SMTP_PORT", "as the encryption wants it",
            "PARLEY_SMTP_ENCRYPTION", "STARTTLS, which a server that takes mails for the world has",
            "PARLEY_CLAMAV_HOST", "files are not scanned unless an installation runs ClamAV and patches it in",
            "PARLEY_CLAMAV_PORT", "ClamAV's own");

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    void everyVariableThatIsSetIsReadAndEveryOneThatIsReadIsSet(String overlay) {
        var left = new TreeSet<String>();
        var services = Overlay.of(overlay).services();

        assertThat(services.keySet()).isEqualTo(House.SERVICES.keySet());
        services.forEach((service, workload) -> {
            var read = readBy(service);
            var set = new TreeSet<>(workload.environment().keySet());
            set.remove("JAVA_TOOL_OPTIONS");

            assertThat(read).as("%s reads what it is told", service).containsAll(set);
            read.removeAll(set);
            assertThat(LEFT.keySet())
                    .as("what %s is not told has a good default", service)
                    .containsAll(read);
            left.addAll(read);
        });
        assertThat(left).as("what is said to be left at its default is").isEqualTo(LEFT.keySet());
    }

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    void addressesAndNumbersAgree(String overlay) {
        var settings = Overlay.of(overlay).settings().getData();
        var door = settings.get("door");
        var kept = Overlay.of(overlay).all(io.fabric8.kubernetes.api.model.apps.StatefulSet.class).stream()
                .map(set -> set.getMetadata().getName())
                .collect(Collectors.toSet());

        assertThat(door).startsWith("https://").doesNotEndWith("/");
        assertThat(settings)
                .containsEntry("issuer", door + "/auth/realms/parley")
                .containsEntry("keycloak-realm", settings.get("keycloak-url") + "/realms/parley");
        Overlay.of(overlay).services().forEach((service, workload) -> {
            var environment = workload.environment();
            assertThat(environment)
                    .as(service)
                    .containsEntry("PARLEY_HOST", "0.0.0.0")
                    .containsEntry(
                            "PARLEY_PORT",
                            workload.container()
                                    .getPorts()
                                    .getFirst()
                                    .getContainerPort()
                                    .toString());
            assertThat(environment.containsKey("PARLEY_SLOT"))
                    .as("%s has a slot, so it is a StatefulSet; its ordinal is the slot", service)
                    .isEqualTo(kept.contains(service));
            assertThat(environment.getOrDefault("PARLEY_SLOT", "none"))
                    .isIn("none", "field metadata.labels['apps.kubernetes.io/pod-index']");
            assertThat(environment.getOrDefault("PARLEY_PARTITIONS", "48"))
                    .isEqualTo(Integer.toString(Topic.PARTITIONS_IN_A_CLUSTER));
            var folder = environment.get("PARLEY_STATE_DIR");
            if (folder != null) {
                assertThat(workload.container().getVolumeMounts())
                        .as("%s keeps its state on a disk of its own", service)
                        .anyMatch(mount -> mount.getMountPath().equals(folder)
                                && mount.getName().equals("state"));
            }
        });
    }

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    void everySecretIsMadeByAnOperatorOrNamedInTheGuide(String overlay) {
        var operators = Stream.concat(
                        Overlay.of(overlay).all(KafkaUser.class).stream()
                                .map(user -> user.getMetadata().getName()),
                        Stream.of("parley-cluster-ca-cert", "parley-db-ca"))
                .collect(Collectors.toSet());
        var guide = Tree.files("docs/guides/kubernetes.md").getFirst().content();
        var secret = Pattern.compile("\"(?:secretName|passwordSecret|usernameSecret|secretKeyRef|accessKeyId"
                + "|secretAccessKey|secret|certificateRefs)\":\\[?(?:\\{[^{}]*?\"name\":)?\"([a-z-]+)\"");

        var used = new TreeSet<String>();
        for (var document : Overlay.of(overlay).documents()) {
            secret.matcher(document.toString())
                    .results()
                    .map(match -> match.group(1))
                    .forEach(used::add);
        }
        Overlay.of(overlay).services().values().stream()
                .flatMap(workload -> workload.environment().values().stream())
                .filter(value -> value.startsWith("secret "))
                .map(value -> value.split(" ", 3)[1])
                .forEach(used::add);

        assertThat(used).hasSizeGreaterThan(10);
        used.removeAll(operators);
        assertThat(used).allSatisfy(name -> assertThat(guide).contains("`" + name + "`"));
    }

    @Test
    void everyPropertyOfOursBelongsToAConfigMapping() {
        var mapping = Pattern.compile("@ConfigMapping\\(prefix = \"([a-z.-]+)\"\\)");
        var single = Pattern.compile("@ConfigProperty\\(name = \"([a-z.-]+)\"[,)]");
        var prefixes = new TreeMap<String, Set<String>>();
        for (var file : Tree.files(".java")) {
            if (file.name().contains("/src/main/")) {
                var service = file.name().substring(0, file.name().indexOf('/'));
                Stream.concat(
                                mapping.matcher(file.content()).results().map(match -> match.group(1) + "."),
                                single.matcher(file.content()).results().map(match -> match.group(1)))
                        .forEach(prefix -> prefixes.computeIfAbsent(service, key -> new TreeSet<>())
                                .add(prefix));
            }
        }
        for (var service : House.SERVICES.keySet()) {
            var known = new TreeSet<>(prefixes.getOrDefault(service, Set.of()));
            known.addAll(prefixes.getOrDefault("platform", Set.of()));
            assertThat(properties(service).lines().filter(line -> line.startsWith("parley.")))
                    .as(service)
                    .allMatch(line -> known.stream().anyMatch(line::startsWith));
        }
    }

    /** Variables that a service reads: those of its properties, and those of every client of Kafka. */
    static Set<String> readBy(String service) {
        var access = Tree.files("platform/src/main/java/chat/parley/platform/kafka/BrokerAccess.java")
                .getFirst()
                .content();
        return Stream.concat(
                        READ.matcher(properties(service)).results(),
                        ACCESS.matcher(access).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String properties(String service) {
        return Tree.files(service + "/src/main/resources/application.properties")
                .getFirst()
                .content();
    }
}
