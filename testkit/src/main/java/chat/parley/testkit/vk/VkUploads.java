package chat.parley.testkit.vk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The way of a file to VK: ask where to, bring it in the right field, save it, and name it in a message. */
final class VkUploads {
    private static final Pattern NAMED = Pattern.compile("(photo|doc)-?[0-9]+_[0-9]+(_[A-Za-z0-9]+)?");
    private static final Set<String> KINDS = Set.of("doc", "audio_message", "graffiti");

    private final String owner;
    private final Set<String> brought = new HashSet<>();
    /** What may be sent, with its key; empty for one without. */
    private final Map<String, String> saved = new HashMap<>();

    private int last;

    VkUploads(String group) {
        this.owner = "-" + group;
    }

    static ObjectNode place(String method, String address, Map<String, String> arguments) throws VkFailure {
        boolean photo = method.startsWith("photos");
        if (!photo && !KINDS.contains(arguments.getOrDefault("type", "doc"))) {
            throw VkFailure.parameter("type is invalid");
        }
        return Json.mapper().createObjectNode().put("upload_url", address + "/upload/" + (photo ? "photo" : "file"));
    }

    /** Takes a file; one in another field than the one that is wanted is none. */
    synchronized void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1);
        String field = exchange.getRequestURI().getPath().substring("/upload/".length());
        ObjectNode answer = Json.mapper().createObjectNode();
        if (!Pattern.compile("form-data; name=\"?" + field + "\"?; filename=")
                .matcher(body)
                .find()) {
            VkSimulator.answer(exchange, 200, Json.bytes(answer.put("error", "no file in the field " + field)));
            return;
        }
        String ticket = "kept" + ++last;
        brought.add(ticket);
        if (field.equals("photo")) {
            answer.put("server", 1).put("photo", ticket).put("hash", "h" + ticket);
        } else {
            answer.put("file", ticket);
        }
        VkSimulator.answer(exchange, 200, answer.toString().getBytes(UTF_8));
    }

    synchronized JsonNode savePhoto(Map<String, String> arguments) throws VkFailure {
        String ticket = arguments.getOrDefault("photo", "");
        if (!arguments.getOrDefault("hash", "").equals("h" + ticket) || !brought.remove(ticket)) {
            throw VkFailure.parameter("photos_list is invalid");
        }
        var answer = Json.mapper().createArrayNode();
        answer.add(named("photo", "k" + last));
        return answer;
    }

    synchronized JsonNode saveDocument(Map<String, String> arguments) throws VkFailure {
        if (!brought.remove(arguments.getOrDefault("file", ""))) {
            throw VkFailure.parameter("file is undefined");
        }
        ObjectNode answer = Json.mapper().createObjectNode().put("type", "doc");
        answer.set("doc", named("doc", "").put("title", arguments.getOrDefault("title", "")));
        return answer;
    }

    private ObjectNode named(String kind, String key) {
        int id = 1_000 + ++last;
        saved.put(kind + owner + "_" + id, key);
        ObjectNode file = Json.mapper().createObjectNode().put("id", id).put("owner_id", Long.parseLong(owner));
        return key.isEmpty() ? file : file.put("access_key", key);
    }

    /** Refuses what was never saved, or is named without its key. */
    synchronized void require(String attachments) throws VkFailure {
        for (String each : attachments.split(",", -1)) {
            String name = each.replaceFirst("^((?:photo|doc)-?[0-9]+_[0-9]+).*", "$1");
            String key = saved.get(name);
            boolean good = NAMED.matcher(each).matches()
                    && key != null
                    && each.equals(key.isEmpty() ? name : name + "_" + key);
            if (!attachments.isEmpty() && !good) {
                throw VkFailure.parameter("attachment is invalid");
            }
        }
    }
}
