package chat.parley.architecture.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.architecture.Tree;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DatabaseTest {
    private static final Pattern PART = Pattern.compile("[A-Z_]+\\(\"([a-z]+-[a-z]+)\", \"([a-z]+)\", \\d+");

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    void everyServiceHasADatabaseAndARoleThatReachesNoOther(String overlay) {
        var used = new TreeMap<String, String>();
        Overlay.of(overlay).services().forEach((service, workload) -> {
            var environment = workload.environment();
            var database = String.valueOf(environment.get("PARLEY_DATABASE_URL"))
                    .replaceAll("jdbc:postgresql://parley-db-rw:5432/([a-z]+)\\?.*", "$1");
            used.put(service, database);
            assertThat(environment)
                    .as(service)
                    .containsEntry("PARLEY_DATABASE_USER", "secret parley-db-" + database + " username")
                    .containsEntry("PARLEY_DATABASE_PASSWORD", "secret parley-db-" + database + " password");
            assertThat(environment.get("PARLEY_DATABASE_URL"))
                    .as(service)
                    .endsWith("?sslmode=verify-full&sslrootcert=/etc/parley/database-ca/ca.crt");
        });
        var names = new TreeSet<>(used.values());

        assertThat(used).as("the same names as in `./parley up`").isEqualTo(namesOfParts());
        assertThat(names).hasSameSizeAs(used.keySet());
        assertThat(texts(Overlay.of(overlay).bare("Database"), "/spec/name")).isEqualTo(names);
        assertThat(texts(Overlay.of(overlay).bare("Database"), "/spec/owner")).isEqualTo(names);
        assertThat(Overlay.of(overlay).bare("Database"))
                .as("a database that is taken off the list is not dropped")
                .allMatch(database -> database.at("/spec/name").equals(database.at("/spec/owner"))
                        && database.at("/spec/databaseReclaimPolicy").asText().equals("retain"));
        assertThat(texts(cluster(overlay).at("/spec/managed/roles"), "/name")).isEqualTo(names);
        assertThat(cluster(overlay).at("/spec/managed/roles"))
                .allMatch(role -> role.at("/passwordSecret/name")
                                .asText()
                                .equals("parley-db-" + role.path("name").asText())
                        && !role.has("superuser"));
        names.add("keycloak");
        var rules = new TreeSet<String>();
        names.forEach(name -> rules.add("hostssl " + name + " " + name + " all scram-sha-256"));
        rules.add("host all all all reject");
        assertThat(texts(cluster(overlay).at("/spec/postgresql/pg_hba"), "")).isEqualTo(rules);
        assertThat(cluster(overlay).at("/spec/postgresql/pg_hba"))
                .last()
                .extracting(JsonNode::asText)
                .isEqualTo("host all all all reject");
    }

    /** Else a promotion could lose commits, and numbers would be given twice. */
    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    @Tag("N-12")
    void whatIsCommittedIsOnTwoMachinesWhereThereIsMoreThanOne(String overlay) {
        var spec = cluster(overlay).path("spec");

        assertThat(spec.at("/postgresql/parameters/fsync").asText()).isEqualTo("on");
        assertThat(spec.at("/postgresql/parameters/synchronous_commit").asText())
                .isEqualTo("on");
        if (overlay.equals("dev")) {
            assertThat(spec.path("instances").asInt()).isEqualTo(1);
        } else {
            assertThat(spec.path("instances").asInt()).isGreaterThanOrEqualTo(3);
            assertThat(spec.at("/postgresql/synchronous/dataDurability").asText())
                    .isEqualTo("required");
            assertThat(spec.at("/postgresql/synchronous/number").asInt()).isGreaterThanOrEqualTo(1);
            assertThat(spec.at("/affinity/podAntiAffinityType").asText()).isEqualTo("required");
            assertThat(spec.at("/plugins/0/isWALArchiver").asBoolean()).isTrue();
            assertThat(spec.at("/plugins/0/parameters/barmanObjectName").asText())
                    .isEqualTo(Overlay.of(overlay)
                            .bare("ObjectStore")
                            .getFirst()
                            .at("/metadata/name")
                            .asText());
            assertThat(Overlay.of(overlay).bare("ScheduledBackup"))
                    .singleElement()
                    .satisfies(backup -> assertThat(backup.at("/spec/cluster/name"))
                            .isEqualTo(cluster(overlay).at("/metadata/name")));
        }
    }

    /** All replicas of all services at once, and some more for people. */
    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    void thereAreConnectionsForAllReplicas(String overlay) {
        var most = Pattern.compile("quarkus\\.datasource\\.jdbc\\.max-size=(\\d+)");
        int wanted = Overlay.of(overlay).services().entrySet().stream()
                .mapToInt(service -> mostReplicas(
                                overlay,
                                service.getKey(),
                                service.getValue().replicas().orElse(0))
                        * most.matcher(Tree.files(service.getKey() + "/src/main/resources/application.properties")
                                        .getFirst()
                                        .content())
                                .results()
                                .mapToInt(match -> Integer.parseInt(match.group(1)))
                                .sum())
                .sum();
        var keycloak = Overlay.of(overlay).bare("Keycloak").getFirst().path("spec");
        wanted += keycloak.path("instances").asInt()
                * keycloak.at("/db/poolMaxSize").asInt();

        assertThat(cluster(overlay)
                        .at("/spec/postgresql/parameters/max_connections")
                        .asInt())
                .isGreaterThanOrEqualTo(wanted + 20);
    }

    private static int mostReplicas(String overlay, String service, int replicas) {
        if (replicas > 0) {
            return replicas;
        }
        return Overlay.of(overlay).documents().stream()
                .filter(document ->
                        document.at("/spec/scaleTargetRef/name").asText().equals(service))
                .mapToInt(document -> document.at("/spec/maxReplicas").asInt()
                        + document.at("/spec/maxReplicaCount").asInt())
                .sum();
    }

    private static JsonNode cluster(String overlay) {
        return Overlay.of(overlay).bare("Cluster").getFirst();
    }

    private static TreeSet<String> texts(Iterable<JsonNode> nodes, String pointer) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(node -> node.at(pointer).asText())
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> namesOfParts() {
        var names = new TreeMap<String, String>();
        PART.matcher(Tree.files("launcher/src/main/java/chat/parley/launcher/suite/Part.java")
                        .getFirst()
                        .content())
                .results()
                .forEach(part -> names.put(part.group(1), part.group(2)));
        return names;
    }
}
