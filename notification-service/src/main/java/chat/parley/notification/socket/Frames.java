package chat.parley.notification.socket;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.OperatorId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The frames this side sends. Bodies that come from a topic are passed on as they stand, written once for everybody. */
public final class Frames {
    public static final String SETTINGS = "{\"type\":\"settings\"}";
    public static final String PONG = "{\"type\":\"pong\"}";

    private Frames() {}

    public record Welcome(
            String type,
            OperatorId operatorId,
            AccountId accountId,
            String name,
            Role role,
            long leaseSeconds,
            DeviceId deviceId) {}

    public record Heartbeat(String type, Map<String, Long> sequences) {}

    /** @param ref of the frame that was refused; null when it had none that could be read */
    public record Error(
            String type,
            ErrorCode code,
            String detail,
            @Nullable String ref) {}

    public static Heartbeat heartbeat(Map<ConversationId, Long> sequences) {
        var byText = new LinkedHashMap<String, Long>();
        sequences.forEach((conversation, sequence) -> byText.put(conversation.value(), sequence));
        return new Heartbeat("heartbeat", byText);
    }

    public static Error error(ErrorCode code, String detail, @Nullable String ref) {
        return new Error("error", code, detail, ref);
    }

    /** @param body the event's JSON */
    public static String event(String body) {
        return "{\"type\":\"event\",\"event\":" + body + "}";
    }

    /** @param body the outcome's JSON */
    public static String outcome(CommandId ref, String body) {
        return "{\"type\":\"outcome\",\"ref\":\"" + ref.value() + "\",\"outcome\":" + body + "}";
    }

    /** @param body the signal's JSON */
    public static String signal(String body) {
        return "{\"type\":\"signal\",\"signal\":" + body + "}";
    }

    /** A heartbeat of one conversation, sent at once where the event itself cannot be. */
    public static String nudge(ConversationId conversation, long sequence) {
        return "{\"type\":\"heartbeat\",\"sequences\":{\"" + conversation.value() + "\":" + sequence + "}}";
    }
}
