package chat.parley.testkit.vk;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A refusal of VK's, with its code. */
final class VkFailure extends Exception {
    private static final long serialVersionUID = 1L;
    /** What is never told again. */
    private static final Set<String> SECRET = Set.of("access_token");

    private final int code;

    VkFailure(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** What is wrong with one of the parameters. */
    static VkFailure parameter(String what) {
        return new VkFailure(100, "One of the parameters specified was missing or invalid: " + what);
    }

    /** With what was asked, as the real one repeats it. */
    ObjectNode body(String method, Map<String, String> arguments) {
        ObjectNode error =
                Json.mapper().createObjectNode().put("error_code", code).put("error_msg", getMessage());
        var asked = error.putArray("request_params");
        var all = new TreeMap<>(arguments);
        all.keySet().removeAll(SECRET);
        all.put("method", method);
        all.put("oauth", "1");
        all.forEach((key, value) -> asked.addObject().put("key", key).put("value", value));
        return error;
    }
}
