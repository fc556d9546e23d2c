package chat.parley.admin.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.platform.json.Json;
import chat.parley.platform.problem.ProblemException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Operators' logins in Keycloak: the user's id is the operator's, an attribute names the account. */
@ApplicationScoped
public class KeycloakClient implements IdentityProvider {
    private static final String ACCOUNT = "account";
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final KeycloakCallClient calls;

    public KeycloakClient(KeycloakCallClient calls) {
        this.calls = calls;
    }

    @Override
    public Creation create(Person person, String temporaryPassword) {
        Map<String, Object> user = user(person);
        user.put("credentials", List.of(credential(temporaryPassword)));
        KeycloakCallClient.Answer answer = calls.post("users", user, CONFLICT, BAD_REQUEST);
        if (answer.status() == CONFLICT) {
            return new Creation.AddressTaken();
        }
        refuseBad(answer);
        var id = new OperatorId(answer.createdId());
        assignRole(id, person.role());
        return new Creation.Created(id);
    }

    @Override
    public void update(OperatorId id, Person person) {
        Map<String, Object> user = user(person);
        KeycloakCallClient.Answer answer = calls.put("users/" + id, user, CONFLICT, BAD_REQUEST);
        if (answer.status() == BAD_REQUEST) {
            // A realm may forbid to change the name people log in with; they log in with their address as well.
            user.remove("username");
            answer = calls.put("users/" + id, user, CONFLICT, BAD_REQUEST);
        }
        if (answer.status() == CONFLICT) {
            throw new ProblemException(ErrorCode.NAME_TAKEN, "somebody logs in with this address already");
        }
        refuseBad(answer);
        assignRole(id, person.role());
    }

    @Override
    public void enable(OperatorId id, Person person, String temporaryPassword) {
        calls.put("users/" + id + "/reset-password", credential(temporaryPassword));
        update(id, person);
    }

    @Override
    public void disable(OperatorId id) {
        if (calls.put("users/" + id, Map.of("enabled", false), NOT_FOUND).status() != NOT_FOUND) {
            calls.post("users/" + id + "/logout", Map.of(), NOT_FOUND);
        }
    }

    @Override
    public void delete(OperatorId id) {
        calls.delete("users/" + id, null, NOT_FOUND);
    }

    @Override
    public Optional<Login> find(String email) {
        String address = URLEncoder.encode(email, UTF_8);
        return Stream.of("username", "email")
                .map(field -> calls.get("users?exact=true&" + field + "=" + address))
                .filter(users -> !users.isEmpty())
                .map(users -> login(users.get(0)))
                .findFirst();
    }

    private static Login login(JsonNode user) {
        String account = user.path("attributes").path(ACCOUNT).path(0).asText("");
        return new Login(new OperatorId(user.path("id").asText()), account.isEmpty() ? null : new AccountId(account));
    }

    private void assignRole(OperatorId id, Role role) {
        String path = "users/" + id + "/role-mappings/realm";
        List<String> ours =
                Arrays.stream(Role.values()).map(KeycloakClient::name).toList();
        JsonNode present = calls.get(path);
        var outdated = Json.mapper().createArrayNode();
        boolean assigned = false;
        for (JsonNode mapped : present) {
            String name = mapped.path("name").asText();
            if (name.equals(name(role))) {
                assigned = true;
            } else if (ours.contains(name)) {
                outdated.add(mapped);
            }
        }
        // The lesser right first: a failure in between leaves too few rights, never too many.
        if (!outdated.isEmpty()) {
            calls.delete(path, outdated);
        }
        if (!assigned) {
            calls.post(path, List.of(calls.get("roles/" + name(role))));
        }
    }

    /** Keycloak has rules of its own for names, for example no angle brackets. */
    private static void refuseBad(KeycloakCallClient.Answer answer) {
        if (answer.status() == BAD_REQUEST) {
            throw new ProblemException(
                    ErrorCode.INVALID_SETTING, "the name or the address has characters that no login may have");
        }
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** Keycloak keeps two names; the first word of ours is the first of them, and the token joins them again. */
    private static Map<String, Object> user(Person person) {
        String[] words = person.name().strip().split("\\s+", 2);
        var user = new LinkedHashMap<String, Object>();
        user.put("username", person.email());
        user.put("email", person.email());
        user.put("emailVerified", true);
        user.put("enabled", true);
        user.put("firstName", words[0]);
        user.put("lastName", words.length > 1 ? words[1] : "");
        user.put("attributes", Map.of(ACCOUNT, List.of(person.account().value())));
        return user;
    }

    private static Map<String, Object> credential(String temporaryPassword) {
        return Map.of("type", "password", "temporary", true, "value", temporaryPassword);
    }
}
