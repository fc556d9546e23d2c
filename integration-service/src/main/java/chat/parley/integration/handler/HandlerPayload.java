package chat.parley.integration.handler;

import chat.parley.integration.dialog.DialogFacts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
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
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("event", moment.event());
        body.put("ts", at.toString());
        ObjectNode chat = body.putObject("chat");
        put(chat, "id", facts.text("dialogId"));
        put(chat, "created_at", facts.text("openedAt"));
        chat.put("offline", facts.flag("offline"));
        put(chat, "department_key", facts.text("departmentId"));
        put(chat, "page_url", facts.text("pageUrl"));
        ObjectNode visitor = body.putObject("visitor");
        put(visitor, "id", facts.text("visitorId"));
        ObjectNode fields = visitor.putObject("fields");
        put(fields, "name", facts.text("visitorName"));
        put(fields, "email", facts.first("emails"));
        put(fields, "phone", facts.first("phones"));
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
        return body.toString();
    }

    private static void operator(ObjectNode body, DialogFacts facts) {
        if (facts.text("operatorId") != null) {
            ObjectNode operator = body.putObject("operator");
            put(operator, "id", facts.text("operatorId"));
            put(operator, "fullname", facts.text("operatorName"));
        }
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
