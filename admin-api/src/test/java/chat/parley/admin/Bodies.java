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
        return body("name", "Support", "autoAssignment", false, "calendarId", shop.calendar());
    }

    static Map<String, Object> distribution(long version) {
        return body(
                "version",
                version,
                "stickyOperator",
                true,
                "reassignSeconds",
                300,
                "skillSeconds",
                120,
                "weights",
                Map.of("web", 2, "email", 1),
                "beyondLimitAllowed",
                false,
                "queueShown",
                false,
                "queueText",
                "Немного подождите",
                "onlineQueueLimit",
                20,
                "offlineQueueLimit",
                5);
    }

    static Map<String, Object> visits(long version) {
        return body(
                "version",
                version,
                "arrivalAlert",
                true,
                "priorityPages",
                List.of("https://shop.example/cart"),
                "invitationText",
                "May I help you?",
                "invitationSeconds",
                60,
                "rejectedHours",
                12,
                "inviteOffline",
                false,
                "teleport",
                true,
                "rules",
                List.of(Map.of(
                        "text",
                        "A discount?",
                        "seconds",
                        30,
                        "page",
                        "https://shop.example/*",
                        "visits",
                        2,
                        "cart",
                        1_000)));
    }

    static Map<String, Object> times(Shop shop, long version) {
        return body(
                "version",
                version,
                "greeting",
                "Hello!",
                "replySeconds",
                600,
                "refusalSeconds",
                20,
                "alertEmail",
                "Boss@Shop.example",
                "alertMinutes",
                15,
                "readGraceHours",
                24,
                "autoreply",
                "We are away.",
                "autoreplyHours",
                0,
                "calendarId",
                shop.calendar());
    }

    static Map<String, Object> calendar(Shop shop) {
        return body(
                "name",
                "Shop floor",
                "timeZone",
                "Europe/Moscow",
                "hours",
                List.of(
                        Map.of("day", "MONDAY", "from", "09:00", "to", "13:00"),
                        Map.of("day", "MONDAY", "from", "14:00", "to", "00:00")),
                "daysOff",
                List.of(Map.of("date", "2027-01-01", "name", "New Year")));
    }

    static Map<String, Object> keywordRule(Shop shop) {
        return body(
                "name",
                "Delivery",
                "rank",
                5,
                "enabled",
                true,
                "match",
                "regex",
                "pattern",
                "deliver(y|ed)",
                "language",
                "en",
                "departmentId",
                shop.department(),
                "operatorId",
                shop.operator(),
                "skills",
                List.of("logistics"));
    }

    static Map<String, Object> sla(Shop shop) {
        return body(
                "name", "Gold",
                "rank", 2,
                "departmentId", shop.department(),
                "channelId", shop.channel(),
                "firstReplySeconds", 30,
                "nextReplySeconds", 60,
                "resolutionSeconds", 3600,
                "warnPercent", 75,
                "calendarId", shop.calendar());
    }

    static Map<String, Object> automation(Shop shop) {
        return body(
                "name",
                "Important customers",
                "rank",
                3,
                "enabled",
                true,
                "trigger",
                "visitor-message",
                "condition",
                Map.of(
                        "kind",
                        "all",
                        "conditions",
                        List.of(
                                test("text", "contains", "order"),
                                Map.of("kind", "not", "condition", test("working-time", "is", shop.calendar())),
                                Map.of(
                                        "kind",
                                        "any",
                                        "conditions",
                                        List.of(
                                                test("channel", "is", shop.channel()),
                                                test("minutes-waiting", "at-least", "5"))))),
                "actions",
                List.of(
                        Map.of("kind", "assign-department", "departmentId", shop.department()),
                        Map.of("kind", "add-tags", "tags", List.of("order")),
                        Map.of("kind", "set-priority", "priority", "high")));
    }

    static Map<String, Object> test(String field, String operator, String... values) {
        return Map.of("kind", "test", "field", field, "operator", operator, "values", List.of(values));
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
                3,
                "skills",
                List.of("returns"),
                "shift",
                Map.of("calendarId", shop.calendar(), "outside", "away"));
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
