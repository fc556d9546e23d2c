package chat.parley.testkit.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a method is given: in the address, as a form, as JSON, or in parts with a file. */
final class TelegramArguments {
    /** How many bytes the file has that came along. */
    static final String BYTES = "#bytes";

    private static final Pattern FIELD = Pattern.compile(
            "form-data; name=\"?([^\";\\r]+)\"?(; filename=\"?([^\"\\r]*)\"?)?[^\\r]*\\r\\n(?:[^\\r]+\\r\\n)*\\r\\n");

    private TelegramArguments() {}

    static ObjectNode of(@Nullable String query, @Nullable String type, byte[] body) throws TelegramRefusal {
        ObjectNode arguments = Json.mapper().createObjectNode();
        if (query != null) {
            form(arguments, query);
        }
        String kind = type == null ? "" : type;
        if (kind.startsWith("multipart/form-data")) {
            parts(arguments, body);
        } else if (kind.startsWith("application/x-www-form-urlencoded")) {
            form(arguments, new String(body, UTF_8));
        } else if (body.length > 0) {
            arguments.setAll(json(body));
        }
        return arguments;
    }

    /** What is an object or a list: in a form it is written as JSON. */
    static JsonNode nested(JsonNode arguments, String name) throws TelegramRefusal {
        JsonNode value = arguments.path(name);
        if (!value.isTextual()) {
            return value;
        }
        try {
            return Json.mapper().readTree(value.asText());
        } catch (IOException e) {
            throw TelegramRefusal.bad("can't parse " + name.replace('_', ' ') + " JSON object");
        }
    }

    private static ObjectNode json(byte[] body) throws TelegramRefusal {
        try {
            return Json.mapper().readTree(body) instanceof ObjectNode object
                    ? object
                    : Json.mapper().createObjectNode();
        } catch (IOException e) {
            throw TelegramRefusal.bad("can't parse the request's JSON");
        }
    }

    private static void form(ObjectNode arguments, String text) {
        for (String pair : text.split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                arguments.put(
                        URLDecoder.decode(pair.substring(0, at), UTF_8),
                        URLDecoder.decode(pair.substring(at + 1), UTF_8));
            }
        }
    }

    /** Every field's text; of the file its name. */
    private static void parts(ObjectNode arguments, byte[] body) {
        String text = new String(body, ISO_8859_1);
        String boundary = text.substring(0, Math.max(0, text.indexOf("\r\n")));
        if (boundary.isEmpty()) {
            return;
        }
        for (String part : text.split(Pattern.quote(boundary), -1)) {
            Matcher head = FIELD.matcher(part);
            if (head.find()) {
                String content = part.substring(head.end(), Math.max(head.end(), part.length() - 2));
                String name = head.group(3);
                arguments.put(head.group(1), new String((name == null ? content : name).getBytes(ISO_8859_1), UTF_8));
                if (name != null) {
                    arguments.put(BYTES, content.length());
                }
            }
        }
    }
}
