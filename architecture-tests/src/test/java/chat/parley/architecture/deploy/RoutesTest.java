package chat.parley.architecture.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.architecture.Tree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RoutesTest {
    private static final Pattern PART =
            Pattern.compile("[A-Z_]+\\(\"([a-z-]+)\", \"[a-z]*\", \\d+, List\\.of\\(([^)]*)\\)\\)");
    private static final Pattern WORD = Pattern.compile("[\"`]([^\"`]+)[\"`]");
    private static final String KEYCLOAK = "keycloak";

    /** Services wait this long for news before they answer that there is none. */
    private static final int LONGEST_WAIT_SECONDS = 20;

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    void theGatewayRoutesAsTheFrontDoorDoes(String overlay) {
        var routed = new TreeMap<String, String>();
        for (var rule : serving(overlay)) {
            assertThat(rule.getMatches()).hasSize(1);
            assertThat(rule.getBackendRefs()).hasSize(1);
            var path = rule.getMatches().getFirst().getPath();
            var backend = rule.getBackendRefs().getFirst();
            assertThat(path.getType()).isEqualTo("PathPrefix");
            assertThat(routed.put(path.getValue(), backend.getName())).isNull();
            if (!backend.getName().equals("keycloak-service")) {
                assertThat(Overlay.of(overlay)
                                .one(Service.class, backend.getName())
                                .getSpec()
                                .getPorts())
                        .singleElement()
                        .satisfies(port -> {
                            assertThat(port.getPort()).isEqualTo(backend.getPort());
                            assertThat(port.getTargetPort().getStrVal()).isEqualTo("http");
                        });
            }
        }
        routed.replaceAll((path, service) -> service.equals("keycloak-service") ? KEYCLOAK : service);

        assertThat(routed).isEqualTo(theDoorsTable());
        assertThat(routed.keySet()).noneMatch(path -> path.startsWith("/internal") || path.startsWith("/q"));
    }

    @Test
    void theTableOfTheWirePageIsTheDoors() {
        var told = new TreeMap<String, String>();
        var page = Tree.files("docs/wire.md").getFirst().content();
        page.lines()
                .dropWhile(line -> !line.equals("## One front door"))
                .takeWhile(line -> !line.startsWith("`/internal"))
                .filter(line -> line.startsWith("| `"))
                .forEach(line -> {
                    var cells = line.split("\\|", -1);
                    WORD.matcher(cells[1])
                            .results()
                            .forEach(path ->
                                    told.put(path.group(1), cells[2].strip().toLowerCase(java.util.Locale.ROOT)));
                });

        assertThat(told).isEqualTo(theDoorsTable());
    }

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    void socketsStayAndRequestsMayWaitForNews(String overlay) {
        for (var rule : serving(overlay)) {
            var path = rule.getMatches().getFirst().getPath().getValue();
            var timeouts = rule.getTimeouts();

            assertThat(timeouts.getBackendRequest()).as(path).isEqualTo(timeouts.getRequest());
            if (path.startsWith("/ws/")) {
                assertThat(timeouts.getRequest()).as(path).isEqualTo("0s");
            } else {
                assertThat(Integer.parseInt(timeouts.getRequest().replace("s", "")))
                        .as(path)
                        .isGreaterThan(LONGEST_WAIT_SECONDS);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    void everythingIsReachedByTheDoorsNameAndOverTlsOnly(String overlay) {
        var host =
                URI.create(Overlay.of(overlay).settings().getData().get("door")).getHost();
        var gateway = Overlay.of(overlay).one(Gateway.class, "parley").getSpec();

        assertThat(gateway.getListeners())
                .allMatch(listener -> listener.getHostname().equals(host));
        for (var route : Overlay.of(overlay).all(HTTPRoute.class)) {
            var name = route.getMetadata().getName();
            assertThat(route.getSpec().getHostnames()).as(name).containsExactly(host);
            assertThat(route.getSpec().getParentRefs())
                    .as(name)
                    .singleElement()
                    .satisfies(parent ->
                            assertThat(parent.getSectionName()).isEqualTo(name.equals("to-https") ? "http" : "https"));
        }
        assertThat(Overlay.of(overlay)
                        .bare("Keycloak")
                        .getFirst()
                        .at("/spec/hostname/hostname")
                        .asText())
                .isEqualTo("https://" + host + "/auth");
    }

    /** The operator takes a realm in its own form. */
    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    void theRealmIsThatOfEveryInstallation(String overlay) throws IOException {
        JsonNode realm = new ObjectMapper()
                .readTree(Tree.files("deploy/keycloak/parley-realm.json")
                        .getFirst()
                        .content());

        assertThat(Overlay.of(overlay).bare("KeycloakRealmImport").getFirst().at("/spec/realm"))
                .isEqualTo(realm);
    }

    /** Rules that lead to a service. */
    private static List<HTTPRouteRule> serving(String overlay) {
        return Overlay.of(overlay).all(HTTPRoute.class).stream()
                .flatMap(route -> route.getSpec().getRules().stream())
                .filter(rule -> !rule.getBackendRefs().isEmpty())
                .toList();
    }

    static Map<String, String> theDoorsTable() {
        var table = new TreeMap<String, String>();
        var source = Tree.files("launcher/src/main/java/chat/parley/launcher/suite/Part.java")
                .getFirst()
                .content();
        PART.matcher(source)
                .results()
                .forEach(part ->
                        WORD.matcher(part.group(2)).results().forEach(path -> table.put(path.group(1), part.group(1))));
        assertThat(table).hasSizeGreaterThan(10);
        return table;
    }
}
