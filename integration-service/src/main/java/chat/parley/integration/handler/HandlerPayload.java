package chat.parley.integration.handler;

import chat.parley.integration.dialog.DialogFacts;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies that handlers, and the addresses that rules name, are sent. */
public final class HandlerPayload {
    private HandlerPayload() {}

    /**
     * The body for a handler.
     *
     * @param facts what is known of the dialog with this event
     * @param at when it happened
     * @param event as it stands on the log
     */
    public static String of(HandlerMoment moment, HandlerFormat format, DialogFacts facts, Instant at, JsonNode event) {
        return switch (format) {
            case PARLEY -> withDialog(moment.key(), at, event, facts);
            case COMPATIBLE -> compatible(moment, at, event, facts);
        };
    }

    /** The body of any webhook, and what is known of the dialog beside it. */
    public static String withDialog(String type, Instant at, JsonNode event, DialogFacts facts) {
        return "{\"type\":\"" + type + "\",\"timestamp\":\"" + at + "\",\"data\":" + event + ",\"dialog\":"
                + facts.json() + "}";
    }

    private static String compatible(HandlerMoment moment, Instant at, JsonNode event, DialogFacts facts) {
        var chat = new LinkedHashMap<String, Object>();
        put(chat, "id", facts.text("dialogId"));
        put(chat, "created_at", facts.text("openedAt"));
        chat.put("offline", facts.flag("offline"));
        put(chat, "department_key", facts.text("departmentId"));
        put(chat, "page_url", facts.text("pageUrl"));
        var fields = new LinkedHashMap<String, Object>();
        put(fields, "name", facts.text("visitorName"));
        put(fields, "email", facts.first("emails"));
        put(fields, "phone", facts.first("phones"));
        var visitor = new LinkedHashMap<String, Object>();
        put(visitor, "id", facts.text("visitorId"));
        visitor.put("fields", fields);
        var body = new LinkedHashMap<String, Object>();
        body.put("event", moment.event());
        body.put("ts", at.toString());
        body.put("chat", chat);
        body.put("visitor", visitor);
        switch (moment) {
            case CHAT_START -> {}
            case CHAT_ASSIGN -> {
                operator(body, facts);
                put(
                        body,
                        "previous_operator_id",
                        event.path("previousOperatorId").textValue());
            }
            case CHAT_CLOSE -> {
                operator(body, facts);
                put(chat, "closed_at", facts.text("closedAt"));
                put(chat, "close_reason", facts.text("closeReason"));
            }
        }
        return Json.text(body);
    }

    private static void operator(Map<String, Object> body, DialogFacts facts) {
        if (facts.text("operatorId") != null) {
            var operator = new LinkedHashMap<String, Object>();
            put(operator, "id", facts.text("operatorId"));
            put(operator, "fullname", facts.text("operatorName"));
            body.put("operator", operator);
        }
    }

    private static void put(Map<String, Object> node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
