package chat.parley.ingest.channel.web;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.InvitationId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.visit.VisitorActivity;
import chat.parley.contracts.visitor.VisitorEvent;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a widget is told, over a socket or without one. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerFrame.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ServerFrame.Event.class, name = "event"),
    @JsonSubTypes.Type(value = ServerFrame.Result.class, name = "outcome"),
    @JsonSubTypes.Type(value = ServerFrame.Pending.class, name = "pending"),
    @JsonSubTypes.Type(value = ServerFrame.Typing.class, name = "typing"),
    @JsonSubTypes.Type(value = ServerFrame.Available.class, name = "availability"),
    @JsonSubTypes.Type(value = ServerFrame.Queue.class, name = "queue"),
    @JsonSubTypes.Type(value = ServerFrame.Invite.class, name = "invite"),
    @JsonSubTypes.Type(value = ServerFrame.Teleport.class, name = "teleport"),
    @JsonSubTypes.Type(value = ServerFrame.Heartbeat.class, name = "heartbeat"),
    @JsonSubTypes.Type(value = ServerFrame.Pong.class, name = "pong"),
    @JsonSubTypes.Type(value = ServerFrame.Failure.class, name = "error")
})
public sealed interface ServerFrame {
    /** The name of the frame's kind, as in its {@code type}. */
    default String kind() {
        return switch (this) {
            case Welcome f -> "welcome";
            case Event f -> "event";
            case Result f -> "outcome";
            case Pending f -> "pending";
            case Typing f -> "typing";
            case Available f -> "availability";
            case Queue f -> "queue";
            case Invite f -> "invite";
            case Teleport f -> "teleport";
            case Heartbeat f -> "heartbeat";
            case Pong f -> "pong";
            case Failure f -> "error";
        };
    }

    /**
     * From now on everything live is delivered.
     *
     * @param visitorSequence the conversation's greatest visitor's number known here; null when none is
     * @param available whether an operator is online
     * @param offered whether new dialogs are taken now [P-03]
     */
    record Welcome(@Nullable Long visitorSequence, boolean available, boolean offered) implements ServerFrame {}

    record Event(VisitorEvent event) implements ServerFrame {}

    /**
     * How a command ended.
     *
     * @param dialogId the dialog it applied to; null when refused, or when the conversation has none yet
     * @param messageId the message it made; null when it made none
     * @param code why it was refused; null when accepted
     * @param detail one sentence for a developer; null when accepted
     * @param presentDialogId with {@code dialog-closed} the dialog that is open; else null
     */
    record Result(
            CommandId ref,
            boolean accepted,
            @Nullable DialogId dialogId,
            @Nullable MessageId messageId,
            @Nullable ErrorCode code,
            @Nullable String detail,
            @Nullable DialogId presentDialogId)
            implements ServerFrame {
        static Result of(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Accepted a ->
                    new Result(a.commandId(), true, a.dialogId(), a.messageId(), null, null, null);
                case Outcome.Refused r ->
                    new Result(r.commandId(), false, null, null, r.code(), r.detail(), r.presentDialogId());
            };
        }
    }

    /** The command is on its way and its outcome not known yet; send it again with the same {@code ref}. */
    record Pending(CommandId ref) implements ServerFrame {}

    /** @param name who is typing, as the visitor sees them */
    record Typing(boolean active, String name) implements ServerFrame {}

    /** @param offered whether new dialogs are taken now [P-03] */
    record Available(boolean available, boolean offered) implements ServerFrame {}

    /**
     * Where the visitor's waiting dialog stands [N-06].
     *
     * @param position 1 for the next
     * @param estimateSeconds null where nothing is known to reckon with
     */
    record Queue(DialogId dialogId, int position, @Nullable Integer estimateSeconds) implements ServerFrame {}

    /**
     * An operator invites the visitor [U-22].
     *
     * @param message what the visitor is shown
     * @param name who invites
     * @param seconds for how long it may be answered
     */
    record Invite(InvitationId invitationId, String message, String name, long seconds) implements ServerFrame {
        static Invite of(VisitorActivity.VisitorInvited invited, Instant now) {
            long left = Duration.between(now, invited.expiresAt()).toSeconds();
            return new Invite(invited.invitationId(), invited.text(), invited.operatorName(), Math.max(0, left));
        }
    }

    /** @param url where the visitor's page is to go [W-49] */
    record Teleport(String url) implements ServerFrame {}

    /** @param visitorSequence the conversation's greatest visitor's number known here */
    record Heartbeat(long visitorSequence) implements ServerFrame {}

    record Pong() implements ServerFrame {}

    /**
     * A frame was refused.
     *
     * @param ref that of the refused frame; null when it had none
     * @param retryAfterSeconds with {@code rate-limited}: when to come again; else null
     */
    record Failure(
            ErrorCode code,
            String detail,
            @Nullable String ref,
            @Nullable Long retryAfterSeconds) implements ServerFrame {
        static Failure of(ErrorCode code, String detail, @Nullable String ref) {
            return new Failure(code, detail, ref, null);
        }

        static Failure rateLimited(long retryAfterSeconds, @Nullable String ref) {
            return new Failure(ErrorCode.RATE_LIMITED, "slow down and send it again later", ref, retryAfterSeconds);
        }
    }
}
