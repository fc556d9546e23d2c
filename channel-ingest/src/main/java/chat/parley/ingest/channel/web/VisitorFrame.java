package chat.parley.ingest.channel.web;

import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import org.jspecify.annotations.Nullable;

/** What a widget says, over a socket or without one. */
public sealed interface VisitorFrame {
    /** The name of the frame's kind, as in its {@code type}. */
    default String kind() {
        return switch (this) {
            case Hello f -> "hello";
            case Message f -> "message";
            case Read f -> "read";
            case Close f -> "close";
            case Card f -> "card";
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
    record Hello(String token, long after) implements VisitorFrame {}

    /** @param pageUrl the page the visitor is on; null when there is no usable one */
    record Message(
            CommandId ref,
            String clientMessageId,
            String text,
            @Nullable String pageUrl) implements Command {}

    record Read(CommandId ref, DialogId dialogId, MessageId messageId) implements Command {}

    /** The visitor ends the dialog. */
    record Close(CommandId ref, DialogId dialogId) implements Command {}

    record Card(CommandId ref, VisitorCard card) implements Command {}

    /** @param preview what has been typed so far; null when the client does not say */
    record Typing(boolean active, @Nullable String preview) implements VisitorFrame {}

    record Ping() implements VisitorFrame {}
}
