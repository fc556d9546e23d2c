package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand.PostOutsideReply;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import java.util.UUID;

/**
 * Answers given in the provider's own program [C-12]. They are shown under the name they were written under and count as
 * an answer when the dialog's outcome is stated, but not as an operator's: the first reply of one is still due [W-22].
 * A dialog that begins with one waits for nobody and is given to nobody until the visitor writes; it may be closed
 * without anybody taking it, and closes by itself like an owned one.
 */
final class OutsideRules {
    private OutsideRules() {}

    static Decision reply(Judgement judgement, PostOutsideReply command) {
        if (judgement.meta().issuer() instanceof Actor.Visitor
                || judgement.meta().issuer() instanceof Actor.Operator) {
            return judgement.forbidden("only a channel brings what was written outside");
        }
        UUID content = DerivedId.content("outside", command.text(), command.attachments(), null);
        Decision repeat = MessageRules.repeated(
                judgement, judgement.memory().inbound(command.channelId(), command.externalMessageId()), content);
        if (repeat != null) {
            return repeat;
        }
        Dialog last = judgement.present().dialog();
        Dialog open = last != null && last.open() ? last : null;
        if (open != null && !open.origin().visitorId().equals(command.visitorId())) {
            return judgement.forbidden("the dialog is another visitor's");
        }
        Actor.Bot author = Voice.outside(command.channelId(), command.authorName());
        DialogId dialogId = open == null ? judgement.opening() : open.dialogId();
        MessageId messageId = DerivedId.message(judgement.meta());
        if (open == null) {
            LifeRules.endForNext(judgement);
            String known = command.visitorName() == null ? MessageRules.known(judgement, last) : command.visitorName();
            judgement.happened(
                    dialogId,
                    author,
                    meta -> new DialogEvent.DialogOpened(
                            meta,
                            command.visitorId(),
                            known,
                            command.channelId(),
                            command.channelKind(),
                            null,
                            null,
                            command.language(),
                            null,
                            false,
                            null));
            MarkRules.ofChannel(judgement, dialogId, command.channelId());
        }
        judgement.happened(
                dialogId,
                author,
                meta -> new DialogEvent.MessagePosted(
                        meta,
                        messageId,
                        command.text(),
                        null,
                        command.externalMessageId(),
                        command.attachments(),
                        null));
        judgement.uses(new IdempotencyKey.Inbound(
                command.channelId(), command.externalMessageId(), new KeyUse(dialogId, messageId, content)));
        return judgement.accept(messageId);
    }
}
