package chat.parley.admin.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.platform.problem.ProblemException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of Keycloak's administration API, and what is made of its answers. */
class KeycloakClientTest {
    private static final String ADMIN = "/auth/admin/realms/parley/";
    private static final String TOKEN = "/auth/realms/parley/protocol/openid-connect/token";
    private static final IdentityProvider.Person OLGA =
            new IdentityProvider.Person(new AccountId("acme"), "Ольга Новикова", "olga@acme.example", Role.SUPERVISOR);

    private final List<String> calls = new ArrayList<>();
    private final Map<String, String> bodies = new HashMap<>();
    private final Map<String, Reply> replies = new HashMap<>();
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private HttpServer server;
    private boolean refusingUsernames;
    private KeycloakClient client;

    private record Reply(int status, String body) {}

    @BeforeEach
    void keycloak() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        replies.put("POST " + TOKEN, new Reply(200, "{\"access_token\":\"secret-token\",\"expires_in\":60}"));
        replies.put("POST " + ADMIN + "users", new Reply(201, ""));
        replies.put("GET " + ADMIN + "roles/supervisor", new Reply(200, "{\"id\":\"r2\",\"name\":\"supervisor\"}"));
        replies.put(
                "GET " + ADMIN + "users/u1/role-mappings/realm",
                new Reply(
                        200,
                        "[{\"id\":\"r0\",\"name\":\"default-roles-parley\"},{\"id\":\"r1\",\"name\":\"operator\"}]"));
        client = new KeycloakClient(new KeycloakCallClient(
                new Settings("http://127.0.0.1:" + server.getAddress().getPort() + "/auth"), () -> now));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aLoginIsMadeWithAttributeRoleAndTemporaryPassword() {
        IdentityProvider.Creation made = client.create(OLGA, "Once-only-1");

        assertThat(made).isEqualTo(new IdentityProvider.Creation.Created(new OperatorId("u1")));
        assertThat(bodies.get("POST " + ADMIN + "users"))
                .contains("\"username\":\"olga@acme.example\"")
                .contains("\"firstName\":\"Ольга\"")
                .contains("\"lastName\":\"Новикова\"")
                .contains("\"attributes\":{\"account\":[\"acme\"]}")
                .contains("\"temporary\":true")
                .contains("Once-only-1");
        assertThat(bodies.get("POST " + ADMIN + "users/u1/role-mappings/realm")).contains("\"id\":\"r2\"");
        assertThat(bodies.get("DELETE " + ADMIN + "users/u1/role-mappings/realm"))
                .contains("\"operator\"")
                .doesNotContain("default-roles");
    }

    @Test
    void anAddressThatExistsIsToldApart() {
        replies.put("POST " + ADMIN + "users", new Reply(409, "{\"errorMessage\":\"User exists\"}"));

        assertThat(client.create(OLGA, "x")).isEqualTo(new IdentityProvider.Creation.AddressTaken());
    }

    @Test
    void aChangedAddressThatExistsIsToldApart() {
        replies.put("PUT " + ADMIN + "users/u1", new Reply(409, "{}"));

        assertThatThrownBy(() -> client.update(new OperatorId("u1"), OLGA))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("name-taken");
    }

    @Test
    void aNameThatKeycloakDoesNotAcceptIsTheCallersMistake() {
        replies.put("POST " + ADMIN + "users", new Reply(400, "{}"));
        replies.put("PUT " + ADMIN + "users/u1", new Reply(400, "{}"));

        assertThatThrownBy(() -> client.create(OLGA, "x")).hasMessageContaining("invalid-setting");
        assertThatThrownBy(() -> client.update(new OperatorId("u1"), OLGA)).hasMessageContaining("invalid-setting");
    }

    @Test
    void whereTheLoginNameMustStayTheAddressStillChanges() {
        refusingUsernames = true;

        client.update(new OperatorId("u1"), OLGA);

        assertThat(bodies.get("PUT " + ADMIN + "users/u1"))
                .contains("\"email\":\"olga@acme.example\"")
                .doesNotContain("username");
    }

    @Test
    void lesserRightsComeFirst() {
        client.update(new OperatorId("u1"), OLGA);

        assertThat(calls)
                .containsSubsequence(
                        "PUT " + ADMIN + "users/u1",
                        "DELETE " + ADMIN + "users/u1/role-mappings/realm",
                        "POST " + ADMIN + "users/u1/role-mappings/realm");
    }

    @Test
    void aRoleThatIsThereAlreadyIsLeftAlone() {
        replies.put(
                "GET " + ADMIN + "users/u1/role-mappings/realm",
                new Reply(200, "[{\"id\":\"r2\",\"name\":\"supervisor\"}]"));

        client.update(new OperatorId("u1"), OLGA);

        assertThat(calls).noneMatch(call -> call.startsWith("POST") && call.contains("role-mappings"));
    }

    @Test
    void whoIsDisabledIsLoggedOut() {
        client.disable(new OperatorId("u1"));

        assertThat(bodies.get("PUT " + ADMIN + "users/u1")).isEqualTo("{\"enabled\":false}");
        assertThat(calls).contains("POST " + ADMIN + "users/u1/logout");
    }

    @Test
    void aLoginThatIsGoneNeedsNoRemoving() {
        replies.put("PUT " + ADMIN + "users/u1", new Reply(404, "{}"));
        replies.put("DELETE " + ADMIN + "users/u1", new Reply(404, "{}"));

        client.disable(new OperatorId("u1"));
        client.delete(new OperatorId("u1"));

        assertThat(calls).doesNotContain("POST " + ADMIN + "users/u1/logout");
    }

    @Test
    void aLoginIsFoundByItsAddress() {
        String search = "GET " + ADMIN + "users?exact=true&username=olga%40acme.example";
        replies.put(search, new Reply(200, "[{\"id\":\"u1\",\"attributes\":{\"account\":[\"acme\"]}}]"));

        assertThat(client.find("olga@acme.example"))
                .contains(new IdentityProvider.Login(new OperatorId("u1"), new AccountId("acme")));
        replies.put(search, new Reply(200, "[]"));
        String other = "GET " + ADMIN + "users?exact=true&email=olga%40acme.example";
        replies.put(other, new Reply(200, "[]"));
        assertThat(client.find("olga@acme.example")).isEqualTo(Optional.empty());
        replies.put(other, new Reply(200, "[{\"id\":\"u3\"}]"));
        assertThat(client.find("olga@acme.example")).contains(new IdentityProvider.Login(new OperatorId("u3"), null));
        replies.put(search, new Reply(200, "[{\"id\":\"u2\"}]"));
        assertThat(client.find("olga@acme.example")).contains(new IdentityProvider.Login(new OperatorId("u2"), null));
    }

    @Test
    void theTokenIsKeptUntilItEnds() {
        client.disable(new OperatorId("u1"));
        client.disable(new OperatorId("u1"));
        assertThat(calls).containsOnlyOnce("POST " + TOKEN);

        now = now.plusSeconds(51);
        client.disable(new OperatorId("u1"));
        assertThat(calls.stream().filter(("POST " + TOKEN)::equals)).hasSize(2);
    }

    @Test
    void aTokenThatIsRefusedIsNotUsedAgain() {
        replies.put("DELETE " + ADMIN + "users/u1", new Reply(401, ""));
        assertThatThrownBy(() -> client.delete(new OperatorId("u1"))).isInstanceOf(IdentityProvider.Unavailable.class);

        replies.remove("DELETE " + ADMIN + "users/u1");
        client.delete(new OperatorId("u1"));

        assertThat(calls.stream().filter(("POST " + TOKEN)::equals)).hasSize(2);
    }

    @Test
    void aFailureSaysNothingPersonal() {
        replies.put("POST " + ADMIN + "users", new Reply(500, "{\"errorMessage\":\"olga@acme.example\"}"));

        assertThatThrownBy(() -> client.create(OLGA, "x"))
                .isInstanceOf(IdentityProvider.Unavailable.class)
                .hasMessageContaining("500")
                .hasMessageNotContaining("olga");
    }

    @Test
    void aServerThatIsNotThereIsUnavailable() {
        server.stop(0);

        assertThatThrownBy(() -> client.find("olga@acme.example")).isInstanceOf(IdentityProvider.Unavailable.class);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        calls.add(call);
        bodies.put(call, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        if (!call.endsWith(TOKEN)) {
            assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer secret-token");
        }
        boolean refused =
                refusingUsernames && call.startsWith("PUT") && bodies.get(call).contains("username");
        Reply reply = refused ? new Reply(400, "{}") : replies.getOrDefault(call, new Reply(204, ""));
        if (reply.status() == 201) {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1" + ADMIN + "users/u1");
        }
        byte[] body = reply.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private record Settings(String base) implements IdentityConfig {
        @Override
        public Optional<String> url() {
            return Optional.of(base);
        }

        @Override
        public String realm() {
            return "parley";
        }

        @Override
        public Optional<String> clientId() {
            return Optional.of("parley-admin");
        }

        @Override
        public Optional<String> clientSecret() {
            return Optional.of("a secret");
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(2);
        }
    }
}
