package chat.parley.launcher.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logging in and asking, against a suite that answers as Keycloak and routing do. */
class SuiteClientTest {
    private static final String OPENID = "/auth/realms/parley/protocol/openid-connect/";

    private final AtomicInteger polls = new AtomicInteger();
    private HttpServer server;
    private SuiteClient suite;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        suite = new SuiteClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whereKeycloakIsStillStartingNobodyIsToldThatAClientIsMissing() {
        answers(OPENID + "auth/device", 503, "");

        assertThatThrownBy(() -> suite.logIn(told -> {}))
                .hasMessageContaining("still starting")
                .hasMessageNotContaining("client");
    }

    @Test
    void aPersonLogsInWhereTheyAreSentAndIsWaitedFor() throws Exception {
        answers(
                OPENID + "auth/device",
                200,
                "{\"device_code\":\"d\",\"verification_uri_complete\":\"http://go/here\","
                        + "\"interval\":0,\"expires_in\":60}");
        server.createContext(OPENID + "token", exchange -> {
            boolean first = polls.getAndIncrement() == 0;
            answer(
                    exchange,
                    first ? 400 : 200,
                    first ? "{\"error\":\"authorization_pending\"}" : "{\"access_token\":\"t\"}");
        });
        List<String> told = new ArrayList<>();

        assertThat(suite.logIn(told::add)).isEqualTo("t");

        assertThat(told).singleElement().asString().contains("http://go/here");
        assertThat(polls).hasValue(2);
    }

    @Test
    void whoSaysNoIsNotLoggedIn() {
        answers(
                OPENID + "auth/device",
                200,
                "{\"device_code\":\"d\",\"verification_uri_complete\":\"http://go/here\","
                        + "\"interval\":0,\"expires_in\":60}");
        answers(OPENID + "token", 400, "{\"error\":\"access_denied\",\"error_description\":\"They said no\"}");

        assertThatThrownBy(() -> suite.logIn(told -> {})).hasMessageContaining("They said no");
    }

    @Test
    void aRealmWithoutTheClientIsNamed() {
        answers(OPENID + "auth/device", 401, "{\"error\":\"invalid_client\"}");

        assertThatThrownBy(() -> suite.logIn(told -> {})).hasMessageContaining("parley-cli");
    }

    @Test
    void aRefusalIsSaidInTheSuitesWords() {
        answers("/api/routing/replay", 403, "{\"code\":\"forbidden\",\"detail\":\"for supervisors\"}");

        assertThatThrownBy(() -> suite.post("/api/routing/replay", "t", new JsonObject()))
                .hasMessage("Refused, forbidden: for supervisors.");
    }

    private void answers(String path, int status, String body) {
        server.createContext(path, exchange -> answer(exchange, status, body));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
