package chat.parley.admin;

import chat.parley.admin.Shops.Shop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bodies of requests that are right in every field; tests change what they are about. */
final class Bodies {
    private Bodies() {}

    static Map<String, Object> account(long version) {
        return body(
                "version",
                version,
                "name",
                "Another name",
                "timeZone",
                "Europe/Moscow",
                "language",
                "ru",
                "multilingual",
                true,
                "autoAssignment",
                true,
                "maxDialogs",
                7,
                "hideOthersDialogs",
                true,
                "firstReplySeconds",
                30,
                "busyText",
                "Подождите, пожалуйста",
                "idleCloseSeconds",
                600);
    }

    static Map<String, Object> department(Shop shop) {
        return body("name", "Support");
    }

    static Map<String, Object> operator(Shop shop) {
        return body(
                "name",
                "Ольга Новикова",
                "email",
                shop.address("olga"),
                "role",
                "operator",
                "departments",
                List.of(shop.department()),
                "languages",
                List.of("ru", "en"),
                "maxDialogs",
                3);
    }

    static Map<String, Object> channel(Shop shop) {
        return body(
                "kind",
                "web",
                "name",
                "Second site",
                "departmentId",
                shop.department(),
                "enabled",
                true,
                "allowedOrigins",
                List.of("https://shop.example"));
    }

    static Map<String, Object> placement(Shop shop) {
        return body(
                "channelId", shop.channel(),
                "name", "Second button",
                "language", "en",
                "departmentId", shop.department(),
                "title", "Chat",
                "greeting", "Hello!",
                "colour", "#AA00ff",
                "side", "left");
    }

    /** A copy with one member set, or taken out where {@code value} is null. */
    static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        var copy = new LinkedHashMap<>(body);
        if (value == null) {
            copy.remove(field);
        } else {
            copy.put(field, value);
        }
        return copy;
    }

    private static Map<String, Object> body(Object... fieldsAndValues) {
        var body = new LinkedHashMap<String, Object>();
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            body.put((String) fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        return body;
    }
}
