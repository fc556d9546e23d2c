package chat.parley.testkit.vk;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How VK gives an application a community's key, as far as that is known. */
final class VkPermissions {
    private final String group;
    private final String accessKey;
    /** The addresses that codes were sent to which nobody has used. */
    private final Map<String, String> codes = new HashMap<>();

    VkPermissions(String group, String accessKey) {
        this.group = group;
        this.accessKey = accessKey;
    }

    /** The person always agrees; a request that is not whole is answered 400 and leads nowhere. */
    synchronized void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = VkSimulator.form(
                String.valueOf(exchange.getRequestURI().getRawQuery()).getBytes(UTF_8));
        String back = asked.getOrDefault("redirect_uri", "");
        String state = asked.getOrDefault("state", "");
        boolean good = VkSimulator.CLIENT.equals(asked.get("client_id"))
                && "code".equals(asked.get("response_type"))
                && group.equals(asked.get("group_ids"))
                && List.of(asked.getOrDefault("scope", "").split(",", -1)).contains("messages")
                && back.matches("https?://.+")
                && asked.containsKey("v")
                && state.length() >= 16;
        if (!good) {
            VkSimulator.answer(exchange, 400, "{\"error\":\"invalid_request\"}".getBytes(UTF_8));
            return;
        }
        String code = "code" + (codes.size() + 1) + "x" + Math.abs(state.hashCode());
        codes.put(code, back);
        exchange.getResponseHeaders().add("Location", back + "?code=" + code + "&state=" + state);
        VkSimulator.answer(exchange, 302, new byte[0]);
    }

    /** A code is good once, for the address it was sent to, and for who shows the protected key. */
    synchronized void token(HttpExchange exchange) throws IOException {
        Map<String, String> asked = VkSimulator.form(exchange.getRequestBody().readAllBytes());
        ObjectNode body = Json.mapper().createObjectNode();
        if (!exchange.getRequestMethod().equals("POST")
                || !VkSimulator.CLIENT.equals(asked.get("client_id"))
                || !VkSimulator.CLIENT_SECRET.equals(asked.get("client_secret"))) {
            VkSimulator.answer(exchange, 401, Json.bytes(body.put("error", "invalid_client")));
            return;
        }
        String back = codes.get(asked.getOrDefault("code", ""));
        if (back == null || !back.equals(asked.get("redirect_uri"))) {
            body.put("error", "invalid_grant").put("error_description", "Code is invalid or expired.");
            VkSimulator.answer(exchange, 400, Json.bytes(body));
            return;
        }
        codes.remove(asked.get("code"));
        body.putArray("groups")
                .addObject()
                .put("group_id", Long.parseLong(group))
                .put("access_token", accessKey);
        VkSimulator.answer(exchange, 200, Json.bytes(body.put("expires_in", 0)));
    }
}
