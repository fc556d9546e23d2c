package chat.parley.architecture.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.architecture.Tree;
import chat.parley.architecture.deploy.Overlay.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PodTest {
    /** What a service may take to end: its longest wait for work under way, and the wait of Quarkus before that. */
    private static final int LONGEST_END_SECONDS = 30;

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    void processesMayDoNothingButTheirWork(String overlay) {
        Overlay.of(overlay).services().forEach((name, workload) -> {
            var pod = workload.template().getSpec();
            var container = workload.container();

            assertThat(pod.getContainers()).as(name).hasSize(1);
            assertThat(pod.getAutomountServiceAccountToken()).as(name).isFalse();
            assertThat(pod.getServiceAccountName()).as(name).isEqualTo(name);
            assertThat(Overlay.of(overlay).one(ServiceAccount.class, name).getAutomountServiceAccountToken())
                    .as(name)
                    .isFalse();
            assertThat(pod.getEnableServiceLinks()).as(name).isFalse();
            assertThat(pod.getHostNetwork()).as(name).isNull();
            assertThat(pod.getVolumes()).as(name).allMatch(volume -> volume.getHostPath() == null);
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).as(name).isTrue();
            assertThat(pod.getSecurityContext().getRunAsUser()).as(name).isPositive();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType())
                    .as(name)
                    .isEqualTo("RuntimeDefault");
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .as(name)
                    .isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .as(name)
                    .isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .as(name)
                    .containsExactly("ALL");
            assertThat(container.getSecurityContext().getPrivileged()).as(name).isNull();
            assertThat(container.getImage()).as(name).matches("parley/" + name + ":\\d+\\.\\d+\\.\\d+");
            assertThat(container.getVolumeMounts())
                    .as("%s writes to /tmp and to its own disk only", name)
                    .filteredOn(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                    .extracting("name")
                    .isSubsetOf("tmp", "state");
        });
    }

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    void everyProcessHasItsShareAndNoMore(String overlay) {
        Overlay.of(overlay).services().forEach((name, workload) -> {
            var resources = workload.container().getResources();

            assertThat(resources.getRequests()).as(name).containsOnlyKeys("cpu", "memory");
            assertThat(resources.getLimits()).as(name).containsOnlyKeys("cpu", "memory");
            assertThat(resources.getLimits().get("memory"))
                    .as("%s: memory that is not its own may be taken away at any time", name)
                    .isEqualTo(resources.getRequests().get("memory"));
            assertThat(workload.environment().get("JAVA_TOOL_OPTIONS"))
                    .as(name)
                    .contains("-XX:MaxRAMPercentage=", "-XX:+ExitOnOutOfMemoryError");
        });
    }

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    void probesAskWhatTheServiceAnswers(String overlay) {
        Overlay.of(overlay).services().forEach((name, workload) -> {
            var container = workload.container();

            assertThat(path(workload, container.getStartupProbe())).as(name).isEqualTo("/q/health/live");
            assertThat(path(workload, container.getLivenessProbe()))
                    .as("%s: a restart mends nothing that is outside of the process", name)
                    .isEqualTo("/q/health/live");
            assertThat(path(workload, container.getReadinessProbe())).as(name).isEqualTo("/q/health/ready");
            assertThat(file(name + "/pom.xml")).contains("<artifactId>quarkus-smallrye-health</artifactId>");
            assertThat(file(name + "/src/main/resources/application.properties"))
                    .as("%s answers health at the usual place", name)
                    .doesNotContain("root-path", "quarkus.management.enabled=true");
            assertThat(Tree.files(".java").stream()
                            .filter(text -> text.name().startsWith(name + "/src/main/"))
                            .filter(text -> text.content().contains("\n@Readiness\n")))
                    .as("%s says itself whether it is ready", name)
                    .isNotEmpty();
            assertThat(Tree.files(".java").stream()
                            .filter(text -> text.name().startsWith(name + "/src/main/"))
                            .filter(text -> text.content().contains("\n@Liveness\n")))
                    .as("%s: liveness must not depend on anything else", name)
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    @Tag("N-12")
    void aPodThatGoesHasTimeToHandOver(String overlay) {
        var delay = Pattern.compile("quarkus\\.shutdown\\.delay=(\\d+)(S|ms)");
        Overlay.of(overlay).services().forEach((name, workload) -> {
            var stop = workload.container().getLifecycle().getPreStop();
            long before = stop.getSleep().getSeconds();
            long own = delay.matcher(file(name + "/src/main/resources/application.properties"))
                    .results()
                    .mapToLong(match -> "S".equals(match.group(2)) ? Long.parseLong(match.group(1)) : 1)
                    .sum();

            assertThat(stop.getExec())
                    .as("%s: there is no shell in the image", name)
                    .isNull();
            assertThat(before)
                    .as("%s: until the gateway knows, requests still come", name)
                    .isPositive();
            assertThat(workload.template().getSpec().getTerminationGracePeriodSeconds())
                    .as(name)
                    .isGreaterThanOrEqualTo(before + own + LONGEST_END_SECONDS);
        });
    }

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    @Tag("N-12")
    void anyProcessMayGoAndAMachineMayBeEmptied(String overlay) {
        var all = Overlay.of(overlay);
        all.services().forEach((name, workload) -> {
            int replicas = workload.replicas().orElseGet(() -> leastReplicas(all, name));
            var budget = all.one(PodDisruptionBudget.class, name).getSpec();

            assertThat(replicas).as(name).isGreaterThanOrEqualTo(least(overlay));
            assertThat(budget.getMinAvailable()).as(name).isNull();
            assertThat(budget.getMaxUnavailable())
                    .as("%s: one at a time, and always one", name)
                    .isEqualTo(new IntOrString(1));
            assertThat(budget.getSelector().getMatchLabels())
                    .as(name)
                    .isEqualTo(Map.of("app.kubernetes.io/name", name));
            var labels = workload.template().getMetadata().getLabels();
            assertThat(labels).as(name).containsEntry("app.kubernetes.io/name", name);
            assertThat(workload.template().getSpec().getTopologySpreadConstraints())
                    .as(name)
                    .hasSize(2)
                    .allMatch(spread -> labels.entrySet()
                            .containsAll(
                                    spread.getLabelSelector().getMatchLabels().entrySet()))
                    .anyMatch(spread -> spread.getTopologyKey().equals("topology.kubernetes.io/zone")
                            && spread.getWhenUnsatisfiable()
                                    .equals(overlay.equals("ha") ? "DoNotSchedule" : "ScheduleAnyway"));
            assertThat(selector(workload.object())).as(name).isEqualTo(Map.of("app.kubernetes.io/name", name));
            assertThat(all.one(Service.class, name).getSpec().getSelector())
                    .as(name)
                    .isEqualTo(Map.of("app.kubernetes.io/name", name));
        });
        assertThat(all.all(PodDisruptionBudget.class))
                .hasSameSizeAs(all.services().keySet());
    }

    private static int least(String overlay) {
        return switch (overlay) {
            case "dev" -> 1;
            case "prod" -> 2;
            default -> 3;
        };
    }

    /** Of a service whose number something else decides about. */
    private static int leastReplicas(Overlay overlay, String service) {
        var byPods = overlay.all(HorizontalPodAutoscaler.class).stream()
                .filter(scaler -> scaler.getSpec().getScaleTargetRef().getName().equals(service))
                .map(scaler -> scaler.getSpec().getMinReplicas())
                .toList();
        var byLag = overlay.bare("ScaledObject").stream()
                .filter(scaler ->
                        scaler.at("/spec/scaleTargetRef/name").asText().equals(service))
                .map(scaler -> scaler.at("/spec/minReplicaCount").asInt())
                .toList();
        assertThat(byPods.size() + byLag.size())
                .as("exactly one decides about the replicas of %s", service)
                .isEqualTo(1);
        return byPods.isEmpty() ? byLag.getFirst() : byPods.getFirst();
    }

    private static Map<String, String> selector(HasMetadata object) {
        return switch (object) {
            case StatefulSet set -> set.getSpec().getSelector().getMatchLabels();
            case Deployment deployment -> deployment.getSpec().getSelector().getMatchLabels();
            default -> throw new IllegalArgumentException("no workload: " + object.getKind());
        };
    }

    private static String path(Workload workload, Probe probe) {
        var port = workload.container().getPorts().getFirst();
        assertThat(probe.getHttpGet().getPort()).isEqualTo(new IntOrString("http"));
        assertThat(port.getName()).isEqualTo("http");
        assertThat(Set.of(port.getContainerPort())).isEqualTo(Set.of(8080));
        return probe.getHttpGet().getPath();
    }

    private static String file(String name) {
        return List.copyOf(Tree.files(name)).stream()
                .filter(text -> text.name().equals(name))
                .findAny()
                .orElseThrow()
                .content();
    }
}
