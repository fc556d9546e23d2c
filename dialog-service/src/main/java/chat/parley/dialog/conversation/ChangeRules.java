package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand.DeleteMessage;
import chat.parley.contracts.command.DialogCommand.EditMessage;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * Who may change or take back which message. Authors their own: visitors and operators while its dialog is open, and a
 * visitor at a provider, whose program knows nothing of dialogs, at any time. Supervisors every operator's. A channel
 * what was written in the provider's own program. Notes and deleted messages are not found.
 */
final class ChangeRules {
    private ChangeRules() {}

    private record Found(MessageId messageId, KnownMessage message) {}

    static Decision edit(Judgement judgement, EditMessage command) {
        Found found = find(judgement, command.messageId(), command.externalMessageId());
        if (found == null) {
            return notFound(judgement);
        }
        KnownMessage message = found.message();
        Decision refusal = refusal(judgement, message, command.externalMessageId() != null);
        if (refusal != null) {
            return refusal;
        }
        if (command.text().isBlank() && !message.attached()) {
            return judgement.refuse(ErrorCode.INVALID_TEXT, "text must not be empty");
        }
        judgement.happened(
                message.dialogId(),
                meta -> new DialogEvent.MessageEdited(meta, found.messageId(), command.text(), message.version() + 1));
        return judgement.accept(message.dialogId(), found.messageId());
    }

    static Decision delete(Judgement judgement, DeleteMessage command) {
        Found found = find(judgement, command.messageId(), command.externalMessageId());
        if (found == null) {
            return notFound(judgement);
        }
        DialogId dialogId = found.message().dialogId();
        Decision refusal = refusal(judgement, found.message(), command.externalMessageId() != null);
        if (refusal != null) {
            return refusal;
        }
        judgement.happened(dialogId, meta -> new DialogEvent.MessageDeleted(meta, found.messageId()));
        return judgement.accept(dialogId, found.messageId());
    }

    private static @Nullable Found find(
            Judgement judgement, @Nullable MessageId messageId, @Nullable String externalMessageId) {
        MessageId id = messageId == null ? ofProvider(judgement, externalMessageId) : messageId;
        KnownMessage message = id == null ? null : judgement.memory().message(id);
        return id == null || message == null || message.note() || message.deleted() ? null : new Found(id, message);
    }

    /** A conversation has one channel, so its last dialog's is that of every provider's id. */
    private static @Nullable MessageId ofProvider(Judgement judgement, @Nullable String externalMessageId) {
        Dialog dialog = judgement.present().dialog();
        if (dialog == null || externalMessageId == null) {
            return null;
        }
        KeyUse use = judgement.memory().inbound(dialog.origin().channelId(), externalMessageId);
        return use == null ? null : use.messageId();
    }

    private static Decision notFound(Judgement judgement) {
        return judgement.refuse(ErrorCode.NOT_FOUND, "the conversation has no such message");
    }

    private static @Nullable Decision refusal(Judgement judgement, KnownMessage message, boolean byProvider) {
        Actor issuer = judgement.meta().issuer();
        boolean own = message.author().equals(DerivedId.sender(issuer));
        boolean open = judgement.open(message.dialogId()) != null;
        return switch (issuer) {
            case Actor.Visitor visitor -> {
                if (!own) {
                    yield judgement.forbidden("the message is somebody else's");
                }
                yield open || byProvider ? null : judgement.notOpen();
            }
            case Actor.Operator operator -> {
                boolean operators = message.author().startsWith(Speaker.OPERATOR.word() + "/");
                if (!own && !(judgement.supervises() && operators)) {
                    yield judgement.forbidden("the message is somebody else's");
                }
                yield open ? null : judgement.notOpen();
            }
            case Actor.Bot bot -> own && open ? null : judgement.forbidden("the message is somebody else's");
            case Actor.System system ->
                Voice.isOutside(message.author())
                        ? null
                        : judgement.forbidden("only what was written outside is changed from outside");
        };
    }
}
