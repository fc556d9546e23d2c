package chat.parley.architecture.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.architecture.House;
import chat.parley.architecture.Tree;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FlowsTest {
    /** An address in a service's configuration. */
    private static final Pattern ADDRESS = Pattern.compile("(?:^|//)([a-z-]+):(\\d+)(?:/|$)");

    private static final String NAME = "app.kubernetes.io/name";
    private static final String WORLD = "the world";
    private static final String NAMES = "names";

    /** Which pods answer at the addresses of operators' services. */
    private static final Map<String, Map<String, String>> PODS = Map.of(
            "parley-kafka-bootstrap", Map.of("strimzi.io/cluster", "parley", "strimzi.io/name", "parley-kafka"),
            "parley-db-rw", Map.of("cnpg.io/cluster", "parley-db"),
            "keycloak-service", Map.of("app", "keycloak", "app.kubernetes.io/managed-by", "keycloak-operator"));

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    void eachFlowOutBelongsToAnAddressAndEachAddressHasAFlow(String overlay) {
        Overlay.of(overlay).services().forEach((service, workload) -> {
            var wanted = new TreeSet<String>();
            wanted.add(NAMES);
            workload.environment()
                    .values()
                    .forEach(value -> ADDRESS.matcher(value)
                            .results()
                            .forEach(address -> wanted.add(flow(pods(address.group(1)), address.group(2)))));
            if (goesIntoTheWorld(service)) {
                wanted.add(WORLD);
            }
            var open = policy(overlay, service).getSpec().getEgress().stream()
                    .flatMap(rule -> rule.getTo().stream().flatMap(peer -> flows(peer, rule.getPorts()).stream()))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(open).as(service).isEqualTo(wanted);
        });
    }

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    void servicesAreReachedByTheGatewayByMonitoringAndByThoseWhoKnowTheirAddress(String overlay) {
        var services = Overlay.of(overlay).services();
        for (var service : services.keySet()) {
            var callers = services.entrySet().stream()
                    .filter(other -> !other.getKey().equals(service))
                    .filter(other -> other.getValue().environment().values().stream()
                            .anyMatch(value -> value.contains("//" + service + ":")))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));
            var from = policy(overlay, service).getSpec().getIngress().stream()
                    .peek(rule -> assertThat(rule.getPorts())
                            .singleElement()
                            .satisfies(port ->
                                    assertThat(port.getPort().getIntVal()).isEqualTo(8080)))
                    .flatMap(rule -> rule.getFrom().stream())
                    .toList();

            assertThat(from.stream()
                            .filter(peer -> peer.getNamespaceSelector() != null)
                            .map(peer -> peer.getNamespaceSelector().getMatchLabels()))
                    .as(service)
                    .containsExactlyInAnyOrder(
                            Map.of("kubernetes.io/metadata.name", "gateway"),
                            Map.of("kubernetes.io/metadata.name", "monitoring"));
            var pods = from.stream()
                    .filter(peer -> peer.getNamespaceSelector() == null)
                    .map(peer -> peer.getPodSelector().getMatchLabels().get(NAME))
                    .toList();
            assertThat(pods).as(service).containsExactlyInAnyOrderElementsOf(callers);
        }
    }

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    void whatIsNotNamedIsClosed(String overlay) {
        var in = Overlay.of(overlay).one(NetworkPolicy.class, "nobody-comes-in").getSpec();
        var out = Overlay.of(overlay)
                .one(NetworkPolicy.class, "no-service-goes-out")
                .getSpec();

        assertThat(in.getPolicyTypes()).containsExactly("Ingress");
        assertThat(in.getPodSelector().getMatchLabels()).isNullOrEmpty();
        assertThat(in.getIngress()).isNullOrEmpty();
        assertThat(out.getPolicyTypes()).containsExactly("Egress");
        assertThat(out.getEgress()).isNullOrEmpty();
        Overlay.of(overlay).services().forEach((service, workload) -> {
            assertThat(workload.template().getMetadata().getLabels().entrySet())
                    .as(service)
                    .containsAll(out.getPodSelector().getMatchLabels().entrySet());
            assertThat(policy(overlay, service).getSpec().getPolicyTypes())
                    .as(service)
                    .containsExactly("Ingress", "Egress");
            assertThat(policy(overlay, service).getSpec().getPodSelector().getMatchLabels())
                    .as(service)
                    .isEqualTo(Map.of(NAME, service));
        });
    }

    /** Calls addresses that accounts enter, or a mail server. */
    private static boolean goesIntoTheWorld(String service) {
        return Tree.files(service + "/pom.xml").stream()
                        .anyMatch(file -> file.name().equals(service + "/pom.xml")
                                && file.content().contains("<artifactId>parley-egress</artifactId>"))
                || Tree.files(service + "/src/main/resources/application.properties").stream()
                        .anyMatch(file -> file.content().contains("PARLEY_SMTP_HOST"));
    }

    private static Map<String, String> pods(String host) {
        if (House.SERVICES.containsKey(host)) {
            return Map.of(NAME, host);
        }
        var pods = PODS.get(host);
        assertThat(pods).as("somebody answers at " + host).isNotNull();
        return pods;
    }

    private static Set<String> flows(NetworkPolicyPeer peer, List<NetworkPolicyPort> ports) {
        if (peer.getIpBlock() != null) {
            assertThat(peer.getIpBlock().getCidr()).isEqualTo("0.0.0.0/0");
            assertThat(peer.getIpBlock().getExcept())
                    .as("the way into the world is no way into the cluster")
                    .contains("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8");
            return Set.of(WORLD);
        }
        if (peer.getNamespaceSelector() != null) {
            assertThat(peer.getPodSelector().getMatchLabels()).isEqualTo(Map.of("k8s-app", "kube-dns"));
            assertThat(ports).allMatch(port -> port.getPort().getIntVal() == 53);
            return Set.of(NAMES);
        }
        return ports.stream()
                .map(port -> flow(
                        peer.getPodSelector().getMatchLabels(),
                        port.getPort().getIntVal().toString()))
                .collect(Collectors.toSet());
    }

    private static String flow(Map<String, String> pods, String port) {
        return new java.util.TreeMap<>(pods) + " " + port;
    }

    private static NetworkPolicy policy(String overlay, String name) {
        return Overlay.of(overlay).one(NetworkPolicy.class, name);
    }
}
