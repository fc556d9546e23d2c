package chat.parley.architecture.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.architecture.House;
import chat.parley.architecture.Tree;
import chat.parley.contracts.topic.Topic;
import com.tngtech.archunit.core.domain.JavaClass;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclOperation;
import io.strimzi.api.kafka.model.user.acl.AclResourcePatternType;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BrokerRightsTest {
    private static final String PLATFORM_KAFKA = House.PLATFORM + ".kafka.";
    private static final Pattern GROUP = Pattern.compile("\\.group\\.id=(\\S+)");
    private static final Pattern READ_BY_PROPERTY = Pattern.compile("\\.topic=(\\S+)");

    /** What a class of platform reads or writes for whoever uses it. */
    private static final Map<String, Topic> BY_USE = Map.of(
            House.PLATFORM + ".settings.SettingsReader", Topic.SETTINGS,
            House.PLATFORM + ".outcome.OutcomeReader", Topic.OUTCOMES,
            PLATFORM_KAFKA + "CommandSender", Topic.COMMANDS);

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    @Tag("N-11")
    void onlyTheWritersOfATopicMayWriteToIt(String overlay) {
        for (var service : House.SERVICES.keySet()) {
            var expected = Topic.ALL.stream()
                    .filter(topic -> topic.writers().contains(service))
                    .map(Topic::name)
                    .collect(Collectors.toSet());

            assertThat(topicsOf(overlay, service, AclOperation.WRITE))
                    .as(service)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    void aServiceMayTouchTheTopicsThatItsCodeNamesAndNoOthers(String overlay) {
        for (var service : House.SERVICES.keySet()) {
            var named = namedBy(service);
            named.addAll(topicsOf(overlay, service, AclOperation.WRITE));

            assertThat(topicsOf(overlay, service, AclOperation.DESCRIBE))
                    .as(service)
                    .isEqualTo(named);
            assertThat(topicsOf(overlay, service, AclOperation.READ))
                    .as(service)
                    .isSubsetOf(named);
            var onlyWritten = topicsOf(overlay, service, AclOperation.DESCRIBE);
            onlyWritten.removeAll(topicsOf(overlay, service, AclOperation.READ));
            assertThat(topicsOf(overlay, service, AclOperation.WRITE))
                    .as("%s may do something with each of its topics", service)
                    .containsAll(onlyWritten);
        }
    }

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    void aServiceJoinsItsOwnGroupsOnly(String overlay) {
        for (var service : House.SERVICES.keySet()) {
            var may = rules(overlay, service).stream()
                    .filter(rule -> rule.getResource() instanceof AclRuleGroupResource)
                    .map(rule -> (AclRuleGroupResource) rule.getResource())
                    .toList();

            assertThat(may).as(service).allMatch(group -> group.getName().startsWith(service));
            assertThat(groupsOf(service))
                    .as(service)
                    .allMatch(name -> may.stream()
                            .anyMatch(group -> group.getPatternType() == AclResourcePatternType.PREFIX
                                    ? name.startsWith(group.getName())
                                    : name.equals(group.getName())));
        }
    }

    @Test
    void everyClientOfKafkaSaysWhoItIs() {
        var silent = House.CLASSES.stream()
                .filter(type -> House.serviceOf(type).isPresent() || House.isIn(type, House.PLATFORM))
                .filter(type -> makesClients(type) && !takesAccess(type))
                // Kafka Streams hands it the settings of TopologyConfig.
                .filter(type ->
                        !House.outermost(type).getName().equals(House.PACKAGE + "routing.board.TimedCommitClient"))
                .map(JavaClass::getName)
                .sorted()
                .toList();

        assertThat(silent)
                .as("classes that make clients of Kafka without BrokerAccess would be turned away in a cluster")
                .isEmpty();
        for (var service : House.SERVICES.keySet()) {
            var properties = properties(service);
            if (properties.contains("\nkafka.bootstrap.servers=")) {
                assertThat(properties)
                        .as(service)
                        .contains(
                                "\nkafka.security.protocol=${PARLEY_KAFKA_PROTOCOL:PLAINTEXT}\n",
                                "\nkafka.sasl.mechanism=SCRAM-SHA-512\n",
                                "\nkafka.sasl.jaas.config=${PARLEY_KAFKA_LOGIN:}\n",
                                "\nkafka.ssl.truststore.type=PEM\n",
                                "\nkafka.ssl.truststore.location=${PARLEY_KAFKA_CA:}\n");
            }
        }
    }

    /** Calls of a client's constructor whose settings are no parameter: who makes them must ask for access. */
    private static boolean makesClients(JavaClass type) {
        return type.getAccessesFromSelf().stream()
                .anyMatch(access -> access.getTargetOwner()
                                .getName()
                                .matches(
                                        "org\\.apache\\.kafka\\.(clients\\.(producer\\.KafkaProducer|consumer\\.KafkaConsumer|admin\\.Admin)"
                                                + "|streams\\.KafkaStreams)")
                        && access.getName().matches("<init>|create"));
    }

    /** Itself, or by settings that somebody makes who does. */
    private static boolean takesAccess(JavaClass type) {
        var makers = Set.of(
                PLATFORM_KAFKA + "BrokerAccess",
                PLATFORM_KAFKA + "CommandSender",
                House.PACKAGE + "routing.log.CommittedConsumer",
                House.PACKAGE + "routing.board.TopologyConfig",
                House.PACKAGE + "dialog.writer.GroupConsumer");
        var uses = type.getAccessesFromSelf().stream()
                .map(access -> access.getTargetOwner().getName())
                .collect(Collectors.toSet());
        return uses.stream().anyMatch(makers::contains);
    }

    private static Set<String> namedBy(String service) {
        var found = new TreeSet<String>();
        var own = House.CLASSES.stream()
                .filter(type -> House.serviceOf(type).filter(service::equals).isPresent())
                .toList();
        for (var type : own) {
            type.getFieldAccessesFromSelf().stream()
                    .filter(access -> access.getTargetOwner().isEquivalentTo(Topic.class))
                    .flatMap(access -> topic(access.getTarget().getName()))
                    .map(Topic::name)
                    .forEach(found::add);
            type.getAccessesFromSelf().stream()
                    // Settings for a producer of one's own say nothing of its topics.
                    .filter(access -> !access.getName().equals("reliable"))
                    .map(access -> BY_USE.get(access.getTargetOwner().getName()))
                    .filter(java.util.Objects::nonNull)
                    .map(Topic::name)
                    .forEach(found::add);
        }
        READ_BY_PROPERTY
                .matcher(properties(service))
                .results()
                .map(match -> match.group(1))
                .forEach(found::add);
        return found;
    }

    private static Stream<Topic> topic(String constant) {
        try {
            return Topic.class.getField(constant).get(null) instanceof Topic topic ? Stream.of(topic) : Stream.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Topic." + constant + " is no public constant", e);
        }
    }

    private static List<String> groupsOf(String service) {
        var byProperty = GROUP.matcher(properties(service)).results().map(match -> match.group(1));
        var bySource = Tree.files(".java").stream()
                .filter(file -> file.name().startsWith(service + "/src/main/"))
                .flatMap(file -> Pattern.compile("String (?:GROUP|APPLICATION) = \"([a-z-]+)\"")
                        .matcher(file.content())
                        .results()
                        .map(match -> match.group(1)));
        return Stream.concat(byProperty, bySource)
                .filter(name -> name.contains("-"))
                .distinct()
                .toList();
    }

    private static String properties(String service) {
        return Tree.files("application.properties").stream()
                .filter(file -> file.name().equals(service + "/src/main/resources/application.properties"))
                .findAny()
                .orElseThrow()
                .content();
    }

    private static Set<String> topicsOf(String overlay, String service, AclOperation operation) {
        return rules(overlay, service).stream()
                .filter(rule -> rule.getOperations().contains(operation))
                .filter(rule -> rule.getResource() instanceof AclRuleTopicResource topic
                        && topic.getPatternType() == AclResourcePatternType.LITERAL)
                .map(rule -> ((AclRuleTopicResource) rule.getResource()).getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<AclRule> rules(String overlay, String service) {
        var user = Overlay.of(overlay).one(KafkaUser.class, service);
        assertThat(user.getSpec().getAuthentication().getType()).isEqualTo("scram-sha-512");
        return ((KafkaUserAuthorizationSimple) user.getSpec().getAuthorization()).getAcls();
    }
}
