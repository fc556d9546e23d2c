package chat.parley.ingest.channel.web;

import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.InvitationId;
import chat.parley.contracts.id.MessageId;
import chat.parley.ingest.visitor.SignedFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a widget says, over a socket or without one. */
public sealed interface VisitorFrame {
    /** The name of the frame's kind, as in its {@code type}. */
    default String kind() {
        return switch (this) {
            case Hello f -> "hello";
            case Message f -> "message";
            case Start f -> "start";
            case Read f -> "read";
            case Close f -> "close";
            case Card f -> "card";
            case Rate f -> "rate";
            case Fields f -> "fields";
            case Transcript f -> "transcript";
            case Typing f -> "typing";
            case Ping f -> "ping";
        };
    }

    /** A frame that becomes a command. */
    sealed interface Command extends VisitorFrame {
        /** Made by the client, the same on a repeat; the command's id [N-02]. */
        CommandId ref();
    }

    /** @param after the greatest visitor's number the client has applied; 0 for none */
    record Hello(String token, long after) implements VisitorFrame {
        @Override
        public String toString() {
            return "Hello[" + after + "]"; // the token never reaches a log
        }
    }

    /**
     * @param text may be empty where there are attachments
     * @param pageUrl the page the visitor is on; null when there is no usable one
     * @param attachments files the visitor has brought already
     * @param offline whether it is left for when somebody is back
     * @param language ISO 639-1, which the visitor has chosen; null for the placement's
     * @param departmentId which the visitor has chosen; null for the placement's
     * @param invitationId the invitation the visitor has accepted; null for none
     */
    record Message(
            CommandId ref,
            String clientMessageId,
            String text,
            @Nullable String pageUrl,
            List<AttachmentId> attachments,
            boolean offline,
            @Nullable String language,
            @Nullable DepartmentId departmentId,
            @Nullable InvitationId invitationId)
            implements Command {
        public Message {
            attachments = List.copyOf(attachments);
        }
    }

    /**
     * The visitor wants to talk and has written nothing yet [U-03].
     *
     * @param pageUrl the page the visitor is on; null when there is no usable one
     * @param language ISO 639-1, which the visitor has chosen; null for the placement's
     * @param departmentId which the visitor has chosen; null for the placement's
     */
    record Start(
            CommandId ref,
            @Nullable String pageUrl,
            @Nullable String language,
            @Nullable DepartmentId departmentId) implements Command {}

    record Read(CommandId ref, DialogId dialogId, MessageId messageId) implements Command {}

    /** The visitor ends the dialog. */
    record Close(CommandId ref, DialogId dialogId) implements Command {}

    record Card(CommandId ref, VisitorCard card) implements Command {}

    /**
     * How well the visitor was served [U-08].
     *
     * @param comment null for none
     */
    record Rate(
            CommandId ref,
            DialogId dialogId,
            int mark,
            @Nullable String comment) implements Command {}

    /** What the site says of the visitor [B-16]. */
    record Fields(CommandId ref, SignedFields given) implements Command {}

    /** The visitor wants the dialog's messages by mail [U-06]. */
    record Transcript(CommandId ref, DialogId dialogId, String email) implements Command {}

    /** @param preview what has been typed so far; null when the client does not say */
    record Typing(boolean active, @Nullable String preview) implements VisitorFrame {}

    record Ping() implements VisitorFrame {}
}
