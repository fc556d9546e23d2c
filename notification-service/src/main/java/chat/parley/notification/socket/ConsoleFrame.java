package chat.parley.notification.socket;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.operator.OperatorCommand;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.signal.Signal;
import chat.parley.notification.login.Login;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** A frame of the operator's console. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ConsoleFrame.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = ConsoleFrame.Presence.class, name = "presence"),
    @JsonSubTypes.Type(value = ConsoleFrame.Command.class, name = "command"),
    @JsonSubTypes.Type(value = ConsoleFrame.Typing.class, name = "typing"),
    @JsonSubTypes.Type(value = ConsoleFrame.Visitors.class, name = "visitors"),
    @JsonSubTypes.Type(value = ConsoleFrame.Invite.class, name = "invite"),
    @JsonSubTypes.Type(value = ConsoleFrame.Teleport.class, name = "teleport"),
    @JsonSubTypes.Type(value = ConsoleFrame.Ping.class, name = "ping")
})
public sealed interface ConsoleFrame {
    /**
     * @param token an access token, good now
     * @param status null keeps the one there is, or is {@code online} in the first hello
     */
    record Hello(String token, DeviceId deviceId, @Nullable PresenceStatus status) implements ConsoleFrame {
        public Hello {
            require("token", token);
            require("deviceId", deviceId);
        }

        @Override
        public String toString() {
            return "Hello[" + deviceId + "]"; // the token never reaches a log
        }
    }

    record Presence(PresenceStatus status) implements ConsoleFrame {
        public Presence {
            require("status", status);
        }
    }

    /** @param ref the client's id for the command; checked when it is translated */
    record Command(@Nullable String ref, OperatorCommand command) implements ConsoleFrame {
        public Command {
            require("command", command);
        }
    }

    /** @param dialogId null when none is open */
    record Typing(ConversationId conversationId, @Nullable DialogId dialogId, boolean active) implements ConsoleFrame {
        public Typing {
            require("conversationId", conversationId);
        }

        Signal.Typing signal(Login login) {
            return new Signal.Typing(login.accountId(), conversationId, dialogId, login.actor(), active, null);
        }
    }

    /** @param watch whether who is on the sites is to be told from now on */
    record Visitors(boolean watch) implements ConsoleFrame {}

    /** A frame whose refusal or success is answered with its {@code ref}. */
    sealed interface Asked extends ConsoleFrame {
        String ref();
    }

    /** @param text null for the account's own */
    record Invite(String ref, VisitorId visitorId, @Nullable String text) implements Asked {
        public Invite {
            require("ref", ref);
            require("visitorId", visitorId);
        }
    }

    /**
     * Leads somebody to another page [W-49]: the visitor of a dialog, or one of the site.
     *
     * @param conversationId with {@code dialogId}; null for a visitor of the site
     * @param visitorId of the site; null for a dialog's
     */
    record Teleport(
            String ref,
            @Nullable ConversationId conversationId,
            @Nullable DialogId dialogId,
            @Nullable VisitorId visitorId,
            String url)
            implements Asked {
        public Teleport {
            require("ref", ref);
            require("url", url);
            if (visitorId == null) {
                require("conversationId", conversationId);
                require("dialogId", dialogId);
            }
        }
    }

    record Ping() implements ConsoleFrame {}

    private static void require(String field, @Nullable Object value) {
        if (value == null) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, field + " is missing");
        }
    }
}
