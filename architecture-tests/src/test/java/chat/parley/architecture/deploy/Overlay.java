package chat.parley.architecture.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The objects of one overlay, each read by the model of whoever will read it in a cluster; a field that the model does
 * not know is an error.
 */
final class Overlay {
    static final List<String> NAMES = List.of("dev", "prod", "ha");

    /** How each kind is read. */
    private static final Map<String, Class<? extends HasMetadata>> MODELS = Map.ofEntries(
            Map.entry("apps/v1 StatefulSet", StatefulSet.class),
            Map.entry("apps/v1 Deployment", Deployment.class),
            Map.entry("v1 Service", Service.class),
            Map.entry("v1 ServiceAccount", ServiceAccount.class),
            Map.entry("v1 ConfigMap", ConfigMap.class),
            Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("gateway.networking.k8s.io/v1 Gateway", Gateway.class),
            Map.entry("gateway.networking.k8s.io/v1 HTTPRoute", HTTPRoute.class),
            Map.entry("monitoring.coreos.com/v1 PodMonitor", PodMonitor.class),
            Map.entry("monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class),
            Map.entry("kafka.strimzi.io/v1 Kafka", Kafka.class),
            Map.entry("kafka.strimzi.io/v1 KafkaNodePool", KafkaNodePool.class),
            Map.entry("kafka.strimzi.io/v1 KafkaTopic", KafkaTopic.class),
            Map.entry("kafka.strimzi.io/v1 KafkaUser", KafkaUser.class));

    /** Kinds whose owners publish no model for Java; what is said of them is checked field by field. */
    static final Set<String> WITHOUT_MODEL = Set.of(
            "postgresql.cnpg.io/v1 Cluster",
            "postgresql.cnpg.io/v1 Database",
            "postgresql.cnpg.io/v1 ScheduledBackup",
            "barmancloud.cnpg.io/v1 ObjectStore",
            "k8s.keycloak.org/v2alpha1 Keycloak",
            "k8s.keycloak.org/v2alpha1 KeycloakRealmImport",
            "keda.sh/v1alpha1 ScaledObject");

    private static final ObjectMapper STRICT = YAMLMapper.builder(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(MapperFeature.AUTO_DETECT_CREATORS)
            .annotationIntrospector(new NothingElse())
            .build();

    private static final Map<String, Overlay> READ = new LinkedHashMap<>();

    /** The models keep fields they do not know, so that a cluster's newer ones pass through them; here they are typos. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return Boolean.FALSE;
        }
    }

    private final List<JsonNode> documents;
    private final List<HasMetadata> objects = new ArrayList<>();

    private Overlay(List<JsonNode> documents) {
        this.documents = documents;
        for (var document : documents) {
            var kind = kindOf(document);
            var model = MODELS.get(kind);
            if (model != null) {
                objects.add(as(document, model));
            } else if (!WITHOUT_MODEL.contains(kind)) {
                throw new IllegalStateException("nobody knows how to read " + kind);
            }
        }
    }

    static synchronized Overlay of(String name) {
        return READ.computeIfAbsent(name, overlay -> {
            try {
                return new Overlay(documents(Rendering.kept(overlay).text()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Every document of a YAML text. */
    static List<JsonNode> documents(String yaml) throws IOException {
        try (var parser = STRICT.getFactory().createParser(yaml)) {
            return STRICT.readValues(parser, JsonNode.class).readAll();
        }
    }

    /**
     * Reads one document by a model.
     *
     * @throws IllegalArgumentException when the model does not know one of its fields
     */
    static <T> T as(JsonNode document, Class<T> model) {
        return STRICT.convertValue(document, model);
    }

    static String kindOf(JsonNode document) {
        return document.path("apiVersion").asText() + " "
                + document.path("kind").asText();
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> T one(Class<T> type, String name) {
        return all(type).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findAny()
                .orElseThrow(() -> new AssertionError("there is no " + type.getSimpleName() + " " + name));
    }

    /** Documents of a kind that has no model. */
    List<JsonNode> bare(String kind) {
        if (WITHOUT_MODEL.stream().noneMatch(known -> known.endsWith(" " + kind))) {
            throw new IllegalArgumentException(kind + " has a model");
        }
        return documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind))
                .toList();
    }

    List<JsonNode> documents() {
        return documents;
    }

    /** Parley's services, by name. */
    Map<String, Workload> services() {
        var found = new LinkedHashMap<String, Workload>();
        for (var set : all(StatefulSet.class)) {
            found.put(
                    set.getMetadata().getName(),
                    new Workload(
                            set,
                            Optional.ofNullable(set.getSpec().getReplicas()),
                            set.getSpec().getTemplate(),
                            settings()));
        }
        for (var deployment : all(Deployment.class)) {
            found.put(
                    deployment.getMetadata().getName(),
                    new Workload(
                            deployment,
                            Optional.ofNullable(deployment.getSpec().getReplicas()),
                            deployment.getSpec().getTemplate(),
                            settings()));
        }
        return found;
    }

    /** What installations set. */
    ConfigMap settings() {
        return all(ConfigMap.class).stream()
                .filter(map -> map.getMetadata().getName().matches("parley-[a-z0-9]{10}")
                        && map.getData().containsKey("door"))
                .findAny()
                .orElseThrow(() -> new AssertionError("there is no config map parley-<hash>"));
    }

    /**
     * A service.
     *
     * @param replicas empty where something else decides about them
     */
    record Workload(HasMetadata object, Optional<Integer> replicas, PodTemplateSpec template, ConfigMap settings) {
        io.fabric8.kubernetes.api.model.Container container() {
            return template.getSpec().getContainers().getFirst();
        }

        /** Names of variables with what they say; of secrets and fields what they refer to. */
        Map<String, String> environment() {
            var all = new LinkedHashMap<String, String>();
            for (var variable : container().getEnv()) {
                var from = variable.getValueFrom();
                if (from == null) {
                    all.put(variable.getName(), variable.getValue());
                } else if (from.getConfigMapKeyRef() != null) {
                    var key = from.getConfigMapKeyRef().getKey();
                    all.put(
                            variable.getName(),
                            Optional.ofNullable(settings.getData().get(key))
                                    .orElseThrow(() -> new AssertionError("the config map has no " + key)));
                } else if (from.getSecretKeyRef() != null) {
                    all.put(
                            variable.getName(),
                            "secret " + from.getSecretKeyRef().getName() + " "
                                    + from.getSecretKeyRef().getKey());
                } else {
                    all.put(variable.getName(), "field " + from.getFieldRef().getFieldPath());
                }
            }
            return all;
        }
    }
}
